package dev.weft.capture.copy;

import dev.weft.capture.copy.DescribedTable.DescribedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What PostgreSQL knows of a table, of views and foreign tables as well.
final class PostgresCatalogue {

  private static final String COLUMNS =
      " from pg_catalog.pg_attribute a"
          + " join pg_catalog.pg_class c on c.oid = a.attrelid"
          + " join pg_catalog.pg_namespace n on n.oid = c.relnamespace"
          + " where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped"
          + " order by a.attnum";

  /// Values of a domain are those of the type below it.
  private static final String DESCRIBED =
      "select a.attname, a.attnotnull, coalesce(pg_catalog.col_description(c.oid, a.attnum), ''),"
          + " coalesce(pg_catalog.obj_description(c.oid, 'pg_class'), ''),"
          // the array of an index begins at 0
          + " coalesce((select array_position(i.indkey::int2[], a.attnum) + 1"
          + "   from pg_catalog.pg_index i where i.indrelid = c.oid and i.indisprimary), 0),"
          + " case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod)"
          + "   when t.typtype = 'e' then 'text' else format_type(a.atttypid, a.atttypmod) end,"
          + " format_type(a.atttypid, a.atttypmod)"
          + COLUMNS.replace(" where", " join pg_catalog.pg_type t on t.oid = a.atttypid where");

  private PostgresCatalogue() {}

  /// The columns with their types; none when there is no such table.
  static Map<String, String> types(Connection connection, String schema, String table)
      throws SQLException {
    Map<String, String> types = new LinkedHashMap<>();
    try (PreparedStatement statement =
            asked(
                connection,
                "select a.attname, format_type(a.atttypid, null)" + COLUMNS,
                schema,
                table);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        types.put(found.getString(1), found.getString(2));
      }
    }
    return types;
  }

  static DescribedTable describe(Connection connection, String schema, String table)
      throws SQLException {
    List<DescribedColumn> columns = new ArrayList<>();
    String comment = "";
    try (PreparedStatement statement = asked(connection, DESCRIBED, schema, table);
        ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        comment = found.getString(4);
        columns.add(
            new DescribedColumn(
                found.getString(1),
                found.getString(6),
                "declared as " + found.getString(7),
                found.getBoolean(2),
                found.getInt(5),
                found.getString(3)));
      }
    }
    return new DescribedTable(comment, columns);
  }

  private static PreparedStatement asked(
      Connection connection, String sql, String schema, String table) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, schema);
    statement.setString(2, table);
    return statement;
  }
}
