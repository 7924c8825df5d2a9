package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Requests for access to products.
@Valid
@Controller("/api/v1/access-requests")
final class AccessRequestController {

  /// What is asked for.
  ///
  /// @param product `domain/product`
  /// @param consumer whom it is for, such as `product:insights/network`; the caller when left out
  /// @param columns table to columns
  /// @param rows table to row expression
  /// @param until ISO date
  /// @param onward `none` or `guarded`, which it is when left out
  @Valid
  @Json
  record Wanted(
      @NotBlank @Size(max = 200) String product,
      Optional<Integer> major,
      Optional<String> port,
      Optional<String> consumer,
      @Size(max = 100) List<String> purposes,
      Map<String, List<String>> columns,
      Map<String, String> rows,
      Optional<String> until,
      Optional<String> onward,
      @NotBlank @Size(max = 2_000) String reason) {
    Wanted {
      purposes = Questions.given(purposes);
      columns = Questions.given(columns);
      rows = Questions.given(rows);
    }
  }

  /// Why not.
  @Valid
  @Json
  record Rejection(@NotBlank @Size(max = 2_000) String reason) {}

  private final UseCases.AccessRequests uses;

  AccessRequestController(UseCases.AccessRequests uses) {
    this.uses = uses;
  }

  /// Asks for the use of a product.
  ///
  /// @param wanted what, for which purposes, and why.
  @Post
  @Produces(statusCode = 201)
  AccessRequestView ask(Wanted wanted) {
    var ask =
        new AccessAsk(
            Questions.product(wanted.product()),
            wanted.major(),
            wanted.port(),
            wanted.consumer(),
            wanted.purposes(),
            wanted.columns(),
            wanted.rows(),
            wanted.until(),
            wanted.onward().orElse("guarded"),
            wanted.reason());
    return uses.ask().answer(CurrentCaller.get(), ask);
  }

  /// Lists the caller's requests and those the caller decides about, the newest first.
  ///
  /// @param state only open, approved, rejected or withdrawn ones.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<AccessRequestView> list(
      @QueryParam Optional<String> state,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var question = new Ask.AccessRequests(state, Questions.page(cursor, limit));
    return uses.list().answer(CurrentCaller.get(), question);
  }

  /// Shows a request.
  ///
  /// @param number its number.
  @Get("{number}")
  AccessRequestView show(long number) {
    return uses.show().answer(CurrentCaller.get(), number);
  }

  /// Says yes. The last yes that is needed makes the agreement.
  ///
  /// @param number its number.
  @Post("{number}/approval")
  @Produces(statusCode = 200)
  AccessRequestView approve(long number) {
    return uses.approve().answer(CurrentCaller.get(), number);
  }

  /// Says no, which ends the request.
  ///
  /// @param number its number.
  /// @param rejection why not.
  @Post("{number}/rejection")
  @Produces(statusCode = 200)
  AccessRequestView reject(long number, Rejection rejection) {
    return uses.reject().answer(CurrentCaller.get(), new Ask.Rejection(number, rejection.reason()));
  }

  /// Takes the caller's own request back.
  ///
  /// @param number its number.
  @Post("{number}/withdrawal")
  @Produces(statusCode = 200)
  AccessRequestView withdraw(long number) {
    return uses.withdraw().answer(CurrentCaller.get(), number);
  }
}
