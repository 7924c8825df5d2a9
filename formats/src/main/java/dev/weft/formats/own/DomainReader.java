package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Domain;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads `domain.yaml`.
public final class DomainReader {

  private DomainReader() {}

  public static Optional<Sourced<Domain>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, DomainReader::body, Domain::name);
  }

  private static Supplier<Domain> body(Fields fields) {
    String name = fields.name("name", "domain");
    String title = fields.findText("title").orElse(name);
    Optional<String> parent = fields.findName("parent", "domain");
    Map<String, String> contact = fields.scalars("contact");
    var members = MembersReader.ofDomain().read(fields);
    Map<String, Map<String, String>> knobs = KnobReader.turned(fields);
    boolean retired = fields.isRetired();
    return () -> new Domain(name, title, parent, contact, members, knobs, retired);
  }
}
