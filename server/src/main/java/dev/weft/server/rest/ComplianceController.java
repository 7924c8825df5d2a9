package dev.weft.server.rest;

import dev.weft.server.auth.CurrentCaller;
import dev.weft.usecases.compliance.ComplianceView;
import dev.weft.usecases.compliance.ListJudgements;
import dev.weft.usecases.compliance.ShowCompliance;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.rules.JudgementView;
import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.QueryParam;
import java.util.Optional;

/// How the rules of the mesh and its domains are kept.
@Controller("/api/v1/compliance")
final class ComplianceController {

  private final UseCases.Compliance compliance;

  ComplianceController(UseCases.Compliance compliance) {
    this.compliance = compliance;
  }

  /// Counts by domain what keeps rules and what does not, now and at the end of days before.
  ///
  /// @param domain only this one.
  /// @param days how many days to look back over, none when absent, at most 90.
  @Get
  ComplianceView show(@QueryParam Optional<String> domain, @QueryParam Optional<Integer> days) {
    int wanted = days.orElse(0);
    if (wanted < 0 || wanted > ShowCompliance.MOST_DAYS) {
      throw RestErrors.badParameter("days is not between 0 and " + ShowCompliance.MOST_DAYS);
    }
    return compliance.show().answer(CurrentCaller.get(), new Ask.Compliance(domain, wanted));
  }

  /// Lists what rules say of products, their ports, contracts and agreements in force.
  ///
  /// @param domain only products of this one.
  /// @param product only this one, `domain/product`.
  /// @param all also what is kept.
  /// @param cursor where the part begins, the `next` of the part before.
  /// @param limit entries of the part, 1 to 500; all of one product stand on one part.
  @Get("judgements")
  Page<JudgementView> list(
      @QueryParam Optional<String> domain,
      @QueryParam Optional<String> product,
      @QueryParam Optional<Boolean> all,
      @QueryParam Optional<String> cursor,
      @QueryParam Optional<Integer> limit) {
    var asked =
        new ListJudgements.Asked(domain, product.map(Questions::product), all.orElse(false));
    return compliance
        .list()
        .answer(CurrentCaller.get(), new Ask.Judgements(asked, Questions.page(cursor, limit)));
  }
}
