package dev.weft.engine.duckdb.worker;

/// Stops what runs on one connection. The engine forgets an interrupt that comes before its
/// statement began, so it is repeated until this is closed.
final class NativeInterruption implements AutoCloseable {

  private static final long PAUSE_MILLIS = 10;

  private final Duck.Connection connection;
  private boolean over;

  NativeInterruption(Duck.Connection connection) {
    this.connection = connection;
  }

  void start() {
    Thread.ofVirtual().name("interruption").start(this::repeat);
  }

  /// Afterwards the connection is not touched any more.
  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
  }

  private synchronized void repeat() {
    try {
      while (!over) {
        connection.interrupt();
        wait(PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
