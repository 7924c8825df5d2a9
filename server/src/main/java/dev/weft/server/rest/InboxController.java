package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.SeenView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.Positive;
import java.util.Optional;

/// What the caller was told.
@Valid
@Controller("/api/v1/inbox")
final class InboxController {

  /// How far it was read.
  ///
  /// @param upTo number of the newest notice that was seen
  @Valid
  @Json
  record Seen(@Positive long upTo) {}

  private final UseCases.Inbox uses;

  InboxController(UseCases.Inbox uses) {
    this.uses = uses;
  }

  /// Lists what the caller was told and has not read, the newest first.
  ///
  /// @param all also what was read.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<NoticeView> list(
      @QueryParam Optional<Boolean> all,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    return (all.orElse(false) ? uses.all() : uses.unread())
        .answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Marks a notice as read.
  ///
  /// @param number its number.
  @Post("{number}/reading")
  @Produces(statusCode = 200)
  NoticeView read(long number) {
    return uses.read().answer(CurrentCaller.get(), number);
  }

  /// Marks everything as read up to a notice.
  ///
  /// @param seen how far.
  @Post("readings")
  @Produces(statusCode = 200)
  SeenView readUpTo(Seen seen) {
    return uses.readUpTo().answer(CurrentCaller.get(), seen.upTo());
  }
}
