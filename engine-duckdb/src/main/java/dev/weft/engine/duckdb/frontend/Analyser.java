package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.instance.EngineFunctions;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.table.Schema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An instance of the engine that understands text and has nothing to read: no data, no files, no
/// network, its settings locked. Thread-safe; each call has a connection of its own.
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

  private static final int SECONDS = 10;
  private static final int MOST_LEVELS = 10_000;
  private static final int MOST_STUBS = 4_096;
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
  private final StubShelf shelf = new StubShelf(MOST_STUBS);

  Analyser() {
    try {
      root = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      for (String setting : SETTINGS) {
        execute(root, "SET " + setting);
      }
      EngineFunctions.register(root);
      EngineFunctions.registerWritten(root);
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

  /// Empty tables of these schemas to bind texts to; the caller closes them.
  Stubs stubs(List<Schema> schemas) {
    try {
      return new Stubs(this, root.duplicate(), shelf, schemas);
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

  /// The checked tree of a statement, to be changed.
  SyntaxTree read(dev.weft.engine.Statement statement) {
    return SyntaxTree.of(read(statement.tree()), SyntaxTree.Limits.DEFAULT);
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  Answer answer(String text) {
    try {
      JsonNode tree = json.readTree(text);
      return tree.path("error").asBoolean(true)
          ? new Answer.Refused(EngineRefusal.of(tree))
          : new Answer.Understood(tree);
    } catch (JacksonException e) {
      throw SqlErrors.tooComplex();
    }
  }

  static String ask(Connection connection, String question, String parameter) throws SQLException {
    try (PreparedStatement statement = limited(connection.prepareStatement(question))) {
      statement.setString(1, parameter);
      try (ResultSet rows = statement.executeQuery()) {
        String answer = rows.next() ? rows.getString(1) : "";
        return answer == null ? "" : answer;
      }
    }
  }

  static <S extends Statement> S limited(S statement) throws SQLException {
    statement.setQueryTimeout(SECONDS);
    return statement;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static RuntimeException failed(SQLException e) {
    return String.valueOf(e.getMessage()).contains("INTERRUPT")
        ? SqlErrors.timeout()
        : SqlErrors.analyser(e);
  }
}
