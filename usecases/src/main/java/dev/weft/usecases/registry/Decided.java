package dev.weft.usecases.registry;

import dev.weft.engine.DecidedTable;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Hands a decided table to the engine with no more columns than obligations need.
public final class Decided {

  private Decided() {}

  /// The table for the engine: what may be seen, and what filters and groups look at.
  ///
  /// @param path as the statement mentions it
  /// @param name what lineage and errors call it
  /// @throws WeftException ACCESS_POLICY while the engine renders no obligations that change values
  public static DecidedTable of(
      List<String> path, String name, ScanPlan scan, Obligations obligations) {
    if (obligations.changeValues()) {
      throw WeftException.of(
          ErrorCode.ACCESS_POLICY,
          "Policies change what you see of " + name + ", which this server does not do yet",
          "Read a table, or columns by an agreement, that no policy masks or filters.");
    }
    Set<String> needed = needed(obligations);
    var columns =
        scan.schema().columns().stream().filter(column -> needed.contains(column.name())).toList();
    return new DecidedTable(
        path, name, new ScanPlan(new Schema(columns), scan.files()), obligations);
  }

  private static Set<String> needed(Obligations obligations) {
    var needed = new TreeSet<>(obligations.columns());
    obligations.filters().forEach(filter -> add(filter, needed));
    obligations.minimumGroup().map(MinimumGroup::subject).ifPresent(needed::add);
    obligations.minimumGroup().map(MinimumGroup::groupBy).ifPresent(needed::addAll);
    return needed;
  }

  private static void add(RowExpression filter, Set<String> needed) {
    switch (filter) {
      case RowExpression.Always _ -> {
        // looks at nothing
      }
      case RowExpression.And(List<RowExpression> all) -> all.forEach(one -> add(one, needed));
      case RowExpression.Or(List<RowExpression> any) -> any.forEach(one -> add(one, needed));
      case RowExpression.Not(RowExpression of) -> add(of, needed);
      case RowExpression.Compare(var _, RowValue left, RowValue right) -> {
        add(left, needed);
        add(right, needed);
      }
      case RowExpression.In(RowValue value, var _) -> add(value, needed);
      case RowExpression.IsNull(RowValue value) -> add(value, needed);
      case RowExpression.StartsWith(RowValue value, var _) -> add(value, needed);
    }
  }

  private static void add(RowValue value, Set<String> needed) {
    switch (value) {
      case RowValue.OfColumn(String name) -> needed.add(name);
      case RowValue.Arithmetic(var _, RowValue left, RowValue right) -> {
        add(left, needed);
        add(right, needed);
      }
      case Literal _ -> {
        // is no column
      }
    }
  }
}
