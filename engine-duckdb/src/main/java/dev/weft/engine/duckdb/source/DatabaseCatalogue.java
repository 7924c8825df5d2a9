package dev.weft.engine.duckdb.source;

import dev.weft.engine.DatabaseFiles.FileColumn;
import dev.weft.engine.DatabaseFiles.Wanted;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Locale;

/// What a database file says of one of its tables.
///
/// @param from the table as statements call it
/// @param comment empty for none
record DatabaseCatalogue(String from, String comment, List<FileColumn> columns) {

  DatabaseCatalogue {
    columns = List.copyOf(columns);
  }

  private record Head(String schema, String name, String definition, String comment) {}

  /// @param database as the session calls it
  static DatabaseCatalogue find(Session session, Wanted wanted, String database) {
    try {
      Head head = head(session, wanted, database);
      // columns that the engine computes run what others wrote
      if (head.definition().toUpperCase(Locale.ROOT).contains("GENERATED ALWAYS")) {
        throw SourceErrors.computes(wanted.file(), wanted.table());
      }
      String from =
          String.join(
              ".", SqlText.name(database), SqlText.name(head.schema()), SqlText.name(head.name()));
      return new DatabaseCatalogue(from, head.comment(), columns(session, database, head));
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_RUN ? SourceErrors.noDatabase(wanted.file()) : e;
    }
  }

  private static Head head(Session session, Wanted wanted, String database) {
    int dot = wanted.table().indexOf('.');
    String schema = dot < 0 ? "main" : wanted.table().substring(0, dot);
    String name = wanted.table().substring(dot + 1);
    String of =
        " WHERE database_name = "
            + SqlText.text(database)
            + " AND lower(schema_name) = lower("
            + SqlText.text(schema)
            + ") AND lower(%s_name) = lower("
            + SqlText.text(name)
            + ")";
    List<Head> found =
        session.rows(
            "SELECT schema_name, table_name, coalesce(sql, ''), coalesce(comment, '')"
                + " FROM duckdb_tables()"
                + of.formatted("table"),
            row -> new Head(row.string(1), row.string(2), row.string(3), row.string(4)));
    if (!found.isEmpty()) {
      return found.getFirst();
    }
    long views =
        session.row(
            "SELECT count(*) FROM duckdb_views()" + of.formatted("view"), row -> row.number(1));
    throw views > 0
        ? SourceErrors.computes(wanted.file(), wanted.table())
        : SourceErrors.noTable(wanted.file(), wanted.table());
  }

  private static List<FileColumn> columns(Session session, String database, Head head) {
    String of =
        " WHERE database_name = "
            + SqlText.text(database)
            + " AND schema_name = "
            + SqlText.text(head.schema())
            + " AND table_name = "
            + SqlText.text(head.name());
    List<String> key =
        session.rows(
            "SELECT unnest(constraint_column_names) FROM duckdb_constraints()"
                + of
                + " AND constraint_type = 'PRIMARY KEY'",
            row -> row.string(1));
    return session.rows(
        "SELECT column_name, data_type, is_nullable, coalesce(comment, '') FROM duckdb_columns()"
            + of
            + " ORDER BY column_index",
        row ->
            new FileColumn(
                row.string(1),
                row.string(2),
                !row.truth(3),
                key.indexOf(row.string(1)) + 1,
                row.string(4)));
  }
}
