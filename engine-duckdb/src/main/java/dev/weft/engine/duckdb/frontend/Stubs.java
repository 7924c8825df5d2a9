package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.frontend.Analyser.ResultColumn;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Empty tables on a connection of the analyser, seen by nobody else. Not thread-safe.
final class Stubs implements AutoCloseable {

  private static final String SUFFIX = "_stub";

  private final Analyser analyser;
  private final Connection connection;

  Stubs(Analyser analyser, Connection connection) {
    this.analyser = analyser;
    this.connection = connection;
  }

  /// What a plan calls the table of this name.
  static String inPlan(String name) {
    return name + SUFFIX;
  }

  /// Makes the tables; like those that a statement runs on they are views, without numbers of rows.
  void create(Map<String, Schema> tables) throws SQLException {
    if (!tables.isEmpty()) {
      Analyser.execute(
          connection,
          tables.entrySet().stream()
              .map(table -> definition(table.getKey(), table.getValue()))
              .collect(Collectors.joining(";")));
    }
  }

  private static String definition(String name, Schema schema) {
    String stub = SqlText.name(inPlan(name));
    return schema.columns().stream()
        .map(Stubs::definition)
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TEMP TABLE " + stub + " (",
                "); CREATE TEMP VIEW " + SqlText.name(name) + " AS FROM " + stub));
  }

  private static String definition(Column column) {
    return SqlText.name(column.name()) + " " + TypeSql.of(column.type());
  }

  /// The bound plan of a text: an object with `plans`.
  Answer plan(String sql) {
    try {
      return analyser.answer(
          Analyser.ask(connection, "SELECT json_serialize_plan(?::VARCHAR)", sql));
    } catch (SQLException e) {
      throw Analyser.failed(e);
    }
  }

  /// The columns of a text's result. Nothing is computed.
  List<ResultColumn> columns(String sql) {
    try (Statement statement = Analyser.limited(connection.createStatement());
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      List<ResultColumn> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(new ResultColumn(rows.getString(1), rows.getString(2)));
      }
      return columns;
    } catch (SQLException e) {
      throw Analyser.failed(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Analyser.failed(e);
    }
  }
}
