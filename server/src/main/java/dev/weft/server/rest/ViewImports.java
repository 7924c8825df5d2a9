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
import dev.weft.usecases.contract.TermView;
import dev.weft.usecases.glossary.GlossaryTermView;
import dev.weft.usecases.lineage.LineageView;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.notice.NoticeView;
import dev.weft.usecases.notice.SeenView;
import dev.weft.usecases.notice.WatchView;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.MoveView;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.promise.MissedPromise;
import dev.weft.usecases.promise.PromiseView;
import dev.weft.usecases.query.QueryView;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.rules.JudgementView;
import dev.weft.usecases.run.CheckView;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.storage.StorageView;
import dev.weft.usecases.usage.ConsumerView;
import io.avaje.jsonb.Json;

/// The views of use cases that go out as JSON as they are: their adapters are generated here.
@Json.Import({
  AccessRequestView.class,
  AgreementView.class,
  AgreementImpactView.class,
  NoticeView.class,
  SeenView.class,
  WatchView.class,
  ExplanationView.class,
  DomainView.MemberView.class,
  SessionView.class,
  TokenView.class,
  WhoAmIView.class,
  AuditView.class,
  VerificationView.class,
  ContractView.class,
  TermView.class,
  LineageView.class,
  DomainView.class,
  StatusView.class,
  Page.class,
  AppliedView.class,
  PlanView.class,
  MoveView.class,
  ProductView.class,
  ProductView.Summary.class,
  PromiseView.class,
  MissedPromise.class,
  ReleaseDiffView.class,
  ReleaseView.class,
  ReplayView.class,
  ChangeView.class,
  ComplianceView.class,
  GlossaryTermView.class,
  JudgementView.class,
  CheckView.class,
  ConsumerView.class,
  CheckedView.class,
  RunView.class,
  StorageView.class,
  QueryView.class
})
final class ViewImports {

  private ViewImports() {}
}
