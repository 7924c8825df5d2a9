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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where processes come from.
class ProcessSourceTest {

  @TempDir private Path folder;

  /// Whoever warms a pool while it is closed is told so, and leaves nothing behind.
  @Test
  void startsNothingOnceItIsClosed() throws IOException {
    PoolSettings settings = Pools.settings(Engine.NATIVE, folder);
    var source = new ProcessSource(settings);
    source.close();
    var refused =
        catchThrowableOfType(WeftException.class, () -> source.start(Lane.SHORT, Reach.LINKS));
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_STOPPING);
    try (var homes = Files.list(settings.folder())) {
      assertThat(homes.filter(home -> !home.endsWith("lib"))).isEmpty();
    }
  }
}
