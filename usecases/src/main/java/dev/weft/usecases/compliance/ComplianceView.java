package dev.weft.usecases.compliance;

import java.util.List;

/// How rules are kept, for those products that the caller may discover and those agreements that
/// they may see.
///
/// @param at ISO-8601 in UTC, the moment that is looked at
/// @param domains by name
/// @param points one for each day that was asked for, oldest first
public record ComplianceView(String at, List<DomainView> domains, List<PointView> points) {

  /// A domain. What is judged are pairs of a rule in force and a thing: the domain itself, a
  /// product, a port, a contract, an agreement in force.
  ///
  /// @param agreements in force on its products
  /// @param waived broken, with an exception that holds
  /// @param broken by nobody excused, whatever the stage
  /// @param enforced those of the broken ones whose next apply is refused
  public record DomainView(
      String domain,
      int products,
      int agreements,
      int kept,
      int waived,
      int broken,
      int enforced) {}

  /// The end of a day in UTC, the present one on the last day.
  public record PointView(String day, int kept, int waived, int broken) {}

  public ComplianceView {
    domains = List.copyOf(domains);
    points = List.copyOf(points);
  }
}
