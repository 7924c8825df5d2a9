package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.duckdb.worker.WorkerSettings.Engine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers end with their server, however it ends, in the middle of a statement too.
@Tag("processes")
class OrphanTest {

  /// A server that runs an endless statement and says which processes it has.
  static final class Server {
    public static void main(String[] words) throws InterruptedException {
      WorkerPool pool = WorkerPool.open(Pools.settings(Engine.NATIVE, Path.of(words[0])));
      pool.check();
      String pids =
          ProcessHandle.current()
              .children()
              .map(child -> Long.toString(child.pid()))
              .reduce("", (all, pid) -> all + " " + pid);
      System.err.println("workers" + pids);
      Thread.ofVirtual().start(() -> endless(pool));
      new CountDownLatch(1).await();
    }

    private static void endless(WorkerPool pool) {
      pool.run(
          new GovernedStatement(
              "select count(*) from range(100000000) a, range(100000000) b",
              List.of("n"),
              new TreeMap<>()),
          Rendering.CSV,
          new Limits(1, 1_000, Duration.ofMinutes(5)),
          new Cancellation(),
          OutputStream.nullOutputStream());
    }
  }

  @Test
  void endsWithItsServer(@TempDir Path folder)
      throws IOException, InterruptedException, ExecutionException, TimeoutException {
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Server.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null && !line.startsWith("workers ")) {
        line = said.readLine();
      }
      assertThat(line).isNotNull();
      List<ProcessHandle> workers =
          List.of(String.valueOf(line).substring("workers ".length()).split(" ", -1)).stream()
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
      assertThat(workers).isNotEmpty();
      server.destroyForcibly();
      for (ProcessHandle worker : workers) {
        worker.onExit().get(1, TimeUnit.MINUTES);
        assertThat(worker.isAlive()).isFalse();
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
  }
}
