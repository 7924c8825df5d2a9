package dev.weft.governance.access;

import dev.weft.governance.access.Grant.Via;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Names;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The right that everybody has on output ports of the mesh's own products: on rows that are about
/// themselves, and on those that concern a domain which they may audit. A table tells by its
/// columns whom a row is about; one that has none of them is nobody's.
final class OwnRecords {

  private static final String PRINCIPAL = "principal";
  private static final List<String> DOMAINS = List.of("domain", "principal_domain");

  private OwnRecords() {}

  static Optional<Candidate> of(Facts facts, Principal principal, TableFacts table) {
    if (!isOfMesh(table) || table.internal() || !isSomebody(principal)) {
      return Optional.empty();
    }
    return rows(facts, principal, table)
        .map(
            rows ->
                new Candidate(
                    new Grant(
                        Via.MEMBERSHIP,
                        Domain.MESH,
                        0,
                        Set.of(),
                        new TreeSet<>(facts.vocabulary().purposes())),
                    Optional.empty(),
                    Optional.of(rows)));
  }

  /// Whether a table is of a product of the mesh itself. Such records are read for no purpose
  /// unless one is stated.
  static boolean isOfMesh(TableFacts table) {
    return table.product().domain().equals(Domain.MESH);
  }

  /// Whether a principal may know what products of a domain have because everybody may.
  static boolean isKnown(Principal principal, String domain) {
    return domain.equals(Domain.MESH) && isSomebody(principal);
  }

  /// Products read what their agreements say, the operator reads nothing.
  private static boolean isSomebody(Principal principal) {
    return switch (principal) {
      case Principal.OfPerson(String name) -> Names.isSpelled(name);
      case Principal.OfService(String name) -> Names.isSpelled(name);
      case Principal.OfProduct _, Principal.Operator() -> false;
    };
  }

  private static Optional<String> rows(Facts facts, Principal principal, TableFacts table) {
    var any = new ArrayList<String>();
    if (isText(table, PRINCIPAL)) {
      any.add("row." + PRINCIPAL + " == '" + principal.text() + "'");
    }
    List<String> audited = audited(facts, principal);
    if (!audited.isEmpty()) {
      String names = audited.stream().collect(Collectors.joining("', '", "['", "']"));
      DOMAINS.stream()
          .filter(column -> isText(table, column))
          .forEach(column -> any.add("row." + column + " in " + names));
    }
    return any.isEmpty() ? Optional.empty() : Optional.of(String.join(" || ", any));
  }

  private static List<String> audited(Facts facts, Principal principal) {
    return facts.domains().keySet().stream()
        .filter(Names::isSpelled)
        .filter(
            domain ->
                facts.rolesIn(principal, domain).stream()
                    .anyMatch(role -> !role.ofMesh() && Action.AUDIT_DOMAIN.roles().contains(role)))
        .sorted()
        .toList();
  }

  private static boolean isText(TableFacts table, String name) {
    return table.column(name).filter(column -> column.type() == Primitive.STRING).isPresent();
  }
}
