package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;

/// What servers confirmed of the shop's product, and whether that still holds. Thread-safe.
final class ShopHistory {

  private static final String BUILD = "{\"product\":\"shop/orders\"}";
  private static final long UNKNOWN = -1;

  /// Release number to the rows it showed when it was confirmed.
  private final NavigableMap<Long, Long> confirmed = new ConcurrentSkipListMap<>();

  private final Random random;

  ShopHistory(Random random) {
    this.random = random;
  }

  /// Builds and rolls back until the server is gone.
  void workUntilKilled(Node node) {
    try {
      while (true) {
        work(node);
      }
    } catch (UncheckedIOException _) {
      // killed in the middle of an answer, as intended
    }
  }

  /// Builds, or rolls back, once; nothing where somebody else does so already.
  void work(Node node) {
    if (confirmed.size() > 1 && random.nextInt(3) == 0) {
      rollBack(node);
    } else {
      build(node);
    }
  }

  /// Builds once.
  ///
  /// @return the state in which the run ended, or why there is none
  String build(Node node) {
    Node.Answer run = node.post("ann", "/api/v1/runs", BUILD);
    if (run.status() != 202) {
      return run.text("code");
    }
    Node.Answer ended = node.ended(run.text("id"));
    if (ended.text("state").equals("succeeded")) {
      String release = ended.text("release");
      long number = Long.parseLong(release.substring(release.indexOf('+') + 1));
      confirmed.put(number, rows(node, pinned(number)));
    }
    return ended.text("state");
  }

  private void rollBack(Node node) {
    Long[] numbers = confirmed.keySet().toArray(Long[]::new);
    long to = numbers[random.nextInt(numbers.length)];
    Node.Answer answer =
        node.post("ann", "/api/v1/products/shop/orders/rollbacks", "{\"to\":" + to + "}");
    if (answer.status() == 201) {
      confirmed.put(Long.valueOf(answer.text("number")), confirmed.getOrDefault(to, UNKNOWN));
    }
  }

  /// Everything that was confirmed is there, whole, and nothing lies about.
  void check(Node node, String place) {
    confirmed.forEach((number, rows) -> checkRelease(node, number, rows, place));
    Node.Answer storage = node.get("operator", "/api/v1/storage");
    assertThat(storage.text("unreachable")).as("%s: %s", place, storage).isEqualTo("0");
    assertThat(storage.text("missing")).as("%s: %s", place, storage).isEqualTo("0");
    if (!confirmed.isEmpty()) {
      checkWhole(node, place);
    }
  }

  private static void checkRelease(Node node, long number, long rows, String place) {
    Node.Answer release = node.get("ann", "/api/v1/products/shop/orders/releases/" + number);
    assertThat(release.status()).as("%s: release %d", place, number).isEqualTo(200);
    if (release.text("retained").equals("true")) {
      assertThat(rows(node, pinned(number)))
          .as("%s: rows of release %d", place, number)
          .isEqualTo(rows);
    }
  }

  /// Both tables of the product are of one release: they tell of the same source.
  static void checkWhole(Node node, String place) {
    Node.Answer whole =
        node.query(
            "ann",
            "select (select max(batch) from shop.orders.orders)"
                + " = (select max(batch) from shop.orders.batches) as whole");
    assertThat(whole.body()).as(place).contains("true");
  }

  private static String pinned(long number) {
    return "shop.\"orders@+" + number + "\".orders";
  }

  static long rows(Node node, String table) {
    Node.Answer answer = node.query("ann", "select count(*) as n from " + table);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return Long.parseLong(answer.body().strip().lines().toList().getLast());
  }
}
