package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A release that leaves by a webhook, whatever happens to the receiver and the server meanwhile.
@Timeout(600)
class NoticesLeaveTest {

  private static final String KEY = "a key that both sides know";

  /// @param signature `t=SECONDS,v1=HEX`
  private record Got(String delivery, String signature, String body) {}

  private final BlockingQueue<Got> got = new LinkedBlockingQueue<>();
  private volatile int status = 500;
  @TempDir private Path root;
  private HttpServer receiver;
  private ServerProcess server;
  private FirstMesh shop;

  @BeforeEach
  void start() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/in", this::take);
    receiver.start();
    Files.createDirectories(root.resolve("sources"));
    server = ServerProcess.start(root, freePort());
    shop = FirstMesh.at(root, Map.of(), server.url(), server::stop);
    secret();
    documents();
    shop.applyAsThoseWhoMay();
    var operator =
        new TestClient(server.url(), Files.readString(root.resolve("data/operator.token")).strip());
    var token =
        operator.post(
            "/api/v1/tokens", "{\"name\":\"x\",\"days\":9,\"holder\":\"bea\"}", "operator");
    var watch =
        operator
            .withToken(TestClient.member(token, "token"))
            .post("/api/v1/watches", "{\"product\":\"sales/orders\"}", "operator");
    assertThat(watch.statusCode()).as(watch.body()).isEqualTo(200);
  }

  @AfterEach
  void stop() {
    shop.close();
    receiver.stop(0);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void secret() throws IOException {
    Path folder = Files.createDirectories(root.resolve("data/secrets"));
    Path file =
        Files.createFile(
            folder.resolve("hook_key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, KEY + "\n");
  }

  /// A product of made-up rows, and bea, whose notices go to the receiver.
  private void documents() throws IOException {
    shop.weft(
        "init",
        "product",
        "sales/orders",
        shop.folder().resolve("sales/orders").toString(),
        "--owner",
        "ada");
    Files.writeString(
        shop.folder().resolve("people.yaml"),
        "\n---\napiVersion: weft/v1\nkind: Person\nname: bea\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    Path connections = Files.createDirectories(shop.folder().resolve("connections"));
    Files.writeString(
        connections.resolve("hook.yaml"),
        """
        apiVersion: weft/v1
        kind: Connection
        name: hook
        type: webhook
        url: http://127.0.0.1:%d/in
        private: true
        key: { secret: hook_key }
        for: bea
        """
            .formatted(receiver.getAddress().getPort()));
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    got.add(
        new Got(
            Objects.requireNonNull(headers.getFirst("X-Weft-Delivery")),
            Objects.requireNonNull(headers.getFirst("X-Weft-Signature")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Got next() throws Exception {
    Got one = got.poll(300, TimeUnit.SECONDS);
    assertThat(one).as(Files.readString(root.resolve("server.log"))).isNotNull();
    checkSigned(Objects.requireNonNull(one));
    return one;
  }

  /// As a receiver does it, who knows the key and nothing else.
  private static void checkSigned(Got one) throws GeneralSecurityException {
    String[] parts = one.signature().split(",", 2);
    String seconds = parts[0].substring("t=".length());
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal((seconds + "." + one.body()).getBytes(StandardCharsets.UTF_8));
    assertThat(parts[1]).isEqualTo("v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void arrivesThoughTheReceiverFailedAndTheServerWasKilled() throws Exception {
    shop.weft("run", "sales/orders");
    Got refused = next();
    assertThat(refused.body())
        .contains("\"schema\":\"weft.delivery/v1\"", "Release sales/orders@", "+1 is published.");
    server.kill();
    status = 204;
    server.restart();

    Got taken = next();
    assertThat(taken.delivery()).isEqualTo(refused.delivery());
    assertThat(taken.body()).isEqualTo(refused.body());

    shop.weft("run", "sales/orders");
    Got second = next();
    assertThat(second.delivery())
        .as("what was taken is not sent again")
        .isNotEqualTo(taken.delivery());
    assertThat(second.body()).contains("+2 is published.");
    assertThat(got).isEmpty();
  }
}
