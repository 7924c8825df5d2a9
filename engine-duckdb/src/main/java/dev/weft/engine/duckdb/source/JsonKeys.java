package dev.weft.engine.duckdb.source;

import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.SourceReader.Binding;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The keys of objects in a file of JSON lines. Only a look at every line finds them all.
final class JsonKeys {

  private static final int BEGINNING = 10_000;

  private JsonKeys() {}

  /// All keys in order of first appearance; lines that are no objects have none.
  static List<String> list(Session session, SourceFile file) {
    JsonRows.refuseArray(file);
    try {
      return session.rows(
          "SELECT key FROM (SELECT unnest(keys) AS key, generate_subscripts(keys, 1) AS place, "
              + FileRows.NUMBER
              + " AS number FROM (SELECT json_keys(line) AS keys, "
              + FileRows.NUMBER
              + " FROM ("
              + JsonLayout.LINES.numbered(file)
              + ") WHERE "
              + JsonRows.isObject()
              + ")) GROUP BY key ORDER BY min(number * 100000 + place)",
          row -> row.string(1));
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED ? e : SourceErrors.notOfItsFormat(file);
    }
  }

  /// Those of the wanted keys that an object of the file has. Only for a column of which the
  /// beginning of the file has no spelling the rest is read, too.
  static List<String> among(
      Session session, SourceFile file, JsonLayout layout, List<Wanted> wanted) {
    List<String> keys =
        wanted.stream().flatMap(column -> column.spellings().stream()).distinct().toList();
    if (keys.isEmpty()) {
      return List.of();
    }
    String lines = layout.lines(file);
    List<String> early =
        present(session, file, "SELECT * FROM (" + lines + ") LIMIT " + BEGINNING, keys);
    boolean all =
        wanted.stream().allMatch(column -> column.spellings().stream().anyMatch(early::contains));
    return all ? early : present(session, file, lines, keys);
  }

  private static List<String> present(
      Session session, SourceFile file, String lines, List<String> keys) {
    String pointers =
        keys.stream()
            .map(JsonRows::pointer)
            .map(SqlText::text)
            .collect(Collectors.joining(", ", "[", "]::VARCHAR[]"));
    String counts =
        IntStream.rangeClosed(1, keys.size())
            .mapToObj(i -> "count(v[" + i + "])")
            .collect(Collectors.joining(", "));
    String values =
        "SELECT CASE WHEN "
            + JsonRows.isObject()
            + " THEN json_extract(line, "
            + pointers
            + ") END AS v FROM ("
            + lines
            + ")";
    try {
      return session.row(
          "SELECT " + counts + " FROM (" + values + ")",
          row ->
              IntStream.range(0, keys.size())
                  .filter(i -> row.number(i + 1) > 0)
                  .mapToObj(keys::get)
                  .toList());
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED ? e : SourceErrors.notOfItsFormat(file);
    }
  }

  /// Rows with the keys that are bound, as they are spelled in the contract.
  static JsonRows rows(SourceFile file, List<Binding> bindings) {
    JsonRows.refuseArray(file);
    return new JsonRows(
        file, JsonLayout.LINES, bindings.stream().map(Binding::source).distinct().toList());
  }
}
