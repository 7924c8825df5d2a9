package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// At most so many sessions, opened when needed and used again. Thread-safe; who comes first is
/// served first.
final class Sessions {

  /// Opens a connection.
  @FunctionalInterface
  interface Connect {
    Connection open() throws SQLException;
  }

  private final Connect connect;
  private final int most;
  private final Semaphore permits;
  private final Deque<Session> idle = new ArrayDeque<>();
  private volatile boolean closed;

  Sessions(Connect connect, int most) {
    this.connect = connect;
    this.most = most;
    this.permits = new Semaphore(most, true);
  }

  /// Runs `work` in a transaction of a session of its own.
  <T extends @Nullable Object> T transaction(Function<Handle, T> work) throws SQLException {
    permits.acquireUninterruptibly();
    try {
      Session session = take();
      try {
        return session.transaction(work);
      } finally {
        giveBack(session);
      }
    } finally {
      permits.release();
    }
  }

  /// Waits for the transactions under way and closes all sessions.
  void close() throws SQLException {
    closed = true;
    permits.acquireUninterruptibly(most);
    try {
      for (Session session = poll(); session != null; session = poll()) {
        session.close();
      }
    } finally {
      permits.release(most);
    }
  }

  private Session take() throws SQLException {
    if (closed) {
      throw StoreProblems.closed();
    }
    for (Session session = poll(); session != null; session = poll()) {
      if (session.answers()) {
        return session;
      }
      discard(session);
    }
    return new Session(connect.open());
  }

  private void giveBack(Session session) {
    if (session.usable()) {
      synchronized (idle) {
        idle.push(session);
      }
    } else {
      discard(session);
    }
  }

  /// Closes the sessions that rest; the next ones are opened anew.
  void forget() {
    for (Session session = poll(); session != null; session = poll()) {
      discard(session);
    }
  }

  private static void discard(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      // It is of no use any more, closed or not; what counts is why.
    }
  }

  private @Nullable Session poll() {
    synchronized (idle) {
      return idle.poll();
    }
  }
}
