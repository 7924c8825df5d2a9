package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.frontend.Analyser.ResultColumn;
import dev.weft.model.table.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Empty tables to bind texts to, until closed. Not thread-safe.
final class Stubs implements AutoCloseable {

  private final Analyser analyser;
  private final Connection connection;
  private final StubShelf shelf;
  private final List<Schema> schemas;
  private final List<String> names;

  Stubs(Analyser analyser, Connection connection, StubShelf shelf, List<Schema> schemas)
      throws SQLException {
    this.analyser = analyser;
    this.connection = connection;
    this.shelf = shelf;
    this.schemas = List.copyOf(schemas);
    this.names = shelf.lend(connection, this.schemas);
  }

  /// The tables' names in the order of their schemas.
  List<String> names() {
    return List.copyOf(names);
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
    try (connection) {
      shelf.takeBack(connection, schemas, names);
    } catch (SQLException e) {
      throw Analyser.failed(e);
    }
  }
}
