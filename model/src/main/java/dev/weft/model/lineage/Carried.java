package dev.weft.model.lineage;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the values of a column carry with them.
///
/// @param labels effective labels, family to label
/// @param origins each way from each column once, ordered; never empty
public record Carried(SortedMap<String, String> labels, List<Origin> origins) {
  public Carried {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    origins = origins.stream().distinct().sorted(Comparator.comparing(Origin::toString)).toList();
    if (origins.isEmpty()) {
      throw new IllegalArgumentException("Every value comes from somewhere");
    }
  }
}
