package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a `Connection`.
public final class ConnectionReader {

  /// What carries notices is of the whole mesh; nothing in a product can use it.
  private static final Set<String> OUTWARD = Set.of("webhook", "smtp");

  private ConnectionReader() {}

  public static Optional<Sourced<Connection>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, ConnectionReader::body, Connection::name);
  }

  private static Supplier<Connection> body(Fields fields) {
    String name = fields.name("name", "connection");
    fields.findText("title");
    String type = fields.text("type");
    List<String> domains = OUTWARD.contains(type) ? List.of() : fields.texts("domains");
    if (domains.isEmpty() && !OUTWARD.contains(type)) {
      fields.missing("domains");
    }
    boolean retired = fields.isRetired();
    Supplier<Endpoint> endpoint = EndpointReader.read(type, fields);
    return () -> new Connection(name, domains, endpoint.get(), retired);
  }
}
