package dev.weft.usecases.offline;

import dev.weft.formats.bitol.DescribedData;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a test of data against its contract came to.
///
/// @param contract its id
/// @param version of the contract, as written
/// @param outcome passed, warned, failed or error: the worst of all checks; what was skipped is
///   none
public record TestView(String contract, String version, String outcome, List<CheckView> checks) {

  /// The worst first.
  private static final List<String> ORDER = List.of("error", "failed", "warned");

  /// One check.
  ///
  /// @param name unique within its table
  /// @param rule what sort of rule it is, for instance `required`
  /// @param element the table or `table.column`
  /// @param outcome passed, failed, warned, error or skipped
  /// @param severity error, warning or info
  /// @param failing rows or values that break it
  /// @param samples failing values, where they may be shown
  public record CheckView(
      String name,
      String rule,
      String table,
      String element,
      String outcome,
      String severity,
      String dimension,
      long failing,
      String actual,
      String expected,
      String message,
      List<String> samples) {

    public CheckView {
      samples = List.copyOf(samples);
    }

    static CheckView of(CheckResult result, List<String> samples) {
      Check check = result.check();
      return new CheckView(
          check.name(),
          check.rule().word(),
          check.table(),
          check.element(),
          result.outcome().name().toLowerCase(Locale.ROOT),
          check.severity().name().toLowerCase(Locale.ROOT),
          check.dimension(),
          result.failing(),
          result.actual(),
          result.expected(),
          result.message(),
          samples);
    }
  }

  public TestView {
    checks = List.copyOf(checks);
  }

  static TestView of(DescribedData contract, List<CheckView> checks) {
    Set<String> outcomes = checks.stream().map(CheckView::outcome).collect(Collectors.toSet());
    return new TestView(
        contract.id(),
        contract.version(),
        ORDER.stream().filter(outcomes::contains).findFirst().orElse("passed"),
        checks);
  }

  /// How many checks ended so.
  public long count(String wanted) {
    return checks.stream().filter(check -> check.outcome().equals(wanted)).count();
  }
}
