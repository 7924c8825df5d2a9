package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementImpactView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.RenewAgreement.Renewal;
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
import java.util.Optional;

/// Agreements: who may use which product, for what, until when.
@Valid
@Controller("/api/v1/agreements")
final class AgreementController {

  /// How long it should go on.
  ///
  /// @param until ISO date
  @Valid
  @Json
  record Renewed(
      @NotBlank @Size(max = 40) String until, @NotBlank @Size(max = 2_000) String reason) {}

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

  /// Shows what would break downstream if an agreement ended.
  ///
  /// @param domain the providing domain.
  /// @param id its id.
  @Get("{domain}/{id}/impact")
  AgreementImpactView impact(String domain, String id) {
    return uses.impact().answer(CurrentCaller.get(), new Ask.OneAgreement(domain, id));
  }

  /// Asks for an agreement to go on until a later day.
  ///
  /// @param domain the providing domain.
  /// @param id its id.
  /// @param wanted until when, and why.
  @Post("{domain}/{id}/renewals")
  @Produces(statusCode = 201)
  AccessRequestView renew(String domain, String id, Renewed wanted) {
    return uses.renew()
        .answer(CurrentCaller.get(), new Renewal(domain, id, wanted.until(), wanted.reason()));
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
