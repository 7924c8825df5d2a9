package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.duckdb.pool.Worker.Reach;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where processes come from.
class ProcessSourceTest {

  @TempDir private Path folder;

  /// Whoever warms a pool while it is closed is told so, and leaves nothing behind.
  @Test
  void startsNothingOnceItIsClosed() {
    PoolSettings settings = Pools.settings(Engine.NATIVE, folder);
    var source = new ProcessSource(settings);
    source.close();
    var refused =
        catchThrowableOfType(WeftException.class, () -> source.start(Lane.SHORT, Reach.LINKS));
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_STOPPING);
    assertThat(settings.folder()).doesNotExist();
  }

  /// A server that stops right after its start is not done while a library is being unpacked.
  @Test
  void waitsForAStartThatIsUnderWay() throws Exception {
    PoolSettings settings = Pools.settings(Engine.NATIVE, folder);
    var source = new ProcessSource(settings);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var starting = threads.submit(() -> startAndKill(source));
      while (!Files.exists(settings.folder())) {
        Thread.onSpinWait();
      }
      source.close();
      remove(settings.folder());
      starting.get();
    }
    assertThat(settings.folder()).doesNotExist();
  }

  private static void startAndKill(ProcessSource source) {
    try {
      source.start(Lane.SHORT, Reach.LINKS).kill();
    } catch (WeftException e) {
      assertThat(e.code()).isIn(ErrorCode.SERVER_STOPPING, ErrorCode.SERVER_CAGE);
    }
  }

  private static void remove(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
