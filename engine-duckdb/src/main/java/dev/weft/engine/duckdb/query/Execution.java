package dev.weft.engine.duckdb.query;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Ending;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.duckdb.instance.LocalSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;

/// One statement under way: where it runs, what it may cost, where its result goes.
///
/// @param session has the statement's tables
record Execution(
    LocalSession session,
    GovernedStatement statement,
    Limits limits,
    BufferAllocator allocator,
    BoundedOutput out) {

  /// One row more than may be sent, to see whether there is one.
  ResultSql probing() {
    return rows(limits.rows() == Long.MAX_VALUE ? Long.MAX_VALUE : limits.rows() + 1);
  }

  ResultSql rows(long rows) {
    return new ResultSql(statement.sql(), statement.columns(), rows);
  }

  Ending ending(long rows, boolean truncated) {
    return new Ending(rows, out.sent(), truncated);
  }

  /// The types of the statement's columns in the engine's spelling; nothing is run.
  List<String> types() {
    try (PreparedStatement prepared = session.connection().prepareStatement(statement.sql())) {
      return types(prepared.getMetaData());
    } catch (SQLException e) {
      throw QueryErrors.of(e);
    }
  }

  /// The types of a result's columns in the engine's spelling.
  static List<String> types(ResultSet result) throws SQLException {
    return types(result.getMetaData());
  }

  private static List<String> types(ResultSetMetaData columns) throws SQLException {
    List<String> types = new ArrayList<>();
    for (int at = 1; at <= columns.getColumnCount(); at++) {
      types.add(columns.getColumnTypeName(at));
    }
    return types;
  }
}
