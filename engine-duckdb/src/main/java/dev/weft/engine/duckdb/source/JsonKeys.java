package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.Binding;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;

/// The keys of objects in a file of JSON lines. Only a look at every line finds them all.
final class JsonKeys {

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
              + JsonRows.lines(file)
              + ") WHERE "
              + JsonRows.isObject()
              + ")) GROUP BY key ORDER BY min(number * 100000 + place)",
          row -> row.string(1));
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED ? e : SourceErrors.notOfItsFormat(file);
    }
  }

  /// Rows with the keys that are bound, as they are spelled in the contract.
  static JsonRows rows(SourceFile file, List<Binding> bindings) {
    JsonRows.refuseArray(file);
    return new JsonRows(file, bindings.stream().map(Binding::source).distinct().toList());
  }
}
