package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Endpoint.Tls;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads where a connection leads. The fields of the types that captures read are closed; those of
/// other types are kept as text, a secret as `secret:NAME`.
final class EndpointReader {

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(password|passphrase|secret|token|credential|key).*", Pattern.CASE_INSENSITIVE);

  /// One host: a list of them, or a name with more behind it, would lead elsewhere.
  static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+\\]");

  private static final int PORT = 5432;

  private EndpointReader() {}

  static Supplier<Endpoint> read(String type, Fields fields) {
    return switch (type) {
      case "files" -> files(fields);
      case "sqlite" -> database(fields, Endpoint.Sqlite::new);
      case "duckdb" -> database(fields, Endpoint.Duckdb::new);
      case "postgresql" -> postgresql(fields);
      case "webhook" -> OutwardReader.webhook(fields);
      case "smtp" -> OutwardReader.smtp(fields);
      default -> other(type, fields);
    };
  }

  private static Supplier<Endpoint> files(Fields fields) {
    String root = root(fields);
    return () -> new Endpoint.Files(root);
  }

  private static Supplier<Endpoint> database(
      Fields fields, BiFunction<String, String, Endpoint> of) {
    String root = root(fields);
    String file = fields.text("file");
    if (!file.isEmpty()) {
      Paths.inside(fields, "file", file);
      Paths.oneFile(fields, "file", file);
    }
    return () -> of.apply(root, file);
  }

  private static Supplier<Endpoint> postgresql(Fields fields) {
    String host = fields.text("host");
    if (!host.isEmpty() && !HOST.matcher(host).matches()) {
      fields.wrong(
          fields.at("host"),
          "`" + host + "` is no host",
          "Write one name or address by itself, and the port as `port`");
    }
    long port = fields.findWhole("port", 1, 65_535).orElse((long) PORT);
    String database = fields.text("database");
    String user = fields.text("user");
    Optional<String> password = fields.find("password").flatMap(node -> password(fields, node));
    Optional<String> tls =
        fields.findWord("tls", Arrays.stream(Tls.values()).map(Tls::word).toList());
    Tls way = tls.flatMap(Tls::find).orElse(Tls.VERIFY_FULL);
    Optional<String> ca = Authorities.find(fields, way);
    return () -> new Endpoint.Postgresql(host, (int) port, database, user, password, way, ca);
  }

  static Optional<String> password(Fields fields, Node node) {
    if (node instanceof Node.Mapping mapping) {
      return Optional.of(secret(fields, mapping));
    }
    inTheOpen(fields, "password", node.place());
    return Optional.empty();
  }

  static String secret(Fields fields, Node.Mapping mapping) {
    var secret = new Fields(mapping, "a reference to a secret", fields.findings());
    String name = secret.name("secret", "secret");
    secret.close();
    return name;
  }

  static void inTheOpen(Fields fields, String field, Place place) {
    fields.wrong(
        place,
        "`" + field + "` holds a secret in the document",
        "Write { secret: NAME } and keep the value outside the folder");
  }

  private static String root(Fields fields) {
    String root = fields.text("root");
    List<String> parts = Arrays.asList(root.split("[/\\\\]", -1));
    if (parts.contains("..")) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_PATH,
              fields.at("root"),
              "The root `" + root + "` climbs with `..`",
              "Write the folder itself, absolute or below the server's sources folder");
    }
    return root;
  }

  private static Supplier<Endpoint> other(String type, Fields fields) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Node.Entry entry : fields.rest()) {
      String text = entry.value().textOrNull();
      if (entry.value() instanceof Node.Mapping mapping) {
        settings.put(entry.key(), "secret:" + secret(fields, mapping));
      } else if (text == null) {
        fields.wrongType(entry.key(), entry.value(), "a single value", "");
      } else if (SECRET.matcher(entry.key()).matches()) {
        inTheOpen(fields, entry.key(), entry.at());
      } else {
        settings.put(entry.key(), text);
      }
    }
    return () -> new Endpoint.Other(type, settings);
  }
}
