package dev.weft.engine.duckdb.contract;

import dev.weft.engine.Cancellation;
import dev.weft.engine.DataChecks;
import dev.weft.engine.duckdb.check.FailingValues;
import dev.weft.engine.duckdb.check.SqlRules;
import dev.weft.engine.duckdb.check.TableChecks;
import dev.weft.engine.duckdb.check.Verdicts;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Measures checks through the engine's own readers: text is read once into memory, what has
/// columns of its own stays where it is.
public final class DuckDbDataChecks implements DataChecks {

  private final Sessions sessions;
  private final SqlRules rules;

  public DuckDbDataChecks(Sessions sessions, SqlRules rules) {
    this.sessions = sessions;
    this.rules = rules;
  }

  @Override
  public List<Measured> run(List<Table> tables, Depth depth, Cancellation cancellation) {
    try (Session session = sessions.session(cancellation)) {
      OpenedTables opened = OpenedTables.open(session, tables, depth);
      List<Measured> all = new ArrayList<>();
      for (Table table : tables) {
        all.addAll(measure(session, opened, table, depth));
      }
      return List.copyOf(all);
    }
  }

  private List<Measured> measure(Session session, OpenedTables opened, Table table, Depth depth) {
    try {
      return switch (depth) {
        case METADATA ->
            new Metadata(opened.ready(table.name()))
                .judge(table.checks()).stream().map(DuckDbDataChecks::bare).toList();
        case VALUES -> values(session, opened, table);
      };
    } catch (WeftException e) {
      if (e.code() == ErrorCode.SQL_CANCELLED) {
        throw e;
      }
      return table.checks().stream().map(check -> bare(unread(check, table, e))).toList();
    }
  }

  private List<Measured> values(Session session, OpenedTables opened, Table table) {
    List<CheckResult> results =
        new TableChecks(session, table.name(), opened, rules).judge(table.checks());
    Set<String> open =
        table.columns().stream()
            .filter(Wanted::open)
            .map(Wanted::name)
            .collect(Collectors.toUnmodifiableSet());
    var failing = new FailingValues(session, opened.table(table.name()), open);
    Map<CheckResult, List<String>> samples = failing.of(results);
    return results.stream()
        .map(result -> new Measured(result, samples.getOrDefault(result, List.of())))
        .toList();
  }

  private static Measured bare(CheckResult result) {
    return new Measured(result, List.of());
  }

  private static CheckResult unread(Check check, Table table, WeftException why) {
    return check.rule() instanceof Rule.Intact
        ? Verdicts.unreadable(check, why)
        : Verdicts.error(check, "the data of " + table.name() + " cannot be read");
  }
}
