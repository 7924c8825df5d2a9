package dev.weft.engine.duckdb.instance;

import java.sql.SQLException;
import java.sql.Statement;

/// Stops one statement. The engine forgets an interrupt that comes before its statement began, so
/// it is repeated until the statement is over.
final class Interruption {

  private static final long PAUSE_MILLIS = 10;

  private final Statement statement;
  private boolean over;

  Interruption(Statement statement) {
    this.statement = statement;
  }

  void start() {
    Thread.ofVirtual().name("interruption").start(this::repeat);
  }

  synchronized void over() {
    over = true;
    notifyAll();
  }

  private synchronized void repeat() {
    try {
      while (!over) {
        statement.cancel();
        wait(PAUSE_MILLIS);
      }
    } catch (SQLException e) {
      over = true; // the statement is closed: nothing left to stop
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
