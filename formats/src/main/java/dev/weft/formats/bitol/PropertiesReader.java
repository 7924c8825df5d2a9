package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.contract.Property;
import java.util.ArrayList;
import java.util.List;

/// Reads the properties of a schema object: the columns of a table.
final class PropertiesReader {

  private static final List<String> KNOWN = List.of("weft.quarantine", "weft.labels", "weft.guess");

  private final Findings findings;
  private final TypeReader types;
  private final QualityReader quality;
  private final ConstraintsReader constraints;

  PropertiesReader(Findings findings) {
    this.findings = findings;
    this.types = new TypeReader(findings);
    this.quality = new QualityReader(findings);
    this.constraints = new ConstraintsReader(quality);
  }

  /// Reads the columns of a table.
  List<Property> read(Part object) {
    List<Part> parts = object.parts("properties");
    List<Integer> positions = KeyPositions.of(parts);
    List<Property> properties = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      properties.add(property(parts.get(i), positions.get(i)));
    }
    return properties;
  }

  private Property property(Part part, int keyPosition) {
    String name = part.text("name").orElse("");
    var custom = new CustomProperties(part, KNOWN, findings);
    boolean quarantine = custom.flag("weft.quarantine");
    return new Property(
        part.text("id").orElse(name),
        name,
        part.text("physicalName").orElse(name),
        types.read(part),
        part.flag("required") || keyPosition > 0,
        part.flag("unique"),
        keyPosition,
        constraints.read(part),
        part.text("classification"),
        custom.texts("weft.labels"),
        part.texts("tags"),
        quarantine,
        quality.withEnumeration(part, quarantine),
        part.text("description").orElse(""),
        part.pointer());
  }
}
