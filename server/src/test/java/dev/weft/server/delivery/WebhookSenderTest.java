package dev.weft.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.Webhook;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.notice.NoticeView;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a webhook gets, and where no request goes.
class WebhookSenderTest {

  private static final Outgoing OUTGOING =
      new Outgoing(
          "alerts-4-flo",
          new NoticeView(
              4,
              "release",
              "release",
              "sales/orders@1.0.0+2",
              "sales/orders",
              "Release sales/orders@1.0.0+2 is published.",
              "weft release show sales/orders@+2",
              "2026-01-01T00:00:00Z",
              null),
          Optional.empty());

  private record Got(String path, String delivery, String signature, String body) {}

  private final List<Got> got = new ArrayList<>();
  private final WebhookSender sender =
      new WebhookSender(
          name -> name.equals("alerts_key") ? Optional.of("hush") : Optional.empty(),
          () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
          Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC));
  private HttpServer server;
  private int status = 204;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          got.add(
              new Got(
                  exchange.getRequestURI().toString(),
                  exchange.getRequestHeaders().getFirst("X-Weft-Delivery"),
                  exchange.getRequestHeaders().getFirst("X-Weft-Signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Webhook hook(String url, Reach reach, String key) {
    return new Webhook(
        URI.create(url.replace("PORT", "" + server.getAddress().getPort())),
        reach,
        key,
        "service:alerts");
  }

  private void send(String url) throws NotSent {
    send(hook(url, Reach.PRIVATE, "alerts_key"));
  }

  private void send(Webhook hook) throws NotSent {
    try (var line = new Line()) {
      sender.send(hook, OUTGOING, line);
    }
  }

  @Test
  void postsANoticeWithASignature() throws Exception {
    send("http://127.0.0.1:PORT/in?team=data");

    assertThat(got).hasSize(1);
    Got one = got.getFirst();
    assertThat(one.path()).isEqualTo("/in?team=data");
    assertThat(one.delivery()).isEqualTo("alerts-4-flo");
    String body = one.body();
    assertThat(body)
        .startsWith("{\"schema\":\"weft.delivery/v1\",\"id\":\"alerts-4-flo\"")
        .contains("\"sentence\":\"Release sales/orders@1.0.0+2 is published.\"");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("hush".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] expected = mac.doFinal(("1700000000." + body).getBytes(StandardCharsets.UTF_8));
    assertThat(one.signature()).isEqualTo("t=1700000000,v1=" + HexFormat.of().formatHex(expected));
  }

  @Test
  void writesAPathInTheLettersOfARequest() throws Exception {
    send("http://127.0.0.1:PORT/häfen/%20x?für=1");
    assertThat(got).extracting(Got::path).containsExactly("/h%C3%A4fen/%20x?f%C3%BCr=1");
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 404, 500, 503})
  void countsAsNotSentWhatWasNotTakenAndFollowsNothing(int answered) {
    status = answered;
    assertThatThrownBy(() -> send("http://127.0.0.1:PORT/in"))
        .isInstanceOf(NotSent.class)
        .hasMessage("status " + answered);
    assertThat(got).extracting(Got::path).containsExactly("/in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:PORT/",
        "http://localhost:PORT/",
        "http://[::1]:PORT/",
        "http://0.0.0.0:PORT/",
        "http://2130706433:PORT/",
        "http://[::ffff:127.0.0.1]:PORT/"
      })
  void goesIntoNoPrivateNetworkUnlessItIsDeclared(String url) {
    assertThatThrownBy(() -> send(hook(url, Reach.PUBLIC, "alerts_key")))
        .isInstanceOf(NotSent.class);
    assertThat(got).isEmpty();
  }

  @Test
  void sendsNothingWithoutItsKey() {
    assertThatThrownBy(() -> send(hook("http://127.0.0.1:PORT/", Reach.PRIVATE, "none")))
        .isInstanceOf(NotSent.class)
        .hasMessage("there is no secret none");
    assertThat(got).isEmpty();
  }

  @Test
  void speaksToNobodyWhoIsNotWhoTheySay() {
    assertThatThrownBy(() -> send("https://127.0.0.1:PORT/")).isInstanceOf(NotSent.class);
    assertThat(got).isEmpty();
  }

  @Test
  void takesNothingElseForAYes() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try (var accepted = socket.accept()) {
                      accepted
                          .getOutputStream()
                          .write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
                    } catch (IOException _) {
                      // the sender is gone
                    }
                  });
      assertThatThrownBy(() -> send("http://127.0.0.1:" + socket.getLocalPort() + "/"))
          .isInstanceOf(NotSent.class);
      answering.join();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.1.2.3",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "fe80::1",
        "fc00::1",
        "fd12::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::1",
        "2001:0:1::1",
        "ff02::1",
        "64:ff9b::a00:1"
      })
  void knowsWhatIsPrivate(String address) throws Exception {
    assertThat(Dialled.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"93.184.216.34", "8.8.8.8", "100.63.0.1", "2606:4700::1"})
  void knowsWhatIsPublic(String address) throws Exception {
    assertThat(Dialled.isPublic(InetAddress.getByName(address))).isTrue();
  }
}
