package dev.weft.usecases.replay;

import dev.weft.governance.access.ColumnFacts;
import dev.weft.governance.access.TableFacts;
import dev.weft.governance.policy.Implication;
import dev.weft.governance.policy.InformationOrder;
import dev.weft.governance.policy.Sight;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.usecases.replay.ReplayView.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A table as somebody sees it under two sets of policies.
///
/// @param before empty after a refusal
/// @param after the same
record SeenTable(TableFacts table, Optional<Obligations> before, Optional<Obligations> after) {

  /// Columns that are seen otherwise, in the table's order.
  List<Column> columns(Set<String> used) {
    var columns = new ArrayList<Column>();
    for (ColumnFacts column : table.columns()) {
      Sight then = sight(column, before);
      Sight now = sight(column, after);
      if (!then.equals(now)) {
        columns.add(
            new Column(
                column.name(),
                InformationOrder.below(now, then)
                    ? "loses"
                    : InformationOrder.below(then, now) ? "gains" : "changes",
                then.word(),
                now.word(),
                used.contains(column.name())));
      }
    }
    return columns;
  }

  /// How the rows differ; empty where they do not, or where there are none of one of both.
  Optional<String> rows() {
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    boolean fewer = Implication.holds(after.get().filters(), before.get().filters());
    boolean more = Implication.holds(before.get().filters(), after.get().filters());
    boolean grouped = !before.get().minimumGroup().equals(after.get().minimumGroup());
    if (fewer && more) {
      return grouped ? Optional.of(groups()) : Optional.empty();
    }
    return Optional.of(grouped || (!fewer && !more) ? "unknown" : fewer ? "fewer" : "more");
  }

  private String groups() {
    var then = before.flatMap(Obligations::minimumGroup);
    var now = after.flatMap(Obligations::minimumGroup);
    return then.isEmpty() ? "fewer" : now.isEmpty() ? "more" : "unknown";
  }

  /// The mask that redaction is here counts as redaction, as documents say it.
  private static Sight sight(ColumnFacts column, Optional<Obligations> seen) {
    if (seen.isEmpty() || !seen.get().columns().contains(column.name())) {
      return new Sight.Hidden();
    }
    Mask mask = seen.get().masks().get(column.name());
    if (mask == null) {
      return new Sight.Shown();
    }
    boolean redacts = mask == InformationOrder.redaction(column.required());
    return new Sight.Under(redacts ? Mask.REDACT : mask);
  }
}
