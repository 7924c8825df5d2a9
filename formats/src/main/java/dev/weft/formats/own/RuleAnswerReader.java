package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `then:` of a rule that answers: on agreements `approve`, or `{ route: { roles: […],
/// people: […] } }`; on changes `accept`.
final class RuleAnswerReader {

  private static final String APPROVE = "approve";
  private static final String ACCEPT = "accept";

  private static final Set<RuleSubject> ANSWERING =
      EnumSet.of(RuleSubject.AGREEMENT, RuleSubject.CHANGE);

  private RuleAnswerReader() {}

  static Optional<RuleAnswer> read(Fields rule, String scope, Optional<RuleSubject> on) {
    if (on.isPresent() && !ANSWERING.contains(on.get())) {
      wrong(
          rule,
          "Only a rule on `agreement` or `change` answers",
          "Write on: agreement or on: change, or `require` instead of `when` and `then`");
    }
    Optional<Node> then = rule.find("then");
    if (then.isEmpty()) {
      rule.missing("then");
      return Optional.empty();
    }
    if (on.equals(Optional.of(RuleSubject.CHANGE))) {
      rule.word("then", List.of(ACCEPT));
      return Optional.of(new RuleAnswer.Accept());
    }
    return ofAgreement(rule, scope, then.get());
  }

  private static Optional<RuleAnswer> ofAgreement(Fields rule, String scope, Node then) {
    if (then instanceof Node.Scalar) {
      rule.word("then", List.of(APPROVE));
      if (scope.equals(AccessPolicy.MESH)) {
        wrong(
            rule,
            "A rule of the mesh cannot approve: what a domain has is the domain's to give",
            "Move the rule to policies/ of a domain, or let it `route`");
      }
      return Optional.of(new RuleAnswer.Approve());
    }
    return rule.findGroup("then", "approve, or a group with `route`")
        .flatMap(RuleAnswerReader::route);
  }

  private static void wrong(Fields rule, String message, String hint) {
    rule.findings().error(ErrorCode.DOC_VALUE, rule.at("then"), message, hint);
  }

  private static Optional<RuleAnswer> route(Fields then) {
    Optional<Fields> route = then.findGroup("route", "a group with roles or people");
    if (route.isEmpty()) {
      then.missing("route");
      then.close();
      return Optional.empty();
    }
    Set<Role> roles = roles(route.get());
    List<String> people = route.get().texts("people");
    if (roles.isEmpty() && people.isEmpty()) {
      route.get().missing("roles");
    }
    route.get().close();
    then.close();
    return Optional.of(new RuleAnswer.Route(roles, people));
  }

  private static Set<Role> roles(Fields route) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : route.texts("roles")) {
      Role.find(word)
          .ifPresentOrElse(
              roles::add,
              () ->
                  route
                      .findings()
                      .error(
                          ErrorCode.DOC_VALUE,
                          route.at("roles"),
                          "There is no role `" + word + "`",
                          "Write one of "
                              + Arrays.stream(Role.values())
                                  .map(Role::word)
                                  .collect(Collectors.joining(", "))));
    }
    return roles;
  }
}
