package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Statements that want to bring a server down, at its door: each costs its client one clear
/// failure, and the server nothing.
class BombTest {

  private static final boolean SOAK = Boolean.getBoolean("weft.soak");
  private static final int CLIENTS = SOAK ? 200 : 8;
  private static final List<Bomb> ALL = List.of(Bomb.values());
  private static final int STATEMENTS = SOAK ? ALL.size() : 1;

  /// Texts are understood four at a time, eleven seconds each, and one person has sixteen.
  private static final long PATIENCE_MINUTES = SOAK ? 10 : 3;

  private static final long MB = 1L << 20;

  /// What `worker-memory` and `worker-count` below allow: three workers of the short lane and two
  /// of the long one, a spare in each, and four processes for texts.
  private static final long WORKERS = (3 * 292 + 2 * 484 + 4 * 600) * MB;

  private static final long SERVER = 1_000 * MB;

  @TempDir private Path root;

  @Test
  void answersEveryClientAndStaysWithinItsMemory() throws Exception {
    var shell = new Shell(Files.createDirectories(root.resolve("work")), root.resolve("data"));
    var shop = new ShopMesh(root);
    try (Node node = start(shell);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      shop.apply(shell);
      var over = new AtomicBoolean();
      Future<Peak> peak = threads.submit(() -> watch(node, over));
      List<Future<List<String>>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(threads.submit(sending(node, client)));
      }
      for (var client : clients) {
        assertThat(client.get(PATIENCE_MINUTES, TimeUnit.MINUTES))
            .hasSize(STATEMENTS)
            .allMatch(BombTest::isClear);
      }
      over.set(true);
      assertThat(peak.get().server()).isLessThan(SERVER);
      assertThat(peak.get().others()).isLessThan(WORKERS);
      assertThat(afterwards(node)).isEqualTo("a\n42\n");
    }
  }

  /// What was killed has to be started again, which may take longer than one statement has.
  private static String afterwards(Node node) {
    String body = "";
    for (int tries = 0; tries < 10 && !body.startsWith("a"); tries++) {
      body = node.query("ann", "select 42 as a").body();
    }
    return body;
  }

  private Node start(Shell shell) {
    return Node.start(
        shell,
        root.resolve("server.log"),
        "--port",
        "0",
        "--sample",
        "--query-time",
        "3s",
        "--worker-count",
        "2",
        "--worker-memory",
        "512MB");
  }

  private static Callable<List<String>> sending(Node node, int client) {
    return () -> {
      var outcomes = new ArrayList<String>();
      for (int at = 0; at < STATEMENTS; at++) {
        Bomb bomb = ALL.get((client + at) % ALL.size());
        outcomes.add(bomb + " " + node.outcome("ann", bomb.sql()));
      }
      return outcomes;
    };
  }

  /// A failure of the statement, a refusal, or a result that is visibly not whole; never a failure
  /// of the server.
  private static boolean isClear(String outcome) {
    return outcome.matches("[A-Z]+ ((422|429) W-SQL-\\d+|429 W-SERVER-015)|RESULT 200 broken off");
  }

  /// The most memory that was seen.
  ///
  /// @param others the processes that the server started
  private record Peak(long server, long others) {
    Peak with(long nowServer, long nowOthers) {
      return new Peak(Math.max(server, nowServer), Math.max(others, nowOthers));
    }
  }

  /// Asks whether the server is up, without a pause.
  private static Peak watch(Node node, AtomicBoolean over) throws IOException {
    var peak = new Peak(0, 0);
    do {
      assertThat(node.get("operator", "/health").status()).isEqualTo(200);
      peak = peak.with(node.memory(), node.memoryOfOthers());
    } while (!over.get());
    return peak;
  }
}
