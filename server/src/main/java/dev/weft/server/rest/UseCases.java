package dev.weft.server.rest;

import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessAsk;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementImpactView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.ExplanationView;
import dev.weft.usecases.access.RenewAgreement.Renewal;
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
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.query.QueryView;
import dev.weft.usecases.query.RunQuery;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.review.ReviewChange;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.storage.StorageView;
import dev.weft.usecases.usage.ConsumerView;
import java.io.OutputStream;
import java.util.List;

/// Everything this door can ask for.
public record UseCases(
    Use<Ask.Nothing, StatusView> status,
    Use<Ask.Nothing, WhoAmIView> whoAmI,
    Use<List<SourceFile>, PlanView> plan,
    Use<Ask.Apply, AppliedView> apply,
    Use<Ask.PolicyPlan, ReplayView> planPolicies,
    Changes changes,
    Runs runs,
    Checks checks,
    Compliance compliance,
    Terms terms,
    Use<PageRequest, Page<DomainView>> listDomains,
    Use<String, DomainView> showDomain,
    Members members,
    Use<Ask.Products, Page<ProductView.Summary>> listProducts,
    Use<Ask.Product, ProductView> showProduct,
    Use<Ask.Consumers, Page<ConsumerView>> listConsumers,
    Use<PageRequest, Page<ContractView>> listContracts,
    Use<Ask.Contract, ContractView> showContract,
    Use<Ask.Lineage, LineageView> lineage,
    Releases releases,
    Use<Ask.Query, RunQuery.Answered> query,
    Use<String, Ask.Nothing> cancelQuery,
    Use<Ask.Nothing, Page<QueryView>> listQueries,
    Use<ExplainAccess.Ask, ExplanationView> explainAccess,
    AccessRequests accessRequests,
    Agreements agreements,
    Inbox inbox,
    Watches watches,
    Tokens tokens,
    Use<Ask.Nothing, StorageView> inspectStorage,
    Use<Ask.Nothing, StorageView> sweepStorage,
    Audit audit) {

  /// What can be done with the audit.
  public record Audit(
      Use<Ask.Audit, Page<AuditView>> list,
      Use<Ask.Nothing, VerificationView> verify,
      Use<OutputStream, Ask.Nothing> export) {}

  /// What can be done with proposed changes.
  public record Changes(
      Use<Ask.Proposal, ChangeView> propose,
      Use<Ask.Replacement, ChangeView> replace,
      Use<Ask.Changes, Page<ChangeView>> list,
      Use<Long, ChangeView> show,
      Use<ReviewChange.Said, ChangeView> comment,
      Use<ReviewChange.Said, ChangeView> approve,
      Use<Ask.Acknowledged, ChangeView> acknowledge,
      Use<ReviewChange.Said, ChangeView> reject,
      Use<ReviewChange.Said, ChangeView> withdraw,
      Use<ReviewChange.Said, AppliedView> apply) {}

  /// What can be done with runs.
  public record Runs(
      Use<Ask.Build, RunView> build,
      Use<Ask.Preview, RunView> preview,
      Use<Ask.Runs, Page<RunView>> list,
      Use<String, RunView> show,
      Use<String, RunView> cancel) {}

  /// What can be asked of checks.
  public record Checks(
      Use<Ask.Checks, Page<CheckedView>> list, Use<Ask.CheckHistory, Page<CheckedView>> history) {}

  /// What can be asked of the glossary.
  public record Terms(
      Use<Ask.Terms, Page<GlossaryTermView>> list, Use<Ask.Term, GlossaryTermView> show) {}

  /// What can be asked of how rules are kept.
  public record Compliance(
      Use<Ask.Compliance, ComplianceView> show, Use<Ask.Judgements, Page<JudgementView>> list) {}

  /// What can be done with releases.
  public record Releases(
      Use<Ask.Releases, Page<ReleaseView>> list,
      Use<Ask.Release, ReleaseView> show,
      Use<Ask.Difference, ReleaseDiffView> diff,
      Use<Ask.Release, ReleaseView> rollback) {}

  /// What can be done with members of a domain.
  public record Members(
      Use<String, Page<DomainView.MemberView>> list,
      Use<Ask.Member, DomainView.MemberView> put,
      Use<Ask.Member, Ask.Nothing> remove) {}

  /// What can be done with requests for access.
  public record AccessRequests(
      Use<AccessAsk, AccessRequestView> ask,
      Use<Ask.AccessRequests, Page<AccessRequestView>> list,
      Use<Long, AccessRequestView> show,
      Use<Long, AccessRequestView> approve,
      Use<Ask.Rejection, AccessRequestView> reject,
      Use<Long, AccessRequestView> withdraw) {}

  /// What can be done with agreements.
  public record Agreements(
      Use<PageRequest, Page<AgreementView>> list,
      Use<Ask.OneAgreement, AgreementView> show,
      Use<Ask.OneAgreement, AgreementImpactView> impact,
      Use<Renewal, AccessRequestView> renew,
      Use<Ask.OneAgreement, AgreementView> revoke) {}

  /// What can be done with what the caller was told.
  public record Inbox(
      Use<PageRequest, Page<NoticeView>> unread,
      Use<PageRequest, Page<NoticeView>> all,
      Use<Long, NoticeView> read,
      Use<Long, SeenView> readUpTo) {}

  /// What can be done with products that the caller wants to hear of.
  public record Watches(
      Use<PageRequest, Page<WatchView>> list,
      Use<ProductId, WatchView> watch,
      Use<ProductId, Ask.Nothing> unwatch) {}

  /// What can be done with personal tokens.
  public record Tokens(
      Use<Ask.Token, TokenView> create,
      Use<PageRequest, Page<TokenView>> list,
      Use<String, TokenView> revoke) {}
}
