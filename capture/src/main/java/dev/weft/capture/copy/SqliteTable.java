package dev.weft.capture.copy;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/// A table of an SQLite file, which SQLite itself writes as lines of JSON, thousands at a time. The
/// file is opened to be read only.
public final class SqliteTable {

  private static final int TOGETHER = 2_000;

  private final Path database;

  public SqliteTable(Path database) {
    this.database = database;
  }

  /// Writes the wanted columns that the table has. Throws `CAPTURE_UNREADABLE`, `CAPTURE_NOTHING`
  /// when there is no such table.
  ///
  /// @param file is made or replaced
  public void copy(String table, List<CopiedColumn> wanted, Path file) {
    if (!Files.isRegularFile(database)) {
      throw CopyErrors.noDatabase(database);
    }
    try (Connection connection = connect()) {
      List<String> there = columns(connection, table);
      if (there.isEmpty()) {
        throw CopyErrors.noTable(table, String.valueOf(database));
      }
      copy(connection, table, TableColumns.find(there, wanted), file);
    } catch (SQLException e) {
      throw CopyErrors.failed(table, String.valueOf(database), e);
    }
  }

  private Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("open_mode", "1");
    return DriverManager.getConnection("jdbc:sqlite:" + database.toAbsolutePath(), properties);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select name from pragma_table_info(?)")) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }

  private static void copy(
      Connection connection, String table, Map<String, CopiedColumn> columns, Path file)
      throws SQLException {
    try (BufferedWriter out = Files.newBufferedWriter(file);
        PreparedStatement statement = connection.prepareStatement(lines(table, columns));
        ResultSet chunks = statement.executeQuery()) {
      while (chunks.next()) {
        out.write(chunks.getString(1));
        out.write('\n');
      }
    } catch (IOException e) {
      throw CopyErrors.unwritable(file, e);
    }
  }

  private static String lines(String table, Map<String, CopiedColumn> columns) {
    String values =
        columns.entrySet().stream()
            .map(column -> text(column.getKey()) + ", " + value(column.getKey(), column.getValue()))
            .collect(Collectors.joining(", "));
    return "select group_concat(line, char(10)) from (select json_object("
        + values
        + ") as line, (row_number() over () - 1) / "
        + TOGETHER
        + " as chunk from "
        + TableColumns.name(table)
        + ") group by chunk";
  }

  /// SQLite has neither truth values nor, in JSON, bytes.
  private static String value(String column, CopiedColumn wanted) {
    String name = TableColumns.name(column);
    if (wanted.isBoolean()) {
      return "case " + name + " when 0 then 'false' when 1 then 'true' else " + name + " end";
    }
    return "case typeof(" + name + ") when 'blob' then hex(" + name + ") else " + name + " end";
  }

  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
