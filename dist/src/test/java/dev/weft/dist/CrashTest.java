package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the server at random moments of runs, publications and rollbacks. Afterwards every product
/// shows exactly one whole release, nothing that was confirmed is lost, and nothing lies about.
class CrashTest {

  private static final int KILLS = Boolean.getBoolean("weft.soak") ? 200 : 10;

  @TempDir private Path root;

  @Test
  void survivesKillsAtAnyMoment() throws IOException {
    long seed = Long.getLong("seed", 42);
    var random = new Random(seed);
    var shell = new Shell(Files.createDirectories(root.resolve("work")), root.resolve("data"));
    Path log = root.resolve("server.log");
    var shop = new ShopMesh(root);
    shop.source(1);
    String[] serve = {"--port", "0", "--sample", "--sources", shop.sources().toString()};
    // release number to the rows it showed when it was confirmed
    var confirmed = new TreeMap<Long, Long>();

    Node node = Node.start(shell, log, serve);
    shop.apply(shell);
    try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        shop.source(kill);
        Node victim = node;
        var due = killer.schedule(victim::kill, random.nextInt(1_200), TimeUnit.MILLISECONDS);
        workUntilKilled(victim, confirmed, random);
        join(due);
        node = Node.start(shell, log, serve);
        check(node, confirmed, "seed " + seed + ", kill " + kill);
      }
    }
    node.close();
  }

  /// Builds and rolls back without end; what the server confirms is noted.
  private static void workUntilKilled(Node node, Map<Long, Long> confirmed, Random random) {
    try {
      while (true) {
        if (confirmed.size() > 1 && random.nextInt(3) == 0) {
          rollBack(node, confirmed, random);
        } else {
          build(node, confirmed);
        }
      }
    } catch (UncheckedIOException _) {
      // killed in the middle of an answer, as intended
    }
  }

  private static void build(Node node, Map<Long, Long> confirmed) {
    Node.Answer run = node.post("ann", "/api/v1/runs", "{\"product\":\"shop/orders\"}");
    if (run.status() != 202) {
      return; // another run of the time before the kill is just being ended
    }
    String id = run.text("id");
    while (true) {
      Node.Answer now = node.get("ann", "/api/v1/runs/" + id);
      switch (now.text("state")) {
        case "succeeded" -> {
          String release = now.text("release");
          long number = Long.parseLong(release.substring(release.indexOf('+') + 1));
          confirmed.put(number, rows(node, "shop.\"orders@+" + number + "\".orders"));
          return;
        }
        case "queued", "running" -> {}
        default -> {
          return;
        }
      }
    }
  }

  private static void rollBack(Node node, Map<Long, Long> confirmed, Random random) {
    Long[] numbers = confirmed.keySet().toArray(Long[]::new);
    long to = numbers[random.nextInt(numbers.length)];
    Node.Answer answer =
        node.post("ann", "/api/v1/products/shop/orders/rollbacks", "{\"to\":" + to + "}");
    if (answer.status() == 201) {
      Long rows = confirmed.get(to);
      confirmed.put(Long.valueOf(answer.text("number")), rows == null ? -1L : rows);
    }
  }

  private static void check(Node node, Map<Long, Long> confirmed, String place) {
    confirmed.forEach(
        (number, rows) -> {
          Node.Answer release = node.get("ann", "/api/v1/products/shop/orders/releases/" + number);
          assertThat(release.status()).as("%s: release %d", place, number).isEqualTo(200);
          if (release.text("retained").equals("true")) {
            assertThat(rows(node, "shop.\"orders@+" + number + "\".orders"))
                .as("%s: rows of release %d", place, number)
                .isEqualTo(rows);
          }
        });
    Node.Answer storage = node.get("operator", "/api/v1/storage");
    assertThat(storage.text("unreachable")).as("%s: %s", place, storage).isEqualTo("0");
    assertThat(storage.text("missing")).as("%s: %s", place, storage).isEqualTo("0");
    if (!confirmed.isEmpty()) {
      // Both tables of the product are of one release: they tell of the same source.
      assertThat(
              node.query(
                      "ann",
                      "select (select max(batch) from shop.orders.orders)"
                          + " = (select max(batch) from shop.orders.batches) as whole")
                  .body())
          .as(place)
          .contains("true");
    }
  }

  private static long rows(Node node, String table) {
    Node.Answer answer = node.query("ann", "select count(*) as n from " + table);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Long.parseLong(answer.body().strip().lines().toList().getLast());
  }

  private static void join(java.util.concurrent.Future<?> due) {
    try {
      due.get();
    } catch (java.util.concurrent.ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
