package dev.weft.model.policy;

import java.util.Locale;
import java.util.Optional;

/// A way to show less of a column, as documents spell it. NULL stays NULL under every mask, and the
/// column keeps its type. All but [#REDACT] and [#PSEUDONYM] are the actions of the Iceberg REST
/// catalog's read restrictions, byte for byte.
public enum Mask {
  /// String: four code points stay, the others as [#MASK_ALPHANUM]; four or fewer stay whole.
  SHOW_FIRST_4,
  /// String: the last four code points stay, the others as [#MASK_ALPHANUM].
  SHOW_LAST_4,
  /// String: digits become `n`; `( ) , . - @` stay; every other code point becomes `x`.
  MASK_ALPHANUM,
  /// Date and timestamps: the first day of the month, at midnight (UTC where zoned).
  TRUNCATE_TO_MONTH,
  /// Date and timestamps: the first day of the year, at midnight (UTC where zoned).
  TRUNCATE_TO_YEAR,
  /// String, int, long, binary: SHA-256 over a salt of one statement and the value.
  SHA_256_QUERY_LOCAL,
  /// String, int, long, binary: SHA-256 of the value; enumerable, so never for personal columns.
  SHA_256_GLOBAL,
  /// Every type: false, 0, `XXXXXXXX`, 1970-01-01, 00:00, the epoch, the zero UUID, empty.
  MASK_TO_FIXED_VALUE,
  /// Every nullable column: NULL.
  REPLACE_WITH_NULL,
  /// String, int, long: HMAC-SHA-256 under a key of one principal and purpose.
  PSEUDONYM,
  /// [#REPLACE_WITH_NULL] where the column is nullable, else [#MASK_TO_FIXED_VALUE]. A decision
  /// says which of both; obligations never hold it.
  REDACT;

  /// The spelling in documents, for instance `show-first-4`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Mask> find(String word) {
    for (Mask mask : values()) {
      if (mask.word().equals(word)) {
        return Optional.of(mask);
      }
    }
    return Optional.empty();
  }
}
