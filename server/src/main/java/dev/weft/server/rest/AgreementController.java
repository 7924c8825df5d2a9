package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.paging.Page;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Post;
import io.avaje.http.api.Produces;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// Agreements: who may use which product, for what, until when.
@Controller("/api/v1/agreements")
final class AgreementController {

  private final UseCases.Agreements uses;

  AgreementController(UseCases.Agreements uses) {
    this.uses = uses;
  }

  /// Lists agreements that concern the caller, by domain and id.
  ///
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500.
  @Get
  Page<AgreementView> list(
      @QueryParam Optional<String> cursor, @QueryParam Optional<Integer> limit) {
    return uses.list().answer(CurrentCaller.get(), Questions.page(cursor, limit));
  }

  /// Shows an agreement with its document.
  ///
  /// @param domain the providing domain.
  /// @param id its id.
  @Get("{domain}/{id}")
  AgreementView show(String domain, String id) {
    return uses.show().answer(CurrentCaller.get(), new Ask.OneAgreement(domain, id));
  }

  /// Ends an agreement from the next decision on.
  ///
  /// @param domain the providing domain.
  /// @param id its id.
  @Post("{domain}/{id}/revocation")
  @Produces(statusCode = 200)
  AgreementView revoke(String domain, String id) {
    return uses.revoke().answer(CurrentCaller.get(), new Ask.OneAgreement(domain, id));
  }
}
