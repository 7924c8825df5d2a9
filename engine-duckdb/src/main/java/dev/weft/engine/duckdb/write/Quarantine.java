package dev.weft.engine.duckdb.write;

import dev.weft.engine.Rejects;
import dev.weft.engine.duckdb.check.RowRules;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The checks of one write that move rows aside.
final class Quarantine {

  private final List<Check> checks;
  private final Schema schema;

  Quarantine(List<Check> checks, Schema schema) {
    this.checks = checks;
    this.schema = schema;
  }

  /// Throws when a check has a pattern that the engine does not understand.
  void refuseBadPatterns(Session session) {
    for (Check check : checks) {
      RowRules.pattern((Rule.OfRow) check.rule())
          .ifPresent(pattern -> compile(session, check, pattern));
    }
  }

  /// Moved rows by the name of the check that they broke first.
  SortedMap<String, Long> counts(Session session, String stage) {
    SortedMap<String, Long> counts = new TreeMap<>();
    session.rows(
        "SELECT "
            + Projection.BROKEN
            + ", count(*) FROM "
            + stage
            + " WHERE "
            + Projection.BROKEN
            + " > 0 GROUP BY 1",
        row -> counts.merge(checks.get((int) row.number(1) - 1).name(), row.number(2), Long::sum));
    return counts;
  }

  /// The moved rows in the shape of `Rejects.SCHEMA`.
  String select(String stage, String json) {
    return "SELECT "
        + pick(checks.stream().map(Check::name).toList())
        + " AS rule, "
        + pick(checks.stream().map(c -> RowRules.rejectClass((Rule.OfRow) c.rule())).toList())
        + " AS class, "
        + origin("_file", Primitive.STRING, "VARCHAR")
        + ", "
        + origin("_row", Primitive.LONG, "BIGINT")
        + ", "
        + json
        + " AS \"row\" FROM "
        + stage
        + " WHERE "
        + Projection.BROKEN
        + " > 0";
  }

  static Schema shape() {
    return Rejects.SCHEMA;
  }

  private String origin(String name, Primitive type, String sql) {
    boolean known = schema.column(name).filter(column -> column.type() == type).isPresent();
    return (known ? SqlText.name(name) : "CAST(NULL AS " + sql + ")") + " AS " + SqlText.name(name);
  }

  private static String pick(List<String> texts) {
    return "["
        + String.join(", ", texts.stream().map(SqlText::text).toList())
        + "]["
        + Projection.BROKEN
        + "]";
  }

  private static void compile(Session session, Check check, String pattern) {
    try {
      session.execute("SELECT regexp_matches('', " + SqlText.text(pattern) + ")");
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED ? e : WriteErrors.badPattern(check.name());
    }
  }
}
