package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Connection;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Reads a `Connection`. The fields of `type: files` are closed; those of other types are kept as
/// text, a secret as `secret:NAME`.
public final class ConnectionReader {

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(password|passphrase|secret|token|credential|key).*", Pattern.CASE_INSENSITIVE);

  private ConnectionReader() {}

  public static Optional<Sourced<Connection>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, ConnectionReader::body, Connection::name);
  }

  private static Supplier<Connection> body(Fields fields) {
    String name = fields.name("name", "connection");
    fields.findText("title");
    List<String> domains = fields.texts("domains");
    if (domains.isEmpty()) {
      fields.missing("domains");
    }
    String type = fields.text("type");
    boolean retired = fields.isRetired();
    boolean files = type.equals("files");
    Optional<String> root = files ? Optional.of(root(fields)) : Optional.empty();
    Map<String, String> settings = files ? Map.of() : settings(fields);
    return () -> new Connection(name, domains, type, root, settings, retired);
  }

  private static String root(Fields fields) {
    String root = fields.text("root");
    if (Arrays.asList(root.split("[/\\\\]", -1)).contains("..")) {
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

  private static Map<String, String> settings(Fields fields) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Node.Entry entry : fields.rest()) {
      String text = entry.value().textOrNull();
      if (entry.value() instanceof Node.Mapping mapping) {
        var secret = new Fields(mapping, "a reference to a secret", fields.findings());
        settings.put(entry.key(), "secret:" + secret.name("secret", "secret"));
        secret.close();
      } else if (text == null) {
        fields.wrongType(entry.key(), entry.value(), "a single value", "");
      } else if (SECRET.matcher(entry.key()).matches()) {
        fields.wrong(
            entry.at(),
            "`" + entry.key() + "` holds a secret in the document",
            "Write { secret: NAME } and keep the value outside the folder");
      } else {
        settings.put(entry.key(), text);
      }
    }
    return settings;
  }
}
