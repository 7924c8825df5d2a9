package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.run.RunView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Header;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs: builds and previews, and how they go.
@Valid
@Controller("/api/v1")
final class RunController {

  /// What to build.
  @Valid
  @Json
  record Wanted(@NotBlank String product, Optional<Integer> major) {}

  private final Use<Ask.Build, RunView> build;
  private final Use<Ask.Preview, RunView> preview;
  private final Use<Ask.Runs, Page<RunView>> list;
  private final Use<String, RunView> show;
  private final Use<String, RunView> cancel;
  private final RunEvents events;
  private final ZippedFolder folder;

  RunController(
      Use<Ask.Build, RunView> build,
      Use<Ask.Preview, RunView> preview,
      Use<Ask.Runs, Page<RunView>> list,
      Use<String, RunView> show,
      Use<String, RunView> cancel,
      RunEvents events,
      ZippedFolder folder) {
    this.build = build;
    this.preview = preview;
    this.list = list;
    this.show = show;
    this.cancel = cancel;
    this.events = events;
    this.folder = folder;
  }

  /// Starts to build and publish a product; answers while it works.
  ///
  /// @param key the same for a repetition of the request.
  /// @param wanted which product and major, the newest when absent.
  @Post("runs")
  @Produces(statusCode = 202)
  RunView build(@Header("Idempotency-Key") String key, Wanted wanted) {
    var id = Questions.product(wanted.product());
    return build.answer(CurrentCaller.get(), new Ask.Build(id, wanted.major(), key));
  }

  /// Starts to build a product into a hidden release; answers while it works.
  ///
  /// @param product the product, `domain/product`.
  /// @param major of which the current revision is built, the newest when absent; a folder says its
  ///   own.
  /// @param source capture and path below its connection's root, `NAME=PATH`, for each that is
  ///   replaced.
  /// @param body a folder of the product as a zip; empty for its current revision.
  @Post("previews")
  @Produces(statusCode = 202)
  RunView preview(
      @QueryParam Optional<String> product,
      @QueryParam Optional<Integer> major,
      @QueryParam List<String> source,
      InputStream body)
      throws IOException {
    var id = Questions.product(product.orElse(""));
    var question = new Ask.Preview(id, major, folder.read(body), instead(source));
    if (major.isPresent() && !question.files().isEmpty()) {
      throw RestErrors.badParameter(
          "major is for a preview without a folder; a folder says its own");
    }
    return preview.answer(CurrentCaller.get(), question);
  }

  /// Lists runs, the newest first.
  ///
  /// @param product only those of this product, `domain/product`.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get("runs")
  Page<RunView> list(
      @QueryParam Optional<String> product,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question = new Ask.Runs(product.map(Questions::product), Questions.page(cursor, limit));
    return list.answer(CurrentCaller.get(), question);
  }

  /// Shows a run with its steps.
  ///
  /// @param id the run's id.
  @Get("runs/{id}")
  RunView show(String id) {
    return show.answer(CurrentCaller.get(), id);
  }

  /// Follows a run: an event `step` for each step that begins or ends, `end` with the whole run.
  ///
  /// @param id the run's id.
  @Get("runs/{id}/events")
  void follow(String id, ServerResponse response) {
    var caller = CurrentCaller.get();
    events.send(() -> show.answer(caller, id), response);
  }

  /// Stops a run; nothing of it is published.
  ///
  /// @param id the run's id.
  @Post("runs/{id}/cancel")
  @Produces(statusCode = 202)
  RunView cancel(String id) {
    return cancel.answer(CurrentCaller.get(), id);
  }

  private static Map<String, String> instead(List<String> sources) {
    var instead = new HashMap<String, String>();
    for (String source : sources) {
      int equals = source.indexOf('=');
      boolean twice =
          equals > 0
              && instead.put(source.substring(0, equals), source.substring(equals + 1)) != null;
      if (equals <= 0 || twice) {
        throw RestErrors.badParameter("source is NAME=PATH, each NAME once");
      }
    }
    return instead;
  }
}
