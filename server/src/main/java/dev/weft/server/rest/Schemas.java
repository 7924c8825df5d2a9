package dev.weft.server.rest;

import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementImpactView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.ExplanationView;
import dev.weft.usecases.access.SessionView;
import dev.weft.usecases.access.TokenView;
import dev.weft.usecases.access.WhoAmIView;
import dev.weft.usecases.audit.AuditView;
import dev.weft.usecases.audit.VerificationView;
import dev.weft.usecases.compliance.ComplianceView;
import dev.weft.usecases.contract.ContractView;
import dev.weft.usecases.glossary.GlossaryTermView;
import dev.weft.usecases.lineage.LineageView;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.SeenView;
import dev.weft.usecases.notice.WatchView;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.storage.StorageView;
import dev.weft.usecases.usage.ConsumerView;
import io.avaje.jsonb.Types;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/// The names under which answers say what they are. They change only with their shape.
final class Schemas {

  private static final Map<Class<?>, String> ONES =
      Map.ofEntries(
          Map.entry(StatusView.class, "status"),
          Map.entry(WhoAmIView.class, "whoami"),
          Map.entry(PlanView.class, "plan"),
          Map.entry(AppliedView.class, "applied"),
          Map.entry(ReplayView.class, "policyplan"),
          Map.entry(RunView.class, "run"),
          Map.entry(DomainView.class, "domain"),
          Map.entry(ProductView.class, "product"),
          Map.entry(ContractView.class, "contract"),
          Map.entry(LineageView.class, "lineage"),
          Map.entry(ComplianceView.class, "compliance"),
          Map.entry(GlossaryTermView.class, "term"),
          Map.entry(ChangeView.class, "change"),
          Map.entry(ReleaseView.class, "release"),
          Map.entry(ReleaseDiffView.class, "releasediff"),
          Map.entry(DomainView.MemberView.class, "member"),
          Map.entry(AccessRequestView.class, "accessrequest"),
          Map.entry(AgreementView.class, "agreement"),
          Map.entry(AgreementImpactView.class, "agreementimpact"),
          Map.entry(ExplanationView.class, "explanation"),
          Map.entry(NoticeView.class, "notice"),
          Map.entry(SeenView.class, "seen"),
          Map.entry(WatchView.class, "watch"),
          Map.entry(TokenView.class, "token"),
          Map.entry(AccessTokenController.Made.class, "accesstoken"),
          Map.entry(SessionController.Ways.class, "signin"),
          Map.entry(SessionView.class, "session"),
          Map.entry(StorageView.class, "storage"),
          Map.entry(VerificationView.class, "auditverification"));

  private static final Map<Class<?>, String> LISTS =
      Map.ofEntries(
          Map.entry(RunView.class, "runs"),
          Map.entry(CheckedView.class, "checks"),
          Map.entry(JudgementView.class, "judgements"),
          Map.entry(ConsumerView.class, "consumers"),
          Map.entry(GlossaryTermView.class, "terms"),
          Map.entry(ChangeView.class, "changes"),
          Map.entry(DomainView.class, "domains"),
          Map.entry(ProductView.Summary.class, "products"),
          Map.entry(ContractView.class, "contracts"),
          Map.entry(ReleaseView.class, "releases"),
          Map.entry(DomainView.MemberView.class, "members"),
          Map.entry(AccessRequestView.class, "accessrequests"),
          Map.entry(AgreementView.class, "agreements"),
          Map.entry(NoticeView.class, "notices"),
          Map.entry(WatchView.class, "watches"),
          Map.entry(TokenView.class, "tokens"),
          Map.entry(AuditView.class, "audit"));

  private Schemas() {}

  /// Every type of answer and its name.
  static Map<Type, String> all() {
    var all = new HashMap<Type, String>();
    ONES.forEach((type, name) -> all.put(type, "weft." + name + "/v1"));
    LISTS.forEach(
        (type, name) ->
            all.put(Types.newParameterizedType(Page.class, type), "weft." + name + "/v1"));
    return all;
  }
}
