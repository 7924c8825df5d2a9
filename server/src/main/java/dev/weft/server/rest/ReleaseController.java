package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Positive;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Releases of a product.
@Valid
@Controller("/api/v1/products/{domain}/{product}")
final class ReleaseController {

  /// Back to which release.
  @Valid
  @Json
  record Rollback(@Positive long to) {}

  private final Use<Ask.Releases, Page<ReleaseView>> list;
  private final Use<Ask.Release, ReleaseView> show;
  private final Use<Ask.Difference, ReleaseDiffView> diff;
  private final Use<Ask.Release, ReleaseView> rollback;
  private final Answers answers;

  ReleaseController(
      Use<Ask.Releases, Page<ReleaseView>> list,
      Use<Ask.Release, ReleaseView> show,
      Use<Ask.Difference, ReleaseDiffView> diff,
      Use<Ask.Release, ReleaseView> rollback,
      Answers answers) {
    this.list = list;
    this.show = show;
    this.diff = diff;
    this.rollback = rollback;
    this.answers = answers;
  }

  /// Lists releases, the newest first.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get("releases")
  Page<ReleaseView> list(
      String domain,
      String product,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question =
        new Ask.Releases(Questions.product(domain, product), Questions.page(cursor, limit));
    return list.answer(CurrentCaller.get(), question);
  }

  /// Shows a release with its provenance. Its ETag changes only with what is known about it:
  /// whether it is the current one, and whether its data are kept.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param number the release's number.
  @Get("releases/{number}")
  ReleaseView show(
      String domain, String product, long number, ServerRequest request, ServerResponse response) {
    var question = new Ask.Release(Questions.product(domain, product), number);
    ReleaseView view = show.answer(CurrentCaller.get(), question);
    ETags.name(request, response, ETags.of(answers.text(view)));
    return view;
  }

  /// Compares two releases.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param from number of the one.
  /// @param to number of the other.
  @Get("releases/{from}/diff/{to}")
  ReleaseDiffView diff(String domain, String product, long from, long to) {
    return diff.answer(
        CurrentCaller.get(), new Ask.Difference(Questions.product(domain, product), from, to));
  }

  /// Publishes a new release that shows the state of an older one.
  ///
  /// @param domain the product's domain.
  /// @param product the product's name.
  /// @param rollback which release is shown again.
  @Post("rollbacks")
  @Produces(statusCode = 201)
  ReleaseView rollback(String domain, String product, Rollback rollback) {
    var id = Questions.product(domain, product);
    return this.rollback.answer(CurrentCaller.get(), new Ask.Release(id, rollback.to()));
  }
}
