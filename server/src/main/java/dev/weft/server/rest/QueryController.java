package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.query.QueryRequest;
import dev.weft.usecases.query.QueryView;
import dev.weft.usecases.query.RunQuery;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Delete;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Governed statements.
@Valid
@Controller("/api/v1")
final class QueryController {

  static final HeaderName ID = HeaderNames.create("X-Weft-Query-Id");

  /// Says that there are more rows; only when it is known before the first of them is sent.
  static final HeaderName TRUNCATED = HeaderNames.create("X-Weft-Truncated");

  /// What the answer is for, when the body does not say it.
  static final HeaderName PURPOSE = HeaderNames.create("X-Weft-Purpose");

  private static final long ROWS = 1_000;
  private static final Pattern UUID_SPELLING =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /// A statement, how many rows of its result are wanted, what it is for, and the agreement to read
  /// under where there are several.
  @Valid
  @Json
  record Wanted(
      @NotBlank String sql,
      Optional<Long> limit,
      Optional<String> purpose,
      Optional<String> grant) {}

  private final Use<Ask.Query, RunQuery.Answered> run;
  private final Use<String, Ask.Nothing> cancel;
  private final Use<Ask.Nothing, Page<QueryView>> list;

  QueryController(
      Use<Ask.Query, RunQuery.Answered> run,
      Use<String, Ask.Nothing> cancel,
      Use<Ask.Nothing, Page<QueryView>> list) {
    this.run = run;
    this.cancel = cancel;
    this.list = list;
  }

  /// Runs a statement and streams its result in the media type that is accepted: Arrow (when
  /// nothing is said), CSV, NDJSON, JSON or Parquet. A result that fails on the way is broken off.
  ///
  /// @param wanted the statement; at most `limit` rows are sent, 1000 when absent, all for 0.
  @Post("query")
  @Produces(statusCode = 200)
  void query(Wanted wanted, ServerRequest request, ServerResponse response) {
    long limit = wanted.limit().orElse(ROWS);
    if (limit < 0) {
      throw RestErrors.badParameter("limit is 0 or more");
    }
    var format = Accepted.format(request);
    var purpose = wanted.purpose().or(() -> request.headers().first(PURPOSE));
    var question =
        new QueryRequest(id(request), wanted.sql(), format, limit, purpose, wanted.grant());
    var caller = CurrentCaller.get();
    response.header(ID, question.id());
    StreamedAnswer.send(
        request,
        response,
        format.mediaType(),
        out -> {
          var answered = run.answer(caller, new Ask.Query(question, out));
          if (answered.truncated() && !out.hasStarted()) {
            response.header(TRUNCATED, "true");
          }
        });
  }

  /// Lists the statements of the caller's that are under way; those who operate the platform see
  /// all, without the texts of others.
  @Get("queries")
  Page<QueryView> list() {
    return list.answer(CurrentCaller.get(), new Ask.Nothing());
  }

  /// Stops a statement of the caller's that is under way.
  ///
  /// @param id its `X-Weft-Query-Id`.
  @Delete("queries/{id}")
  @Produces(statusCode = 204)
  void cancel(String id, ServerResponse response) {
    cancel.answer(CurrentCaller.get(), id);
    response.send();
  }

  private static String id(ServerRequest request) {
    String id = request.headers().first(ID).orElseGet(() -> UUID.randomUUID().toString());
    if (!UUID_SPELLING.matcher(id).matches()) {
      throw RestErrors.badParameter("X-Weft-Query-Id is a UUID");
    }
    return id;
  }
}
