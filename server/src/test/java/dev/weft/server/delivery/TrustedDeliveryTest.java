package dev.weft.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.StartTls;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.notice.NoticeView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Deliveries that are encrypted on their way, to whoever has the certificate that is believed.
@Timeout(60)
class TrustedDeliveryTest {

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

  @TempDir private Path folder;
  private TestCertificate certificate;
  private Outbox believing;
  private Outbox others;

  @BeforeEach
  void prepare() throws Exception {
    certificate = new TestCertificate(folder);
    SSLSocketFactory trusting = certificate.client().getSocketFactory();
    believing = new Outbox(_ -> Optional.of("hush"), () -> trusting, Clock.systemUTC());
    others =
        new Outbox(
            _ -> Optional.of("hush"),
            () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
            Clock.systemUTC());
  }

  private static Connection mail(String host, int port) {
    return new Connection(
        "mail",
        List.of(),
        new Endpoint.Smtp(
            host,
            port,
            Reach.PRIVATE,
            StartTls.REQUIRED,
            Optional.of("weft"),
            Optional.of("mail_password"),
            "weft@example.com"),
        false);
  }

  private static Connection hook(String host, int port) {
    return new Connection(
        "hook",
        List.of(),
        new Endpoint.Webhook(
            URI.create("https://" + host + ":" + port + "/in"), Reach.PRIVATE, "key", "flo"),
        false);
  }

  @Test
  void sendsMailAndThePasswordOnlyAfterStartTls() throws Exception {
    try (var server = new StartTlsServer(certificate.server())) {
      assertThatThrownBy(() -> others.send(mail("localhost", server.port()), OUTGOING))
          .as("nobody vouches for it")
          .isInstanceOf(NotSent.class);
      assertThatThrownBy(() -> believing.send(mail("127.0.0.1", server.port()), OUTGOING))
          .as("it is not who it says")
          .isInstanceOf(NotSent.class);
      assertThat(server.taken).isEmpty();

      believing.send(mail("localhost", server.port()), OUTGOING);
      var mail = server.taken.take();
      assertThat(mail.login()).isEqualTo("weft hush");
      assertThat(mail.to()).contains("<flo@example.com>");
      assertThat(mail.text())
          .contains("Subject: Release sales/orders@1.0.0+2 is published.")
          .contains("X-Weft-Delivery: alerts-4-flo")
          .contains("weft release show sales/orders@+2");
    }
  }

  @Test
  void sendsToAWebhookWhoseCertificateIsBelieved() throws Exception {
    List<String> got = new CopyOnWriteArrayList<>();
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.server()));
    server.createContext(
        "/in",
        exchange -> {
          got.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();
      assertThatThrownBy(() -> others.send(hook("localhost", port), OUTGOING))
          .isInstanceOf(NotSent.class);
      assertThatThrownBy(() -> believing.send(hook("127.0.0.1", port), OUTGOING))
          .isInstanceOf(NotSent.class);
      assertThat(got).isEmpty();

      believing.send(hook("localhost", port), OUTGOING);
      assertThat(got).singleElement().asString().contains("\"id\":\"alerts-4-flo\"");
    } finally {
      server.stop(0);
    }
  }
}
