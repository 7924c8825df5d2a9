package dev.weft.governance.access;

import dev.weft.model.access.Principal;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/// Who asks, as policies see them.
record Subject(
    String kind, String name, SortedSet<String> domains, Map<String, List<String>> attributes) {

  static Subject of(Principal principal, Facts facts) {
    return new Subject(
        kind(principal),
        name(principal),
        facts.domainsOf(principal),
        facts.principal(principal).attributes());
  }

  private static String kind(Principal principal) {
    return switch (principal) {
      case Principal.OfPerson _ -> "person";
      case Principal.OfService _ -> "service";
      case Principal.OfProduct _ -> "product";
      case Principal.Operator() -> "operator";
    };
  }

  private static String name(Principal principal) {
    return switch (principal) {
      case Principal.OfPerson(String name) -> name;
      case Principal.OfService(String name) -> name;
      case Principal.OfProduct(var product) -> product.toString();
      case Principal.Operator() -> principal.text();
    };
  }
}
