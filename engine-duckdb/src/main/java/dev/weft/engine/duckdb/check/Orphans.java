package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Values of foreign keys that what they point to does not have, by one scan of both tables.
final class Orphans {

  private final Session session;
  private final CheckedTables tables;

  Orphans(Session session, CheckedTables tables) {
    this.session = session;
    this.tables = tables;
  }

  /// @param columns of the table that the key is of
  CheckResult judge(Check check, Rule.References rule, String view, TableQuestions columns) {
    CheckedTable target = tables.table(rule.target());
    KeyValues own = values(view, rule.columns(), name -> Operand.of(columns.column(name)));
    KeyValues found = values(target.view(), rule.targets(), name -> column(rule, target, name));
    long orphans =
        session.row(
            "SELECT count(*) FROM ("
                + own.select()
                + ") a ANTI JOIN ("
                + found.select()
                + ") b ON "
                + IntStream.range(0, rule.columns().size())
                    .mapToObj(i -> "a.v" + i + " = b.v" + i)
                    .collect(Collectors.joining(" AND ")),
            row -> row.number(1));
    return own.isOfItems()
        ? Verdicts.ofValues(check, orphans)
        : Verdicts.ofBreakers(check, orphans);
  }

  private static KeyValues values(
      String view, List<ColumnPath> paths, Function<String, Operand> columns) {
    return KeyValues.of(
        view,
        paths.stream().map(path -> columns.apply(path.column())).toList(),
        paths.stream().map(ColumnPath::steps).toList());
  }

  private static Operand column(Rule.References rule, CheckedTable target, String name) {
    return target
        .schema()
        .column(name)
        .map(Operand::of)
        .orElseThrow(() -> CheckedTables.unknown("column " + rule.target() + "." + name));
  }
}
