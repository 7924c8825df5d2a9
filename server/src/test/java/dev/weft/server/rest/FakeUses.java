package dev.weft.server.rest;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.AccessRequestView;
import dev.weft.usecases.access.AgreementImpactView;
import dev.weft.usecases.access.AgreementView;
import dev.weft.usecases.access.ExplanationView;
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
import dev.weft.usecases.query.QueryView;
import dev.weft.usecases.query.RunQuery;
import dev.weft.usecases.release.ReleaseDiffView;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.review.ChangeView;
import dev.weft.usecases.run.CheckedView;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.storage.StorageView;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Use cases that remember what they were asked and answer with little.
final class FakeUses {

  final List<Object> asked = new ArrayList<>();
  final Deque<RunView> runs = new ArrayDeque<>();
  private Optional<Caller> caller = Optional.empty();

  UseCases all() {
    return new UseCases(
        (by, _) -> noted(by, "status", status()),
        (by, _) ->
            noted(
                by,
                "whoami",
                new WhoAmIView(by.principal().text(), null, "operator", List.of(), List.of())),
        (by, files) -> noted(by, files, plan()),
        (by, apply) ->
            noted(by, apply, new AppliedView(true, 7, 1, List.of(), List.of(), List.of())),
        (by, policies) ->
            noted(
                by,
                policies,
                new ReplayView("2026-01-01T00:00:00Z", 0, 0, 0, 0, 0, List.of(), List.of(), 0)),
        new UseCases.Changes(
            (by, question) -> noted(by, question, change()),
            (by, question) -> noted(by, question, change()),
            (by, question) -> noted(by, question, Page.last(List.of(change()))),
            (by, number) -> noted(by, number, change()),
            (by, said) -> noted(by, said, change()),
            (by, said) -> noted(by, said, change()),
            (by, question) -> noted(by, question, change()),
            (by, said) -> noted(by, said, change()),
            (by, said) -> noted(by, said, change()),
            (by, said) ->
                noted(by, said, new AppliedView(true, 7, 1, List.of(), List.of(), List.of()))),
        new UseCases.Runs(
            (by, build) -> noted(by, build, run("queued")),
            (by, preview) -> noted(by, preview, run("queued")),
            (by, question) -> noted(by, question, new Page<>(List.of(run("queued")), "9")),
            (by, id) -> noted(by, id, look(id)),
            (by, id) -> noted(by, id, run("cancelled"))),
        new UseCases.Checks(
            (by, question) -> noted(by, question, Page.last(List.of(checked()))),
            (by, question) -> noted(by, question, Page.last(List.of(checked())))),
        new UseCases.Compliance(
            (by, question) ->
                noted(
                    by, question, new ComplianceView("2026-01-01T00:00:00Z", List.of(), List.of())),
            (by, question) -> noted(by, question, Page.last(List.of()))),
        new UseCases.Terms(
            (by, question) -> noted(by, question, Page.last(List.of(term()))),
            (by, question) -> noted(by, question, term())),
        (by, page) -> noted(by, page, Page.last(List.of(domain()))),
        (by, name) -> noted(by, name, domain()),
        new UseCases.Members(
            (by, name) -> noted(by, name, Page.last(List.of(member()))),
            (by, question) -> noted(by, question, member()),
            (by, question) -> noted(by, question, new Ask.Nothing())),
        (by, question) -> noted(by, question, Page.last(List.of())),
        (by, question) -> noted(by, question, product()),
        (by, question) -> noted(by, question, Page.last(List.of())),
        (by, page) -> noted(by, page, Page.last(List.of(contract("")))),
        (by, question) -> noted(by, question, contract("kind: DataContract\n")),
        (by, question) ->
            noted(
                by,
                question,
                new LineageView(
                    question.of().toString(), "down", 5, false, 0, List.of(), List.of())),
        new UseCases.Releases(
            (by, question) -> noted(by, question, Page.last(List.of(release()))),
            (by, question) -> noted(by, question, release()),
            (by, question) ->
                noted(by, question, new ReleaseDiffView("a", "b", List.of(), List.of(), List.of())),
            (by, question) -> noted(by, question, release())),
        (by, question) -> noted(by, question, query(question)),
        (by, id) -> noted(by, id, new Ask.Nothing()),
        (by, _) ->
            noted(
                by,
                "queries",
                Page.last(
                    List.of(new QueryView("q1", "ada", "2026-01-01T00:00:00Z", 3, "select 1")))),
        (by, ask) -> noted(by, ask, explanation()),
        new UseCases.AccessRequests(
            (by, ask) -> noted(by, ask, accessRequest()),
            (by, question) -> noted(by, question, Page.last(List.of(accessRequest()))),
            (by, number) -> noted(by, number, accessRequest()),
            (by, number) -> noted(by, number, accessRequest()),
            (by, question) -> noted(by, question, accessRequest()),
            (by, number) -> noted(by, number, accessRequest())),
        new UseCases.Agreements(
            (by, page) -> noted(by, page, Page.last(List.of(agreement()))),
            (by, question) -> noted(by, question, agreement()),
            (by, question) -> noted(by, question, impact()),
            (by, renewal) -> noted(by, renewal, accessRequest()),
            (by, question) -> noted(by, question, agreement())),
        new UseCases.Inbox(
            (by, page) -> noted(by, page, Page.last(List.of(notice()))),
            (by, page) -> noted(by, page, Page.last(List.of(notice()))),
            (by, number) -> noted(by, number, notice()),
            (by, number) -> noted(by, number, new SeenView(number))),
        new UseCases.Watches(
            (by, page) -> noted(by, page, Page.last(List.of())),
            (by, product) ->
                noted(by, product, new WatchView(product.toString(), "2026-01-01T00:00:00Z")),
            (by, product) -> noted(by, product, new Ask.Nothing())),
        new UseCases.Tokens(
            (by, token) -> noted(by, token, token("weft_secret")),
            (by, page) -> noted(by, page, Page.last(List.of(token(null)))),
            (by, id) -> noted(by, id, token(null))),
        (by, _) -> noted(by, "inspect", new StorageView(3, 0, 0, 9, 0, 0, List.of())),
        (by, _) -> noted(by, "sweep", new StorageView(3, 0, 0, 9, 0, 1, List.of())),
        new UseCases.Audit(
            (by, question) -> noted(by, question, new Page<>(List.of(record()), "41")),
            (by, _) -> noted(by, "verify", verification()),
            (by, out) -> noted(by, "export", export(out))));
  }

  Caller caller() {
    return caller.orElseThrow();
  }

  Object lastAsked() {
    return asked.getLast();
  }

  private <T> T noted(Caller by, Object question, T answer) {
    caller = Optional.of(by);
    asked.add(question);
    return answer;
  }

  private RunView look(String id) {
    if (id.equals("none")) {
      throw WeftException.of(ErrorCode.RUN_NOT_FOUND, "There is no run 'none'", "");
    }
    return runs.size() > 1 ? runs.removeFirst() : runs.isEmpty() ? run("queued") : runs.getFirst();
  }

  private static RunQuery.Answered query(Ask.Query question) {
    String sql = question.request().sql();
    try {
      var text = question.request().format() + ":" + sql;
      question.out().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (sql.equals("select slow")) {
      throw WeftException.of(ErrorCode.SQL_TIMEOUT, "It takes too long", "Ask for less.");
    }
    if (sql.equals("select busy")) {
      throw WeftException.of(ErrorCode.SERVER_BUSY, "Too many statements wait", "Try again.");
    }
    return new RunQuery.Answered(1, 1, sql.equals("select many"));
  }

  private static AgreementImpactView impact() {
    return new AgreementImpactView(
        "sales", "a", "sales/orders@1", "person:cy", List.of(), List.of(), 0, false);
  }

  private static NoticeView notice() {
    return new NoticeView(
        4,
        "release",
        "release",
        "sales/orders@1.0.0+2",
        "sales/orders",
        "Release sales/orders@1.0.0+2 is published.",
        "weft release show sales/orders@+2",
        "2026-01-01T00:00:00Z",
        null);
  }

  private static AuditView record() {
    return new AuditView(
        42,
        "2026-01-01T00:00:00Z",
        "decision",
        "cleo",
        "operator",
        "rest",
        "t1",
        "read",
        null,
        "SELECT email FROM customer.members.members",
        "f1",
        "allow",
        null,
        List.of(
            new AuditView.Table(
                "customer/members",
                1,
                "members",
                "customer/members@1.0.0+3",
                "membership cleo is product_owner of customer",
                List.of(new AuditView.Column("email", "show", true)),
                0,
                null,
                "allow",
                null,
                new java.util.TreeMap<>())),
        0,
        2,
        0,
        0,
        0,
        null,
        null,
        7);
  }

  private static VerificationView verification() {
    return new VerificationView(
        false,
        42,
        1,
        3,
        1,
        0,
        new VerificationView.Head(3, "abc", "sig"),
        List.of(new VerificationView.Breach("changed", "record 17", "it was changed")));
  }

  private static Ask.Nothing export(OutputStream out) {
    try {
      out.write("{\"record\":1}\n".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Ask.Nothing();
  }

  private static StatusView status() {
    return new StatusView(
        null,
        "test",
        "http://x",
        null,
        "2026-01-01T00:00:00Z",
        0,
        false,
        List.of(),
        0,
        List.of(),
        List.of(),
        List.of(),
        0,
        new StatusView.Cage("best_effort", 1, List.of(new StatusView.Guard("seccomp", true))));
  }

  private static PlanView plan() {
    var finding =
        Finding.warning(
            ErrorCode.DOC_UNKNOWN_FIELD,
            new Place("mesh.yaml", 2, 3, "/colour"),
            "The field 'colour' is unknown",
            "Leave it out.");
    return new PlanView(
        "f1", false, "mesh", List.of(), List.of(), List.of(), List.of(), List.of(finding), null);
  }

  static RunView run(String state, RunView.Step... steps) {
    return new RunView(
        "r1",
        "operations/departures",
        1,
        "1.0.0",
        1,
        "build",
        state,
        "ada",
        null,
        null,
        null,
        null,
        null,
        List.of(steps),
        List.of());
  }

  private static CheckedView checked() {
    return new CheckedView(
        "flights",
        "rows",
        "flights",
        "error",
        "passed",
        null,
        "",
        "",
        "",
        "2026-01-01T00:00:00Z",
        "r1",
        null);
  }

  private static DomainView domain() {
    return new DomainView(
        "operations",
        "Operations",
        null,
        List.of(),
        new java.util.TreeMap<>(),
        List.of(),
        List.of(),
        List.of());
  }

  private static DomainView.MemberView member() {
    return new DomainView.MemberView("eve", List.of("analyst"), List.of("exploration"));
  }

  private static AccessRequestView accessRequest() {
    return new AccessRequestView(
        7,
        "customer/members@1",
        null,
        "person:cy",
        "cy",
        List.of("exploration"),
        Map.of(),
        Map.of(),
        null,
        null,
        "guarded",
        "A study.",
        "open",
        true,
        "2026-01-01T00:00:00Z",
        null,
        null,
        null,
        null,
        List.of(),
        List.of("bo", "cleo"));
  }

  private static ExplanationView explanation() {
    return new ExplanationView(
        "customer/members:members",
        "cy",
        null,
        "deny",
        "W-ACCESS-002",
        "cy has no grant",
        "Ask its owner.",
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        null,
        List.of(),
        List.of(),
        null);
  }

  private static AgreementView agreement() {
    return new AgreementView(
        "customer",
        "cy_reads_members_7",
        "customer/members@1",
        null,
        "person:cy",
        List.of("exploration"),
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        "guarded",
        "A study.",
        "active",
        1,
        "2026-01-01T00:00:00Z",
        "cleo",
        "kind: Agreement\n");
  }

  private static ChangeView change() {
    return new ChangeView(
        1,
        "Less",
        "eve",
        "open",
        "v1",
        "2026-01-01T00:00:00Z",
        "2026-01-01T00:00:00Z",
        false,
        List.of(),
        List.of(),
        null,
        null);
  }

  private static GlossaryTermView term() {
    return new GlossaryTermView("delay", "mesh", "Late.", List.of(), null, List.of(), null);
  }

  private static ProductView product() {
    return new ProductView(
        "operations/departures",
        "1.0.0",
        "active",
        "source",
        Map.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "urn:weft:x",
        "e1");
  }

  private static ContractView contract(String text) {
    return new ContractView(
        "c1", "1.0.0", "operations/departures", 1, "flights", false, text, Map.of(), List.of());
  }

  private static ReleaseView release() {
    return new ReleaseView(
        "operations/departures@1.0.0+3",
        3,
        "1.0.0",
        1,
        "2026-01-01T00:00:00Z",
        "ada",
        "r1",
        1,
        null,
        true,
        true,
        List.of(),
        null,
        List.of(),
        List.of());
  }

  private static TokenView token(@org.jspecify.annotations.Nullable String secret) {
    return new TokenView(
        "t1", "ci", "personal", "all", secret, "2026-01-01T00:00:00Z", null, null, null);
  }
}
