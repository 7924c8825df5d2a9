package dev.weft.engine;

import java.util.ArrayList;
import java.util.List;

/// A flag that one thread raises and the work of another obeys. Thread-safe; raised once for ever.
public final class Cancellation {

  private final List<Runnable> actions = new ArrayList<>();
  private boolean raised;

  /// Raises the flag and runs what was registered; a second call does nothing.
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      if (raised) {
        return;
      }
      raised = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean isCancelled() {
    return raised;
  }

  /// Registers what stops the work under way; runs it at once when the flag is up already.
  ///
  /// @return takes the registration back
  public AutoCloseableAction onCancel(Runnable action) {
    boolean now;
    synchronized (this) {
      now = raised;
      if (!now) {
        actions.add(action);
      }
    }
    if (now) {
      action.run();
    }
    return () -> remove(action);
  }

  private synchronized void remove(Runnable action) {
    actions.remove(action);
  }

  /// A registration; closing it throws nothing.
  @FunctionalInterface
  public interface AutoCloseableAction extends AutoCloseable {
    @Override
    void close();
  }
}
