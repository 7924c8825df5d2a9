package dev.weft.cli.terminal;

/// What is to be done when somebody presses Ctrl-C. The JVM ends by itself with 130 afterwards.
@FunctionalInterface
public interface Interruptions {

  /// Runs `task` once on an interruption, until the answer is closed.
  Registration onInterrupt(Runnable task);

  /// Takes a task back.
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /// Those of this process.
  static Interruptions ofProcess() {
    return task -> {
      Thread hook = Thread.ofPlatform().unstarted(task);
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        try {
          Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
          // The process is ending already; the task has run or will.
          Thread.onSpinWait();
        }
      };
    };
  }
}
