package dev.weft.model.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a platform records, as tables that a product of the mesh can capture. Every one tells by
/// the column `principal` whom a row is about, and by `domain` which domain it concerns; where a
/// product did it, `principal_domain` is the product's.
public enum RecordSet {
  /// One row per record of the audit: a decision, what left after it, or a look at what exists.
  DECISIONS,
  /// One row per record and table that it is about.
  DECIDED_TABLES,
  /// One row per record, table and column: how it was shown, and whether it was used.
  DECIDED_COLUMNS,
  /// Which columns were read by whom, day by day.
  COLUMN_READS;

  /// How documents call it, for instance `decided_tables`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// All words, in the order of this list.
  public static List<String> words() {
    return Arrays.stream(values()).map(RecordSet::word).toList();
  }

  /// The one with this word.
  public static Optional<RecordSet> find(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
