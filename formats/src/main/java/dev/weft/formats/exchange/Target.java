package dev.weft.formats.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a contract can be written as.
public enum Target {
  DUCKDB,
  POSTGRESQL,
  TRINO,
  JSON_SCHEMA,
  MARKDOWN,
  HTML;

  /// The spelling on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return word();
  }

  public static Optional<Target> find(String word) {
    return Arrays.stream(values()).filter(target -> target.word().equals(word)).findFirst();
  }
}
