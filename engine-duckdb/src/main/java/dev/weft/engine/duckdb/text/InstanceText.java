package dev.weft.engine.duckdb.text;

import dev.weft.engine.duckdb.instance.EngineFunctions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// An instance in this very process. The engine bounds neither the memory nor the time that
/// constants take while it binds, so a server asks one in a process of its own. Thread-safe; each
/// call has a connection of its own.
public final class InstanceText implements TextEngine, TextSource {

  /// How long one text may take, where the engine can be interrupted.
  public static final int SECONDS = 10;

  private static final List<String> SETTINGS =
      List.of(
          "autoinstall_known_extensions = false",
          "autoload_known_extensions = false",
          "threads = 1",
          "memory_limit = '256MB'",
          "temp_directory = ''",
          "TimeZone = 'UTC'",
          "enable_external_access = false",
          "lock_configuration = true");

  private final DuckDBConnection root;

  public InstanceText() {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      for (String setting : SETTINGS) {
        execute(root, "SET " + setting);
      }
      EngineFunctions.register(root);
      EngineFunctions.registerWritten(root);
    } catch (SQLException e) {
      throw TextErrors.notUnderstood(e);
    }
  }

  @Override
  public TextEngine engine() {
    return this;
  }

  @Override
  public String parse(String text) {
    return ask("SELECT json_serialize_sql(?::VARCHAR)", text);
  }

  @Override
  public String write(String tree) {
    return ask("SELECT json_deserialize_sql(?::JSON)", tree);
  }

  @Override
  public String plan(String sql) {
    return ask("SELECT json_serialize_plan(?::VARCHAR)", sql);
  }

  @Override
  public void define(String statements) {
    try (Connection connection = root.duplicate()) {
      execute(connection, statements);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public List<ResultColumn> columns(String sql) {
    try (Connection connection = root.duplicate();
        Statement statement = limited(connection.createStatement());
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      List<ResultColumn> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(new ResultColumn(rows.getString(1), rows.getString(2)));
      }
      return columns;
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public boolean isAlive() {
    return true;
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private String ask(String question, String parameter) {
    try (Connection connection = root.duplicate();
        PreparedStatement statement = limited(connection.prepareStatement(question))) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        String answer = rows.next() ? rows.getString(1) : "";
        return answer == null ? "" : answer;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static <S extends Statement> S limited(S statement) throws SQLException {
    statement.setQueryTimeout(SECONDS);
    return statement;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static RuntimeException failed(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERRUPT")
        ? TextErrors.timeout()
        : TextErrors.notUnderstood(e);
  }
}
