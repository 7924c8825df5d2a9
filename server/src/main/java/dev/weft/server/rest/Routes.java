package dev.weft.server.rest;

import dev.weft.server.config.HttpConfig;
import io.helidon.webserver.http.HttpFeature;
import java.time.Duration;
import java.util.List;

/// What the door answers: its description, the routes themselves, and the streams of events that
/// must end before it can close.
public record Routes(OpenApi api, List<HttpFeature> features, RunEvents events) {

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration PING = Duration.ofSeconds(10);

  public Routes {
    features = List.copyOf(features);
  }

  /// All routes of the API over these use cases.
  public static Routes of(UseCases uses, Entrance entrance, HttpConfig config, String version) {
    var api = OpenApi.ofBuild(version);
    var answers = new Answers(Schemas.all());
    var events = new RunEvents(answers, PAUSE, PING);
    var folder = new ZippedFolder(config);
    var json = answers.jsonb();
    var valid = new Validation();
    var runs = uses.runs();
    var releases = uses.releases();
    var tokens = uses.tokens();
    var audit = uses.audit();
    return new Routes(
        api,
        List.of(
            new HealthController$Route(new HealthController(version, api), json),
            new StatusController$Route(new StatusController(uses.status(), uses.whoAmI()), json),
            new PlanController$Route(
                new PlanController(uses.plan(), uses.apply(), uses.planPolicies(), folder), json),
            new ChangeController$Route(new ChangeController(uses.changes(), folder), valid, json),
            new RunController$Route(
                new RunController(
                    runs.build(),
                    runs.preview(),
                    runs.list(),
                    runs.show(),
                    runs.cancel(),
                    events,
                    folder),
                valid,
                json),
            new CheckController$Route(new CheckController(uses.checks()), json),
            new ComplianceController$Route(new ComplianceController(uses.compliance()), json),
            new TermController$Route(new TermController(uses.terms()), json),
            new DomainController$Route(
                new DomainController(uses.listDomains(), uses.showDomain()), json),
            new MemberController$Route(new MemberController(uses.members()), valid, json),
            new AccessController$Route(new AccessController(uses.explainAccess()), json),
            new AccessRequestController$Route(
                new AccessRequestController(uses.accessRequests()), valid, json),
            new AgreementController$Route(new AgreementController(uses.agreements()), valid, json),
            new InboxController$Route(new InboxController(uses.inbox()), valid, json),
            new WatchController$Route(new WatchController(uses.watches()), valid, json),
            new ProductController$Route(
                new ProductController(
                    uses.listProducts(), uses.showProduct(), uses.listConsumers(), answers),
                json),
            new ContractController$Route(
                new ContractController(uses.listContracts(), uses.showContract(), answers), json),
            new LineageController$Route(new LineageController(uses.lineage()), json),
            new ReleaseController$Route(
                new ReleaseController(
                    releases.list(),
                    releases.show(),
                    releases.diff(),
                    releases.rollback(),
                    answers),
                valid,
                json),
            new QueryController$Route(
                new QueryController(uses.query(), uses.cancelQuery(), uses.listQueries()),
                valid,
                json),
            new TokenController$Route(
                new TokenController(tokens.create(), tokens.list(), tokens.revoke()), valid, json),
            new AccessTokenController$Route(
                new AccessTokenController(entrance.access()), valid, json),
            new SessionController$Route(new SessionController(entrance), valid, json),
            new PasswordController$Route(new PasswordController(entrance.passwords()), valid, json),
            new BrowserSignIn(entrance),
            new PasswordSignIn(entrance, json),
            new StorageController$Route(
                new StorageController(uses.inspectStorage(), uses.sweepStorage()), json),
            new AuditController$Route(
                new AuditController(audit.list(), audit.verify(), audit.export()), json)),
        events);
  }
}
