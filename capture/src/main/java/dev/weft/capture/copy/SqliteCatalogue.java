package dev.weft.capture.copy;

import dev.weft.capture.copy.DescribedTable.DescribedColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What an SQLite file knows of a table. Types are declared there and not kept, so what the values
/// are is counted.
final class SqliteCatalogue {

  /// A column as it was declared.
  ///
  /// @param keyPosition from 1; 0 outside of the primary key
  record Column(String name, String declared, boolean required, int keyPosition) {}

  private SqliteCatalogue() {}

  /// None when there is no such table. Computed columns are there, hidden ones are not.
  static List<Column> columns(Connection connection, String table) throws SQLException {
    List<Column> columns = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select name, type, \"notnull\", pk from pragma_table_xinfo(?) where hidden <> 1")) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          columns.add(
              new Column(
                  found.getString(1), found.getString(2), found.getBoolean(3), found.getInt(4)));
        }
      }
    }
    return columns;
  }

  /// Reads all rows once.
  static DescribedTable describe(Connection connection, String table, List<Column> columns)
      throws SQLException {
    String counts =
        columns.stream()
            .map(column -> SqliteValues.counts(TableColumns.name(column.name())))
            .collect(Collectors.joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select " + counts + " from " + TableColumns.name(table))) {
      row.next();
      List<DescribedColumn> described = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        described.add(described(columns.get(i), SqliteValues.of(row, i)));
      }
      return new DescribedTable("", described);
    }
  }

  private static DescribedColumn described(Column column, SqliteValues values) {
    String declared =
        column.declared().isEmpty()
            ? "declared without a type"
            : "declared as " + column.declared();
    return new DescribedColumn(
        column.name(),
        values.type(column.declared()),
        values.given() == 0 ? declared : declared + ", and all " + values.given() + " values fit",
        column.required() || (column.keyPosition() > 0 && values.missing() == 0),
        values.missing() == 0 ? column.keyPosition() : 0,
        "");
  }
}
