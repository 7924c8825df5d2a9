package dev.weft.catalog.run;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.store.Json;
import dev.weft.model.quality.CheckResult;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps what checks found, and lets go of what is too old. Records it in the journal.
public final class CheckWriter extends Checks {

  private final Change change;

  public CheckWriter(Change change) {
    super(change);
    this.change = change;
  }

  /// Keeps the results of all checks of one table in a build, once; none change nothing.
  ///
  /// @param results in the order of the contract
  /// @param tables of the build
  /// @throws dev.weft.model.error.WeftException RUN_NOT_FOUND, RUN_ENDED
  public void put(String id, String table, List<CheckResult> results, Collection<String> tables) {
    Run run = new Runs(change).get(id);
    if (run.state().ended()) {
      throw RunProblems.ended(run);
    }
    if (results.isEmpty()) {
      return;
    }
    insert(run, table, results, tables);
    forget(run, table);
    change.record(
        EntryKinds.RUN_CHECKED,
        id,
        Map.of(
            "table", table,
            "checks", results.size(),
            "broken", results.stream().filter(CheckResult::blocks).count()));
  }

  private void insert(Run run, String table, List<CheckResult> results, Collection<String> tables) {
    var batch =
        change.batch(
            """
            insert into run_check
              (run, table_name, ordinal, product, major, name, element, severity, outcome, failing,
               actual, expected, message, measured, checked_at)
            values
              (:run, :table, :ordinal, :product, :major, :name, :element, :severity, :outcome,
               :failing, :actual, :expected, :message, :measured, :now)
            """);
    for (int at = 0; at < results.size(); at++) {
      CheckResult result = results.get(at);
      batch
          .bind("run", run.id())
          .bind("table", table)
          .bind("ordinal", at)
          .bind("product", run.product().toString())
          .bind("major", run.major())
          .bind("name", result.check().name())
          .bind("element", result.check().element())
          .bind("severity", result.check().severity().name())
          .bind("outcome", result.outcome().name())
          .bind("failing", result.failing())
          .bind("actual", result.actual())
          .bind("expected", result.expected())
          .bind("message", result.message())
          .bind("measured", Json.write(result.check().rule().measured(table, tables)))
          .bind("now", change.now())
          .add();
    }
    batch.execute();
  }

  /// Builds and previews are counted apart: none of a history goes for what might have been.
  private void forget(Run run, String table) {
    change
        .update(
            """
            delete from run_check
            where product = :product and major = :major and table_name = :table
              and exists (select 1 from run r where r.id = run_check.run and r.kind = :kind)
              and checked_at <
                (select c.checked_at from run_check c join run r on r.id = c.run
                 where c.product = :product and c.major = :major and c.table_name = :table
                   and c.ordinal = 0 and r.kind = :kind
                 order by c.checked_at desc, c.run desc limit 1 offset :others)
            """)
        .bind("product", run.product().toString())
        .bind("major", run.major())
        .bind("table", table)
        .bind("kind", run.kind().name())
        .bind("others", KEPT - 1)
        .execute();
  }
}
