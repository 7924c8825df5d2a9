package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be in a server's way, and what it says then.
class ServerTest {

  private static final String ENDLESS =
      "with recursive r as (select 1 as a union all select (a + 1) % 7 from r)"
          + " select count(*) from r";

  @TempDir private Path root;
  private Shell shell;
  private ShopMesh shop;
  private Path log;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(Files.createDirectories(root.resolve("work")), root.resolve("data"));
    shop = new ShopMesh(root);
    shop.source(1);
    log = root.resolve("server.log");
  }

  @Test
  void oneFolderHasOneServer() {
    try (Node node = start()) {
      Shell.Outcome second = shell.weft("serve", "--port", "0");
      assertThat(second.exit()).isNotZero();
      assertThat(second.err()).contains("W-SERVER-004", node.url()).doesNotContain("\tat ");
      assertThat(node.get("operator", "/api/v1/status").status()).isEqualTo(200);
    }
  }

  @Test
  void saysThatAPortIsTaken() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Shell.Outcome refused =
          shell.weft("serve", "--port", Integer.toString(socket.getLocalPort()));
      assertThat(refused.exit()).isNotZero();
      assertThat(refused.err()).contains("W-SERVER-003", "--port").doesNotContain("\tat ");
      assertThat(shell.data().resolve("weft.json")).doesNotExist();
    }
  }

  @Test
  void tellsAWrongTokenNothing() {
    try (Node node = start()) {
      String wrong = "weft_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
      Node.Answer answer = node.getWithToken(wrong, "/api/v1/status");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body()).contains("W-ACCESS-001").doesNotContain(wrong);
    }
  }

  @Test
  void endsAQueryThatNeverWouldByItself() throws Exception {
    try (Node node = start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      shop.apply(shell);
      UUID id = UUID.randomUUID();
      var answer = threads.submit(() -> node.query("ann", id, ENDLESS));
      // Nobody else's, and one's own as soon as it is under way.
      int status = 404;
      while (status == 404 && !answer.isDone()) {
        assertThat(node.delete("operator", "/api/v1/queries/" + id).status()).isEqualTo(404);
        status = node.delete("ann", "/api/v1/queries/" + id).status();
      }
      assertThat(status).isEqualTo(204);
      assertThat(answer.get().body()).contains("W-SQL-008");
    }
  }

  @Test
  void stopsInTheMiddleOfARunAndLeavesNothingHalf() throws IOException {
    shop.source(200_000);
    Node node = start();
    shop.apply(shell);
    String run = node.post("ann", "/api/v1/runs", "{\"product\":\"shop/orders\"}").text("id");
    node.stop();
    assertThat(shell.data().resolve("weft.json")).doesNotExist();
    try (Node next = start()) {
      assertThat(next.get("ann", "/api/v1/runs/" + run).text("state"))
          .isIn("cancelled", "succeeded");
      assertThat(next.get("operator", "/api/v1/storage").text("unreachable")).isEqualTo("0");
      assertThat(finished(next)).isEqualTo("succeeded");
    }
  }

  @Test
  void saysThatTheDiskIsFullAndKeepsTheReleaseBefore() throws IOException {
    String[] arguments = {"--port", "0", "--sample", "--sources", shop.sources().toString()};
    try (Node node = Node.start(shell, log, () -> shell.serveOnSmallDisk(log, 16_384, arguments))) {
      shop.apply(shell);
      assertThat(finished(node)).isEqualTo("succeeded");
      shop.source(new Random(42).ints(4_000_000));
      String run = node.post("ann", "/api/v1/runs", "{\"product\":\"shop/orders\"}").text("id");
      Node.Answer ended = node.ended(run);
      assertThat(ended.text("state")).as(ended.body()).isEqualTo("failed");
      assertThat(ended.text("code")).as(ended.body()).isEqualTo("W-LAKE-002");
      assertThat(node.query("ann", "select count(*) from shop.orders.orders").body())
          .contains("501");
      assertThat(node.get("operator", "/api/v1/storage").text("unreachable")).isEqualTo("0");
    }
  }

  @Test
  void writesForItsOwnerAlone() throws IOException {
    try (Node node = start()) {
      shop.apply(shell);
      assertThat(finished(node)).isEqualTo("succeeded");
      try (Stream<Path> all = Files.walk(shell.data())) {
        assertThat(all.filter(ServerTest::isOpenToOthers)).isEmpty();
      }
    }
  }

  private static boolean isOpenToOthers(Path file) {
    try {
      Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
      return rights.stream().anyMatch(right -> !right.name().startsWith("OWNER_"));
    } catch (java.nio.file.NoSuchFileException _) {
      return false; // a file of the database that comes and goes
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Node start() {
    return Node.start(
        shell, log, "--port", "0", "--sample", "--sources", shop.sources().toString());
  }

  private static String finished(Node node) {
    String run = node.post("ann", "/api/v1/runs", "{\"product\":\"shop/orders\"}").text("id");
    return node.ended(run).text("state");
  }
}
