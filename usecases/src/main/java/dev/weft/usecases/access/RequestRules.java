package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Route;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.rules.Judged;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import dev.weft.usecases.rules.RuleFacts;
import dev.weft.usecases.rules.RulesInForce;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What rules on agreements say to requests: they refuse, name further people who agree, or are the
/// owner's yes, given beforehand.
final class RequestRules {

  private final AppliedMesh mesh;

  RequestRules(AppliedMesh mesh) {
    this.mesh = mesh;
  }

  /// Rules take a while to be typed, which nobody who writes should wait for.
  void load(Catalog catalog) {
    catalog.read(
        reading -> {
          rules(reading).load(RuleSubject.AGREEMENT);
          return reading.now();
        });
  }

  /// Refuses what no rule lets be an agreement.
  ///
  /// @throws dev.weft.model.error.WeftException RULE_BROKEN
  void check(Reading reading, AccessRequest request) {
    rules(reading)
        .check(
            RuleSubject.AGREEMENT,
            facts -> judged(reading, facts, request),
            "No such agreement on " + request.product(),
            "Ask for less.");
  }

  /// Answers a request that has just been made.
  ///
  /// @return the request as it stands then: open, perhaps with further people, or approved
  /// @throws dev.weft.model.error.WeftException RULE_BROKEN
  AccessRequest answer(Writing writing, AccessRequest request) {
    check(writing, request);
    List<GovernanceRule> answers = rules(writing).answers(facts -> judged(writing, facts, request));
    List<Route> routes = answers.stream().flatMap(rule -> route(rule).stream()).toList();
    if (!routes.isEmpty()) {
      return writing.requests().route(request.number(), routes);
    }
    return answers.stream()
        .filter(rule -> isApproved(writing, rule, request))
        .findFirst()
        .map(rule -> approved(writing, rule, request))
        .orElse(request);
  }

  private static Optional<Route> route(GovernanceRule rule) {
    return switch (rule.then().orElseThrow()) {
      case RuleAnswer.Approve(), RuleAnswer.Accept() -> Optional.empty();
      case RuleAnswer.Route(var roles, var people) ->
          Optional.of(
              new Route(
                  rule.address(),
                  roles.stream().map(Role::word).toList(),
                  people,
                  Optional.empty(),
                  Optional.empty()));
    };
  }

  /// Whether it is the yes of somebody who could say it now: whoever wrote the rule.
  private boolean isApproved(Reading reading, GovernanceRule rule, AccessRequest request) {
    return new AccessDeciders(mesh.documents(reading), reading.now())
        .isGivenBeforehand(author(reading, rule), request);
  }

  private AccessRequest approved(Writing writing, GovernanceRule rule, AccessRequest request) {
    long number = request.number();
    String who = author(writing, rule).text();
    AccessRequest agreed = writing.requests().approve(number, Role.PRODUCT_OWNER.word(), who);
    return writing
        .requests()
        .grantByRule(
            number, GrantedRequest.store(writing, agreed), "By rule " + rule.address() + ".");
  }

  /// Whoever applied it last as it stands.
  private Principal author(Reading reading, GovernanceRule rule) {
    var key = new StoredDocument.Key(rule.scope(), "Rule", rule.id());
    StoredDocument stored =
        Objects.requireNonNull(
            mesh.documents(reading).stored().get(key), "a rule that was applied");
    return Principals.of(Caller.principalIn(stored.changedBy()));
  }

  private Judged judged(Reading reading, RuleFacts facts, AccessRequest request) {
    Optional<ProductFolder> product =
        reading
            .registry()
            .activeRevision(request.product(), request.major())
            .map(revision -> mesh.folder(reading, revision));
    return facts.of(
        request.product().domain(),
        RequestedAgreement.of(request),
        product,
        request.personal(),
        Instants.day(reading.now()));
  }

  private RulesInForce rules(Reading reading) {
    MeshDocuments documents = mesh.documents(reading);
    return new RulesInForce(documents, reading.now());
  }
}
