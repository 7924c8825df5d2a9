package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// Servers on one PostgreSQL that are killed: alone, and beside another one that goes on. What was
/// confirmed is there, nothing is half there, and what was lost is told as lost.
@OnPostgres
class SharedCatalogCrashTest {

  private static final boolean SOAK = Boolean.getBoolean("weft.soak");
  private static final int KILLS = SOAK ? 200 : 1;
  private static final int KILLS_BESIDE = SOAK ? 200 : 1;
  private static final int ROWS_OF_A_LONG_RUN = 500_000;

  private final long seed = Long.getLong("seed", 42);
  private final Random random = new Random(seed);
  private final ShopHistory history = new ShopHistory(random);

  @TempDir private Path root;
  private String database = "";
  private ShopMesh shop;
  private final Map<Integer, Node> up = new TreeMap<>();

  @BeforeEach
  void write() throws IOException {
    database = TestPostgres.server().empty();
    shop = new ShopMesh(root);
    shop.source(1);
  }

  @AfterEach
  void stop() {
    up.values().forEach(Node::close);
  }

  private Shell shell(int which) throws IOException {
    return new Shell(
        Files.createDirectories(root.resolve("work" + which)), root.resolve("data" + which));
  }

  private Node start(int which) throws IOException {
    Node node =
        Node.start(
            shell(which),
            root.resolve("server" + which + ".log"),
            "--port",
            "0",
            "--sample",
            "--sources",
            shop.sources().toString(),
            "--database",
            database,
            "--lake",
            root.resolve("lake").toString());
    up.put(which, node);
    return node;
  }

  private String place(int kill) {
    return "seed " + seed + ", kill " + kill;
  }

  @Test
  @EnabledIfSystemProperty(named = "weft.soak", matches = "true")
  void aServerAloneSurvivesKillsAtAnyMoment() throws IOException {
    Node node = start(0);
    shop.apply(shell(0));
    assertThat(history.build(node)).isEqualTo("succeeded");
    try (var killer = new Killer()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        shop.source(kill);
        Killer.Due due = killer.kill(node, random.nextInt(1_200));
        history.workUntilKilled(node);
        due.await();
        node = start(0);
        history.check(node, place(kill));
      }
    }
    assertThat(history.build(node)).isEqualTo("succeeded");
  }

  @Test
  void oneOfTwoGoesOnWhileTheOtherIsKilledAtAnyMoment() throws Exception {
    Node[] nodes = {start(0), start(1)};
    shop.apply(shell(0));
    assertThat(history.build(nodes[1])).isEqualTo("succeeded");
    try (var killer = new Killer();
        var threads = Executors.newSingleThreadExecutor()) {
      for (int kill = 1; kill <= KILLS_BESIDE; kill++) {
        shop.source(kill);
        int victim = random.nextInt(2);
        Node other = nodes[1 - victim];
        var enough = new AtomicBoolean();
        Future<Integer> answers = threads.submit(() -> workUntil(enough, other));
        Killer.Due due = killer.kill(nodes[victim], random.nextInt(1_200));
        history.workUntilKilled(nodes[victim]);
        due.await();
        ShopHistory.checkWhole(other, place(kill));
        nodes[victim] = start(victim);
        enough.set(true);
        assertThat(answers.get()).as(place(kill)).isPositive();
        for (Node node : nodes) {
          history.check(node, place(kill));
        }
      }
    }
    for (Node node : nodes) {
      assertThat(history.build(node)).isEqualTo("succeeded");
    }
  }

  /// Builds, rolls back and asks at one server; it may be refused a build, and never an answer.
  private int workUntil(AtomicBoolean enough, Node node) {
    int answers = 0;
    do {
      history.work(node);
      ShopHistory.checkWhole(node, "beside a kill");
      answers++;
    } while (!enough.get());
    return answers;
  }

  @Test
  void aRunOfAKilledServerIsLostWhenItsHoldHasEnded() throws Exception {
    Node killed = start(0);
    shop.apply(shell(0));
    assertThat(history.build(killed)).isEqualTo("succeeded");
    String lost = killInTheMiddleOfARun(killed);
    Node other = start(1);

    // Held by a server of which nobody knows yet that it is dead.
    assertThat(state(other, lost)).isEqualTo("running");
    assertThat(history.build(other)).isEqualTo("W-RUN-004");
    ShopHistory.checkWhole(other, "after the kill");

    moveTheJournalsTime();
    assertThat(history.build(other)).isEqualTo("succeeded");
    assertThat(other.get("ann", "/api/v1/runs/" + lost).body()).contains("lost", "W-RUN-008");
    history.check(other, "after a lost run");
  }

  @Test
  @EnabledIfSystemProperty(named = "weft.soak", matches = "true")
  void aRunOfAKilledServerIsLostWhenThatStartsAgain() throws Exception {
    Node killed = start(0);
    Node other = start(1);
    shop.apply(shell(0));
    assertThat(history.build(killed)).isEqualTo("succeeded");
    String next = killInTheMiddleOfARun(killed);
    assertThat(state(other, next)).isEqualTo("running");
    Node again = start(0);
    for (Node node : List.of(other, again)) {
      assertThat(state(node, next)).isEqualTo("lost");
      assertThat(history.build(node)).isEqualTo("succeeded");
      history.check(node, "after a lost run");
    }
  }

  /// The same with the clock that people wait by.
  @Test
  @EnabledIfSystemProperty(named = "weft.soak", matches = "true")
  void aRunOfAKilledServerIsLostAfterTwoOrThreeMinutes() throws Exception {
    Node killed = start(0);
    shop.apply(shell(0));
    assertThat(history.build(killed)).isEqualTo("succeeded");
    String lost = killInTheMiddleOfARun(killed);
    Node other = start(1);
    assertThat(other.ended(lost).text("state")).isEqualTo("lost");
    assertThat(history.build(other)).isEqualTo("succeeded");
    history.check(other, "after a lost run");
  }

  /// The run that is left.
  private String killInTheMiddleOfARun(Node node) throws IOException {
    shop.source(IntStream.range(0, ROWS_OF_A_LONG_RUN));
    String run = node.post("ann", "/api/v1/runs", "{\"product\":\"shop/orders\"}").text("id");
    assertThat(state(node, run)).isEqualTo("running");
    node.kill();
    shop.source(2);
    return run;
  }

  private static String state(Node node, String run) {
    return node.get("ann", "/api/v1/runs/" + run).text("state");
  }

  /// As a server does whose clock is three minutes ahead: two minutes hold a run.
  private void moveTheJournalsTime() throws SQLException {
    try (var connection = DriverManager.getConnection(database);
        var statement = connection.createStatement()) {
      statement.execute(
          "update journal_head set at = 180000000"
              + " + greatest(at, cast(extract(epoch from clock_timestamp()) * 1000000 as bigint))");
    }
  }
}
