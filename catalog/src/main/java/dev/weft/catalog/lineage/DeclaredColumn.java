package dev.weft.catalog.lineage;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is declared now of a column of a product's major.
///
/// @param contract labels as the contract writes them, family to label
/// @param labels those, or higher ones that another major's contract raised
public record DeclaredColumn(
    String table,
    String key,
    SortedMap<String, String> contract,
    SortedMap<String, String> labels) {
  public DeclaredColumn {
    contract = Collections.unmodifiableSortedMap(new TreeMap<>(contract));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
