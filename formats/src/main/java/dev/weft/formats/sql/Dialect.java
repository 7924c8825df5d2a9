package dev.weft.formats.sql;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Whose SQL it is.
public enum Dialect {
  DUCKDB("DuckDB"),
  POSTGRESQL("PostgreSQL"),
  TRINO("Trino");

  /// Bytes of a name that PostgreSQL keeps.
  private static final int LONGEST_NAME = 63;

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /// As its makers write it.
  public String title() {
    return title;
  }

  /// Whether it knows keys, UNIQUE and CHECK.
  boolean hasConstraints() {
    return this != TRINO;
  }

  /// What names are told apart by.
  String folded(String name) {
    return switch (this) {
      case DUCKDB, TRINO -> name.toLowerCase(Locale.ROOT);
      case POSTGRESQL -> {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int length = Math.min(bytes.length, LONGEST_NAME);
        yield new String(bytes, 0, length, StandardCharsets.UTF_8);
      }
    };
  }

  /// Whether a name is kept as it is.
  boolean keeps(String name) {
    return this != POSTGRESQL || name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
  }
}
