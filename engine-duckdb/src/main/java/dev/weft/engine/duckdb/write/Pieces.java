package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The combinations of partition values that a stage holds.
final class Pieces {

  /// One combination and the condition that finds its rows.
  record Piece(List<Optional<String>> values, String condition) {}

  private Pieces() {}

  /// At most `limit` combinations, in order of their values.
  static List<Piece> list(Session session, String stage, List<String> names, int limit) {
    String columns = Projection.names(names);
    String texts =
        names.stream()
            .map(name -> "CAST(" + SqlText.name(name) + " AS VARCHAR)")
            .collect(Collectors.joining(", "));
    String types =
        names.stream()
            .map(name -> "typeof(" + SqlText.name(name) + ")")
            .collect(Collectors.joining(", "));
    return session.rows(
        "SELECT "
            + texts
            + ", "
            + types
            + " FROM (SELECT DISTINCT "
            + columns
            + " FROM "
            + stage
            + " WHERE "
            + Projection.BROKEN
            + " = 0) ORDER BY "
            + columns
            + " LIMIT "
            + limit,
        row -> {
          List<Optional<String>> values = new ArrayList<>();
          List<String> conditions = new ArrayList<>();
          for (int i = 1; i <= names.size(); i++) {
            Optional<String> value = Optional.ofNullable(row.text(i));
            values.add(value);
            conditions.add(condition(names.get(i - 1), value, row.string(names.size() + i)));
          }
          return new Piece(List.copyOf(values), String.join(" AND ", conditions));
        });
  }

  private static String condition(String name, Optional<String> value, String type) {
    return SqlText.name(name)
        + value
            .map(text -> " = CAST(" + SqlText.text(text) + " AS " + type + ")")
            .orElse(" IS NULL");
  }
}
