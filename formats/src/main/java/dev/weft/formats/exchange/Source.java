package dev.weft.formats.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a contract can be made from.
public enum Source {
  PARQUET,
  CSV,
  JSON,
  SQL,
  JSON_SCHEMA,
  DATA_CONTRACT;

  private static final Pattern LINES = Pattern.compile("\\{[^\\n]*}[ \\t\\r]*\\n\\s*\\{");

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
    return this == PARQUET || this == CSV || this == JSON;
  }

  /// What the name of a file says plainly. Of JSON and YAML, which hold many things, it is a schema
  /// and a data contract.
  public static Optional<Source> ofName(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return Optional.of(PARQUET);
    }
    if (name.endsWith(".csv")) {
      return Optional.of(CSV);
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Optional.of(JSON);
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

  /// The same, where what the file begins with tells JSON of rows from a schema: a schema is one
  /// object, rows are an array or several objects in lines.
  public static Optional<Source> of(String file, String beginning) {
    return ofName(file).map(source -> source == JSON_SCHEMA && isRows(beginning) ? JSON : source);
  }

  private static boolean isRows(String beginning) {
    String text = beginning.replaceFirst("^\\uFEFF", "").stripLeading();
    return text.startsWith("[") || LINES.matcher(text).lookingAt();
  }
}
