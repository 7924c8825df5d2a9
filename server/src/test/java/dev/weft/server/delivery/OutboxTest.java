package dev.weft.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.StartTls;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.notice.NoticeView;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nobody who is sent something can keep a delivery.
@Timeout(60)
class OutboxTest {

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
          Optional.of("flo@example.com"));

  private final CountDownLatch cut = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Outbox within(Duration longest) {
    return new Outbox(
        _ -> Optional.of("hush"),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
        Clock.systemUTC(),
        longest);
  }

  /// Says something, a byte at a time, until nobody listens.
  private void drip(String text) {
    Thread.ofVirtual().start(() -> accept(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void accept(byte[] text) {
    var said = new ByteArrayInputStream(text);
    var pace = Executors.newSingleThreadScheduledExecutor();
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      var _ = pace.scheduleAtFixedRate(() -> say(out, said), 0, 10, TimeUnit.MILLISECONDS);
      while (socket.getInputStream().read() >= 0) {
        // until the other side is gone
      }
    } catch (IOException _) {
      // it is gone
    }
    pace.shutdownNow();
    cut.countDown();
  }

  private static void say(OutputStream out, InputStream said) {
    try {
      int next = said.read();
      if (next >= 0) {
        out.write(next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Connection hook(String scheme) {
    var url = URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/");
    return new Connection(
        "alerts", List.of(), new Endpoint.Webhook(url, Reach.PRIVATE, "key", "flo"), false);
  }

  private Connection mail(StartTls tls) {
    return new Connection(
        "mail",
        List.of(),
        new Endpoint.Smtp(
            "127.0.0.1",
            server.getLocalPort(),
            Reach.PRIVATE,
            tls,
            Optional.empty(),
            Optional.empty(),
            "weft@example.com"),
        false);
  }

  @Test
  void endsWithAWebhookThatAnswersByteByByte() throws Exception {
    drip("HTTP/1.1 204 " + "x".repeat(500));
    assertThatThrownBy(() -> within(Duration.ofMillis(500)).send(hook("http"), OUTGOING))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("within");
    cut.await();
  }

  @Test
  void endsWithAWebhookThatShakesHandsByteByByte() throws Exception {
    drip("\u0016\u0003\u0003?\u0000" + "x".repeat(500));
    assertThatThrownBy(() -> within(Duration.ofMillis(500)).send(hook("https"), OUTGOING))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("within");
    cut.await();
  }

  @Test
  void endsWithAMailServerThatAnswersByteByByte() throws Exception {
    drip("220 mail " + "x".repeat(500));
    assertThatThrownBy(() -> within(Duration.ofMillis(500)).send(mail(StartTls.DISABLED), OUTGOING))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("within");
    cut.await();
  }

  @Test
  void readsNoMailServerThatTalksOnAndOn() throws Exception {
    var talking =
        Thread.ofVirtual()
            .start(
                () -> {
                  byte[] line =
                      ("220-" + "x".repeat(996) + "\r\n").getBytes(StandardCharsets.US_ASCII);
                  try (Socket socket = server.accept()) {
                    for (int i = 0; i < 100_000; i++) {
                      socket.getOutputStream().write(line);
                    }
                    cut.countDown();
                  } catch (IOException _) {
                    // nobody listens any more
                  }
                });
    assertThatThrownBy(() -> within(Duration.ofSeconds(30)).send(mail(StartTls.DISABLED), OUTGOING))
        .isInstanceOf(NotSent.class)
        .hasMessageNotContaining("within");
    talking.join();
    assertThat(cut.getCount()).as("all was read").isEqualTo(1);
  }
}
