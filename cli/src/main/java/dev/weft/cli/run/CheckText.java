package dev.weft.cli.run;

import dev.weft.cli.format.Column;
import java.util.List;

/// What checks found, as people read it.
final class CheckText {

  static final List<Column> LIST =
      List.of(
          Column.of("TABLE", "table"),
          Column.of("CHECK", "name"),
          Column.of("SEVERITY", "severity"),
          Column.of("OUTCOME", "outcome"),
          Column.count("FAILING", "failing"),
          Column.of("ACTUAL", "actual"),
          Column.of("EXPECTED", "expected"),
          Column.instant("CHECKED", "checkedAt"));

  static final List<Column> HISTORY =
      List.of(
          Column.instant("CHECKED", "checkedAt"),
          Column.of("RUN", "run"),
          Column.of("RELEASE", "release"),
          Column.of("OUTCOME", "outcome"),
          Column.count("FAILING", "failing"),
          Column.of("ACTUAL", "actual"),
          Column.of("EXPECTED", "expected"));

  private CheckText() {}
}
