package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the ports of a product.
final class Ports {

  private static final String TABLES = "tables";

  private static final String EXTERNAL = "weft.external";
  private static final List<String> KNOWN = List.of(EXTERNAL);

  /// Stands for a version that is a finding; the product is then not made.
  private static final Version UNREADABLE = new Version(0, 0, 0);

  private final Findings findings;

  Ports(Findings findings) {
    this.findings = findings;
  }

  List<OutputPort> outputs(Part root) {
    List<OutputPort> ports = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> contracts = new HashSet<>();
    for (Part part : root.parts("outputPorts")) {
      String name = part.has("name") ? ProductReader.name(part, "name", "port", findings) : "";
      Optional<String> contract = part.text("contractId");
      String type = part.text("type").orElse(TABLES);
      boolean external = new CustomProperties(part, KNOWN, findings).flag(EXTERNAL);
      once(names, part.text("name"), part, "name", "An older major lives on in its own revision");
      once(contracts, contract, part, "contractId", "Give each port a contract of its own");
      if (contract.isEmpty() && (external || type.equals(TABLES))) {
        findings.error(
            ErrorCode.DOC_MISSING_FIELD,
            part.place(),
            "The output port `" + name + "` has no contract",
            "Add `contractId:` and the contract below contracts/");
      }
      ports.add(
          new OutputPort(
              name,
              BitolVersion.semantic(part, findings).orElse(UNREADABLE),
              contract.orElse(""),
              type,
              external));
    }
    return ports;
  }

  List<InputPort> inputs(Part root) {
    List<InputPort> ports = new ArrayList<>();
    Set<String> meanings = new HashSet<>();
    for (Part part : root.parts("inputPorts")) {
      var version = BitolVersion.semantic(part, findings);
      Optional<String> contract = part.text("contractId");
      if (version.isPresent() && contract.isPresent()) {
        var port = new InputPort(part.text("name").orElse(""), version.get(), contract.get());
        String meaning = port.meaning();
        once(
            meanings, Optional.of(meaning), part, "contractId", "Name each major of an input once");
        ports.add(port);
      }
    }
    return ports;
  }

  private void once(Set<String> seen, Optional<String> text, Part part, String field, String hint) {
    if (text.isPresent() && !seen.add(text.get())) {
      findings.error(
          ErrorCode.DOC_DUPLICATE,
          part.at(field),
          "Two ports have the " + field + " `" + text.get() + "`",
          hint);
    }
  }
}
