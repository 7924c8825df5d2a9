package dev.weft.engine.duckdb.text;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;

/// A connection for questions about texts, which prepares each kind of question once. Not
/// thread-safe; of no use after a failure.
final class Inquiry implements AutoCloseable {

  private final DuckDBConnection connection;
  private final PreparedStatement parse;
  private final PreparedStatement write;
  private final PreparedStatement plan;

  /// @param connection closed with it
  Inquiry(DuckDBConnection connection) throws SQLException {
    this.connection = connection;
    parse = prepare("SELECT json_serialize_sql(?::VARCHAR)");
    write = prepare("SELECT json_deserialize_sql(?::JSON)");
    plan = prepare("SELECT json_serialize_plan(?::VARCHAR)");
  }

  String parse(String text) throws SQLException {
    return ask(parse, text);
  }

  String write(String tree) throws SQLException {
    return ask(write, tree);
  }

  String plan(String sql) throws SQLException {
    return ask(plan, sql);
  }

  List<ResultColumn> columns(String sql) throws SQLException {
    try (Statement statement = limited(connection.createStatement());
        ResultSet rows = statement.executeQuery("DESCRIBE " + sql)) {
      List<ResultColumn> columns = new ArrayList<>();
      while (rows.next()) {
        columns.add(new ResultColumn(rows.getString(1), rows.getString(2)));
      }
      return columns;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private PreparedStatement prepare(String question) throws SQLException {
    return limited(connection.prepareStatement(question));
  }

  private static <S extends Statement> S limited(S statement) throws SQLException {
    statement.setQueryTimeout(InstanceText.SECONDS);
    return statement;
  }

  private static String ask(PreparedStatement question, String text) throws SQLException {
    question.setString(1, text);
    try (ResultSet rows = question.executeQuery()) {
      String answer = rows.next() ? rows.getString(1) : "";
      return answer == null ? "" : answer;
    }
  }
}
