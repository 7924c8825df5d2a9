package dev.weft.formats.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a contract can be made from.
public enum Source {
  PARQUET,
  CSV,
  SQL,
  JSON_SCHEMA,
  DATA_CONTRACT;

  /// The spelling on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }

  public static Optional<Source> find(String word) {
    return Arrays.stream(values()).filter(source -> source.word().equals(word)).findFirst();
  }

  /// Whether it is rows, not words about them.
  public boolean isData() {
    return this == PARQUET || this == CSV;
  }

  /// What the name of a file says plainly. JSON and YAML hold many things, of which these two are
  /// the ones that can be imported.
  public static Optional<Source> ofName(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return Optional.of(PARQUET);
    }
    if (name.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    if (name.endsWith(".sql") || name.endsWith(".ddl")) {
      return Optional.of(SQL);
    }
    if (name.endsWith(".json")) {
      return Optional.of(JSON_SCHEMA);
    }
    return name.endsWith(".yaml") || name.endsWith(".yml")
        ? Optional.of(DATA_CONTRACT)
        : Optional.empty();
  }
}
