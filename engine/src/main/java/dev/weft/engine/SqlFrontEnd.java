package dev.weft.engine;

import dev.weft.model.lineage.ColumnRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Understands SQL in the engine's dialect without touching data. All methods throw `WeftException`
/// with a code of the block `W-SQL`; messages concern the text as written, never generated text.
/// Thread-safe.
public interface SqlFrontEnd {

  /// Does work in which the front end is asked, for no longer than this in all: what takes longer
  /// throws SQL_TIMEOUT. Without it each text has some time of its own.
  <T> T within(Duration time, Supplier<T> work);

  /// Parses exactly one SELECT whose every node and function is on the allow-list.
  Statement parse(String text);

  /// Binds a statement to tables of which only the schemas are known.
  ///
  /// @param tables one entry for each distinct path of the statement's mentions
  /// @return columns, types and lineage of the result
  Bound bind(Statement statement, List<StubTable> tables);

  /// The statement with a count of different subjects for every group of its outermost query.
  /// Otherwise it gives the same columns and the same rows.
  ///
  /// @param tables those that it was bound to
  /// @param subject a column of one of them, by the table's name there
  /// @return empty when no aggregate takes its values from rows of which the subject is known
  Optional<Counted> counted(Statement statement, List<StubTable> tables, ColumnRef subject);

  /// The statement as it may be kept: without comments and with `?` in place of every literal, one
  /// for a list of them. Never fails: what cannot be told from a literal for sure is left out, if
  /// need be the whole text.
  String withoutLiterals(Statement statement);

  /// The same of a statement that was refused. A name that no table has may be a value in the wrong
  /// quotes, so names of columns are left out too but for these and those that the statement gives.
  ///
  /// @param columns of the tables that it reads
  String withoutLiterals(Statement statement, Set<String> columns);

  /// Puts decided scans in place of the tables. The bound plan of the result scans exactly those
  /// (second gate), else `SQL_GATE` is thrown.
  ///
  /// @param tables one entry for each distinct path of the statement's mentions
  GovernedStatement govern(Statement statement, List<DecidedTable> tables);
}
