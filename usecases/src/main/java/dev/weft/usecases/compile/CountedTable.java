package dev.weft.usecases.compile;

import dev.weft.engine.Counted;
import dev.weft.engine.Statement;
import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.governance.labels.CountedGroups;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.policy.Declassifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A made table's statement with counts of the subjects of declassifiers.
///
/// @param statement the table's own one when nothing is counted
/// @param counts declassifiers that could lower something, with what is counted for them
public record CountedTable(Statement statement, Map<Declassifier, List<Counted.Group>> counts) {
  public CountedTable {
    counts = Map.copyOf(counts);
  }

  /// What the kernel of labels needs to know of it.
  public List<CountedGroups> groups() {
    return counts.entrySet().stream()
        .map(entry -> new CountedGroups(entry.getKey(), values(entry.getValue())))
        .toList();
  }

  private static java.util.Set<CountedGroups.Value> values(List<Counted.Group> groups) {
    return groups.stream()
        .map(group -> new CountedGroups.Value(group.column(), group.input()))
        .collect(Collectors.toSet());
  }

  /// What must hold of the rows for labels to become lower, with the columns that it is for.
  ///
  /// @param lowered with what of `groups`
  public Map<LeastGroup, List<Lowered>> due(Collection<Lowered> lowered) {
    var due = new LinkedHashMap<LeastGroup, List<Lowered>>();
    for (Lowered one : lowered) {
      for (Lowered.Groups groups : one.groups()) {
        for (Counted.Count count : counts(groups.declassifier(), one.column(), one.input())) {
          due.computeIfAbsent(new LeastGroup(count, groups.n()), _ -> new ArrayList<>()).add(one);
        }
      }
    }
    return due;
  }

  private List<Counted.Count> counts(String declassifier, String column, ColumnRef input) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().id().equals(declassifier))
        .flatMap(entry -> entry.getValue().stream())
        .filter(group -> group.column().equals(column) && group.input().equals(input))
        .flatMap(group -> group.counts().stream())
        .distinct()
        .toList();
  }
}
