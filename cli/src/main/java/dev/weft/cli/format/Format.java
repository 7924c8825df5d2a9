package dev.weft.cli.format;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// How an answer is written.
public enum Format {
  TABLE,
  JSON,
  NDJSON,
  CSV,
  YAML,
  PARQUET,
  ARROW,
  JUNIT,
  GITHUB,
  MARKDOWN,
  SARIF,
  /// Observability results, a draft of Bitol.
  BITOL,
  /// A run event of OpenLineage.
  OPENLINEAGE;

  /// What a list can be written as.
  public static final Set<Format> OF_LISTS =
      java.util.Collections.unmodifiableSet(EnumSet.of(TABLE, JSON, NDJSON, CSV, YAML));

  /// What a single thing can be written as.
  public static final Set<Format> OF_THINGS =
      java.util.Collections.unmodifiableSet(EnumSet.of(TABLE, JSON, NDJSON, YAML));

  /// The spelling on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return word();
  }
}
