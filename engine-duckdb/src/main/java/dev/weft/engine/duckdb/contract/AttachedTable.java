package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.Source;
import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of a database file of the engine.
record AttachedTable(Session session, Source.Database source) {

  /// Throws `CAPTURE_UNREADABLE` for a file that is no such database, `CAPTURE_NOTHING` when it has
  /// no such table.
  CheckedTable view(String view, List<Wanted> wanted) {
    if (!Files.isRegularFile(source.file())) {
      throw unreadable("it is not a regular file that can be read", "Check the path.");
    }
    String database = view + "_source";
    try {
      session.execute(
          "ATTACH "
              + SqlText.text(source.file().toString())
              + " AS "
              + database
              + " (TYPE duckdb, READ_ONLY)");
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED
          ? e
          : unreadable("it is no DuckDB database, or somebody writes it", "Close other programs.");
    }
    String from =
        database + "." + SqlText.name(source.schema()) + "." + SqlText.name(source.table());
    return new TypedView(view, wanted, types(from)).create(session, from);
  }

  private Map<String, String> types(String from) {
    Map<String, String> types = new LinkedHashMap<>();
    try {
      session.rows(
          "DESCRIBE SELECT * FROM " + from, row -> types.put(row.string(1), row.string(2)) == null);
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED
          ? e
          : WeftException.of(
              ErrorCode.CAPTURE_NOTHING,
              "There is no table "
                  + source.schema()
                  + "."
                  + source.table()
                  + " in "
                  + source.file(),
              "Check physicalName of the table and schema of the server.");
    }
    return types;
  }

  private WeftException unreadable(String why, String remedy) {
    return WeftException.of(
        ErrorCode.CAPTURE_UNREADABLE, "Cannot read " + source.file() + ": " + why, remedy);
  }
}
