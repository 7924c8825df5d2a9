package dev.weft.model.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What must be done to a table before anybody sees it: rows are filtered by their original values
/// first, then columns are masked; what is not in `columns` does not exist for the reader.
///
/// @param columns names of the columns that may be seen, masked ones among them
/// @param masks column to mask, never [Mask#REDACT], each fitting its column's type; a column
///   without an entry is shown as it is
/// @param filters all must be true for a row to be kept
public record Obligations(
    SortedSet<String> columns,
    SortedMap<String, Mask> masks,
    List<RowExpression> filters,
    Optional<MinimumGroup> minimumGroup) {

  public Obligations {
    columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    masks = Collections.unmodifiableSortedMap(new TreeMap<>(masks));
    filters = List.copyOf(filters);
    if (!columns.containsAll(masks.keySet()) || masks.containsValue(Mask.REDACT)) {
      throw new IllegalArgumentException("Masks " + masks + " do not fit columns " + columns);
    }
  }

  /// These columns as they are, and every row.
  public static Obligations none(SortedSet<String> columns) {
    return new Obligations(columns, Collections.emptySortedMap(), List.of(), Optional.empty());
  }

  /// Whether the reader sees something other than the stored values of the visible columns.
  public boolean changeValues() {
    return !masks.isEmpty() || !filters.isEmpty() || minimumGroup.isPresent();
  }
}
