package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.StartTls;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads where notices are sent to.
final class OutwardReader {

  private static final int SUBMISSION = 587;
  private static final Pattern RECIPIENT = Pattern.compile("(service:)?[a-z][a-z0-9_]{0,62}");

  private OutwardReader() {}

  static Supplier<Endpoint> webhook(Fields fields) {
    Reach reach = reach(fields);
    Optional<URI> url = url(fields, fields.text("url"), reach);
    String recipient = fields.text("for");
    if (!recipient.isEmpty() && !RECIPIENT.matcher(recipient).matches()) {
      fields.wrong(
          fields.at("for"),
          "`" + recipient + "` is nobody whose notices can be sent",
          "Write service:name, or the name of a person");
    }
    Optional<String> key = key(fields);
    return () -> new Endpoint.Webhook(url.orElseThrow(), reach, key.orElseThrow(), recipient);
  }

  private static Optional<String> key(Fields fields) {
    Optional<Node> key = fields.find("key");
    if (key.isEmpty()) {
      fields.missing("key");
      return Optional.empty();
    }
    return EndpointReader.password(fields, key.get());
  }

  static Supplier<Endpoint> smtp(Fields fields) {
    String host = fields.text("host");
    if (!host.isEmpty() && !EndpointReader.HOST.matcher(host).matches()) {
      fields.wrong(
          fields.at("host"),
          "`" + host + "` is no host",
          "Write one name or address by itself, and the port as `port`");
    }
    long port = fields.findWhole("port", 1, 65_535).orElse((long) SUBMISSION);
    Reach reach = reach(fields);
    String tls = fields.findWord("tls", List.of("starttls", "disable")).orElse("starttls");
    Optional<String> user = fields.findText("user");
    Optional<String> password =
        fields.find("password").flatMap(node -> EndpointReader.password(fields, node));
    String from = fields.text("from");
    if (!from.isEmpty() && !PersonReader.ADDRESS.matcher(from).matches()) {
      fields.wrong(fields.at("from"), "`" + from + "` is no address", "Write name@example.com");
    }
    StartTls way = tls.equals("disable") ? StartTls.DISABLED : StartTls.REQUIRED;
    if (way == StartTls.DISABLED && (reach == Reach.PUBLIC || password.isPresent())) {
      fields.wrong(
          fields.at("tls"),
          "Mail would go in the clear through public networks, or a password would",
          "Leave `tls` out; only a private server without a password may do without");
    }
    return () -> new Endpoint.Smtp(host, (int) port, reach, way, user, password, from);
  }

  private static Reach reach(Fields fields) {
    return fields.findFlag("private").orElse(false) ? Reach.PRIVATE : Reach.PUBLIC;
  }

  private static Optional<URI> url(Fields fields, String text, Reach reach) {
    try {
      URI url = new URI(text);
      String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("https") || (scheme.equals("http") && reach == Reach.PRIVATE);
      if (known
          && url.getHost() != null
          && url.getUserInfo() == null
          && url.getFragment() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException _) {
      // said below
    }
    if (!text.isEmpty()) {
      fields.wrong(
          fields.at("url"),
          "`" + text + "` is no address that notices are sent to",
          "Write https://host/path without a user; http only with `private: true`");
    }
    return Optional.empty();
  }
}
