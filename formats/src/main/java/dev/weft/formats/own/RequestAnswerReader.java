package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.RequestAnswer;
import dev.weft.model.policy.RuleSubject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads `then:` of a rule on agreements: `approve`, or `{ route: { roles: […], people: […] } }`.
final class RequestAnswerReader {

  private static final String APPROVE = "approve";

  private RequestAnswerReader() {}

  static Optional<RequestAnswer> read(Fields rule, String scope, Optional<RuleSubject> on) {
    if (on.isPresent() && on.get() != RuleSubject.AGREEMENT) {
      wrong(
          rule,
          "Only a rule on `agreement` answers requests",
          "Write on: agreement, or `require` instead of `when` and `then`");
    }
    Optional<Node> then = rule.find("then");
    if (then.isEmpty()) {
      rule.missing("then");
      return Optional.empty();
    }
    if (then.get() instanceof Node.Scalar) {
      rule.word("then", List.of(APPROVE));
      if (scope.equals(AccessPolicy.MESH)) {
        wrong(
            rule,
            "A rule of the mesh cannot approve: what a domain has is the domain's to give",
            "Move the rule to policies/ of a domain, or let it `route`");
      }
      return Optional.of(new RequestAnswer.Approve());
    }
    return rule.findGroup("then", "approve, or a group with `route`")
        .flatMap(RequestAnswerReader::route);
  }

  private static void wrong(Fields rule, String message, String hint) {
    rule.findings().error(ErrorCode.DOC_VALUE, rule.at("then"), message, hint);
  }

  private static Optional<RequestAnswer> route(Fields then) {
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
    return Optional.of(new RequestAnswer.Route(roles, people));
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
