package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An instance of the engine that understands text and has nothing to read: no data, no files, no
/// network, its settings locked. Thread-safe; each call has a connection of its own, so that the
/// empty tables it binds to are private to it.
final class Analyser implements AutoCloseable {

  /// What the engine makes of a text.
  sealed interface Answer {
    /// It refuses.
    record Refused(EngineRefusal refusal) implements Answer {}

    /// It understands.
    record Understood(JsonNode json) implements Answer {}
  }

  /// A column of a result as the engine spells it.
  record ResultColumn(String name, String type) {}

  /// What the name of a view has behind it in the name of the empty table that it shows.
  static final String STUB = "_stub";

  private static final int SECONDS = 10;
  private static final int MOST_LEVELS = 10_000;
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

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .build())
          .build();
  private final DuckDBConnection root;

  Analyser() {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      for (String setting : SETTINGS) {
        execute(root, "SET " + setting);
      }
    } catch (SQLException e) {
      throw SqlErrors.analyser(e);
    }
  }

  /// The tree of a text: an object with `statements`.
  Answer parse(String text) {
    try (Connection connection = root.duplicate()) {
      return answer(ask(connection, "SELECT json_serialize_sql(?::VARCHAR)", text));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The text of a tree: a statement of `parse`.
  String write(ObjectNode statement) {
    ObjectNode tree = json.createObjectNode().put("error", false);
    tree.putArray("statements").add(statement);
    try (Connection connection = root.duplicate()) {
      return ask(connection, "SELECT json_deserialize_sql(?::JSON)", json.writeValueAsString(tree));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The bound plan of a text over empty tables: an object with `plans`.
  Answer plan(String sql, Map<String, Schema> tables) {
    try (Connection connection = root.duplicate()) {
      create(connection, tables);
      return answer(ask(connection, "SELECT json_serialize_plan(?::VARCHAR)", sql));
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The columns of a text's result over empty tables. Nothing is computed.
  List<ResultColumn> columns(String sql, Map<String, Schema> tables) {
    try (Connection connection = root.duplicate()) {
      create(connection, tables);
      try (Statement statement = limited(connection.createStatement());
          ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
        List<ResultColumn> columns = new ArrayList<>();
        while (rows.next()) {
          columns.add(new ResultColumn(rows.getString(1), rows.getString(2)));
        }
        return columns;
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /// The tree of a text that is known to be right.
  ObjectNode tree(String text) {
    if (parse(text) instanceof Answer.Understood(JsonNode tree)
        && tree.path("statements").path(0) instanceof ObjectNode statement) {
      return statement;
    }
    throw new IllegalArgumentException("The engine does not understand " + text);
  }

  /// The text that `read` reads.
  String serialized(ObjectNode tree) {
    return json.writeValueAsString(tree);
  }

  /// A tree as `Statement.tree` carries it.
  ObjectNode read(String tree) {
    return (ObjectNode) json.readTree(tree);
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private Answer answer(String text) {
    try {
      JsonNode tree = json.readTree(text);
      return tree.path("error").asBoolean(true)
          ? new Answer.Refused(EngineRefusal.of(tree))
          : new Answer.Understood(tree);
    } catch (JacksonException e) {
      throw SqlErrors.tooComplex();
    }
  }

  private static void create(Connection connection, Map<String, Schema> tables)
      throws SQLException {
    for (Map.Entry<String, Schema> table : tables.entrySet()) {
      String stub = SqlText.name(table.getKey() + STUB);
      execute(
          connection,
          table.getValue().columns().stream()
              .map(Analyser::definition)
              .collect(Collectors.joining(", ", "CREATE TEMP TABLE " + stub + " (", ")")));
      // a view as when it runs: without numbers of rows
      execute(connection, "CREATE TEMP VIEW " + SqlText.name(table.getKey()) + " AS FROM " + stub);
    }
  }

  private static String definition(Column column) {
    return SqlText.name(column.name()) + " " + TypeSql.of(column.type());
  }

  private static String ask(Connection connection, String question, String parameter)
      throws SQLException {
    try (PreparedStatement statement = limited(connection.prepareStatement(question))) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        String answer = rows.next() ? rows.getString(1) : "";
        return answer == null ? "" : answer;
      }
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
        ? SqlErrors.timeout()
        : SqlErrors.analyser(e);
  }
}
