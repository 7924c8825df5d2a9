package dev.weft.server.delivery;

import dev.weft.capture.source.Secrets;
import dev.weft.model.mesh.Endpoint.Webhook;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.notice.NoticeView;
import io.avaje.jsonb.Json;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts a notice to a webhook: one request over one connection to the address that was judged, no
/// redirect followed, nothing read but whether it was taken.
final class WebhookSender {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 10_000;
  private static final int LONGEST_LINE = 1_000;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  /// What a receiver gets.
  ///
  /// @param schema the form of the rest
  /// @param id the same at every attempt
  @Json
  record Delivered(String schema, String id, NoticeView notice) {}

  private final Secrets secrets;
  private final Supplier<SSLSocketFactory> tls;
  private final Clock clock;
  private final JsonType<Delivered> json = Jsonb.instance().type(Delivered.class);

  WebhookSender(Secrets secrets, Supplier<SSLSocketFactory> tls, Clock clock) {
    this.secrets = secrets;
    this.tls = tls;
    this.clock = clock;
  }

  /// Leaves its connection to whoever has the line: what was taken is sent, whatever becomes of it.
  void send(Webhook webhook, Outgoing outgoing, Line line) throws NotSent {
    String key =
        secrets
            .find(webhook.key())
            .orElseThrow(() -> new NotSent("there is no secret " + webhook.key()));
    byte[] body =
        json.toJson(new Delivered("weft.delivery/v1", outgoing.id(), outgoing.notice()))
            .getBytes(StandardCharsets.UTF_8);
    String head = head(webhook.url(), outgoing.id(), key, body);
    InetAddress address = Dialled.of(webhook.url().getHost(), webhook.reach());
    try {
      Socket socket = connected(webhook.url(), line.socket(address));
      var out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(body);
      out.flush();
      check(firstLine(socket.getInputStream()));
    } catch (IOException e) {
      throw new NotSent(e.getClass().getSimpleName());
    }
  }

  private String head(URI written, String id, String key, byte[] body) {
    // A request line knows no other letters; those of a path are sent as their bytes in UTF-8.
    URI url = URI.create(written.toASCIIString());
    String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return "POST "
        + path
        + query
        + " HTTP/1.1\r\nHost: "
        + url.getHost()
        + port
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + body.length
        + "\r\nUser-Agent: weft\r\nConnection: close\r\nX-Weft-Delivery: "
        + id
        + "\r\nX-Weft-Signature: "
        + Signature.of(key, clock.instant().getEpochSecond(), body)
        + "\r\n\r\n";
  }

  private Socket connected(URI url, Socket plain) throws IOException {
    boolean secure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
    int port = url.getPort() < 0 ? (secure ? HTTPS : HTTP) : url.getPort();
    plain.connect(InetSocketAddress.createUnresolved(url.getHost(), port), CONNECT_MILLIS);
    plain.setSoTimeout(READ_MILLIS);
    return secure ? secured(plain, url.getHost(), port) : plain;
  }

  private Socket secured(Socket plain, String host, int port) throws IOException {
    var socket = (SSLSocket) tls.get().createSocket(plain, host, port, true);
    var parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String firstLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.length() < LONGEST_LINE) {
      line.append((char) next);
      next = in.read();
    }
    return line.toString().strip();
  }

  /// Anything but 2xx was not taken; where it points elsewhere, nobody follows.
  private static void check(String status) throws NotSent {
    if (!status.matches("HTTP/1\\.[01] 2\\d\\d( .*)?")) {
      throw new NotSent(
          status.matches("HTTP/1\\.[01] \\d{3}( .*)?")
              ? "status " + status.substring(9, 12)
              : "no HTTP came back");
    }
  }
}
