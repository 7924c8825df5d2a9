package dev.weft.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
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
    var history = new ShopHistory(random);

    Node node = Node.start(shell, log, serve);
    shop.apply(shell);
    try (var killer = new Killer()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        shop.source(kill);
        Killer.Due due = killer.kill(node, random.nextInt(1_200));
        history.workUntilKilled(node);
        due.await();
        node = Node.start(shell, log, serve);
        history.check(node, "seed " + seed + ", kill " + kill);
      }
    }
    node.close();
  }
}
