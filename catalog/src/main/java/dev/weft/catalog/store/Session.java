package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jspecify.annotations.Nullable;

/// One connection and its transactions, one after the other. Not thread-safe.
final class Session implements AutoCloseable {

  private static final long TRUSTED_NANOS = 1_000_000_000;
  private static final int PATIENCE_SECONDS = 5;

  private final Connection connection;
  private final Jdbi jdbi;
  private boolean usable = true;
  private long restingSince = System.nanoTime();

  Session(Connection connection) {
    this.connection = connection;
    this.jdbi = Jdbi.create(connection);
    // Statements are plain SQL: `<` is a comparison.
    jdbi.configure(SqlStatements.class, s -> s.setTemplateEngine(TemplateEngine.NOP));
  }

  /// Runs `work` in a transaction; when it throws, nothing happened.
  <T extends @Nullable Object> T transaction(Function<Handle, T> work) throws SQLException {
    try (Handle handle = jdbi.open()) {
      // Until it ends cleanly nobody knows what state the connection is in.
      usable = false;
      connection.setAutoCommit(false);
      T result = undoneUnlessItReturns(handle, work);
      commit();
      usable = true;
      restingSince = System.nanoTime();
      return result;
    }
  }

  private void commit() throws SQLException {
    try {
      // Not commit(): the SQLite driver would begin the next transaction with it, and a begin that
      // finds the file busy would look like a commit that failed.
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      if (StoreProblems.isLost(e)) {
        throw StoreProblems.lostWhileCommitting(e);
      }
      throw e;
    }
  }

  private <T extends @Nullable Object> T undoneUnlessItReturns(
      Handle handle, Function<Handle, T> work) throws SQLException {
    boolean returned = false;
    try {
      T result = work.apply(handle);
      returned = true;
      return result;
    } finally {
      if (!returned) {
        undo();
      }
    }
  }

  private void undo() {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
      usable = true;
    } catch (SQLException e) {
      // Closing the connection undoes as well; what counts is why the work failed.
      usable = false;
    }
  }

  /// False once a transaction did not end cleanly; then it must be closed.
  boolean usable() {
    return usable;
  }

  /// Whether the database still answers; asks it when the connection was left alone for a while.
  boolean answers() {
    try {
      return System.nanoTime() - restingSince < TRUSTED_NANOS
          || connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
