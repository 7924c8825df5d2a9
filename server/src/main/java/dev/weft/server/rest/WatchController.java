package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.notice.WatchView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Delete;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import io.avaje.http.api.Valid;
import io.avaje.jsonb.Json;
import io.avaje.validation.constraints.NotBlank;
import io.avaje.validation.constraints.Size;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;

/// Products that the caller wants to hear of.
@Valid
@Controller("/api/v1/watches")
final class WatchController {

  /// What is to be watched.
  ///
  /// @param product `domain/product`
  @Valid
  @Json
  record Wanted(@NotBlank @Size(max = 200) String product) {}

  private final UseCases.Watches uses;

  WatchController(UseCases.Watches uses) {
    this.uses = uses;
  }

  /// Lists the products that the caller watches, by name.
  ///
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<WatchView> list(@QueryParam Optional<String> cursor, @QueryParam Optional<Integer> limit) {
    return uses.list().answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Watches a product from now on.
  ///
  /// @param wanted which one.
  @Post
  @Produces(statusCode = 200)
  WatchView watch(Wanted wanted) {
    return uses.watch().answer(CurrentCaller.get(), Questions.product(wanted.product()));
  }

  /// Watches a product no more.
  ///
  /// @param domain its domain.
  /// @param product its name.
  @Delete("{domain}/{product}")
  @Produces(statusCode = 204)
  void unwatch(String domain, String product, ServerResponse response) {
    uses.unwatch().answer(CurrentCaller.get(), Questions.product(domain, product));
    response.send();
  }
}
