package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// Judges contracts and products by the standards alone, without what Weft needs beyond them to
/// serve a thing. Threads may share it.
public final class StandardForm {

  private static final List<String> CONTRACTS =
      List.of("v3.1.0", "v3.2.0", "v3.0.2", "v3.0.1", "v3.0.0");
  private static final List<String> PRODUCTS = List.of("v1.0.0", "v0.9.0");
  private static final String NEWEST = "v3.1.0";

  private final StandardSchemas schemas;

  public StandardForm(StandardSchemas schemas) {
    this.schemas = schemas;
  }

  /// Reports how a document of kind DataContract or DataProduct breaks its standard.
  public void check(YamlDocument document, Findings findings) {
    var root = new Part(document.root());
    switch (root.text("kind").orElse("")) {
      case "DataContract" -> {
        List<String> read = CONTRACTS.stream().filter(StandardForm::hasSchema).toList();
        if (BitolVersion.isKnown("a contract", root, read, findings)) {
          contract(root.text("apiVersion").orElse(NEWEST), document, findings);
        }
      }
      case "DataProduct" -> {
        if (BitolVersion.isKnown("a product", root, PRODUCTS, findings)) {
          schemas.check("odps-json-schema-v1.0.0", document, findings);
        }
      }
      default ->
          findings.error(
              ErrorCode.DOC_KIND,
              root.at("kind"),
              "The document is neither a contract nor a product",
              "Write kind: DataContract or kind: DataProduct");
    }
  }

  /// By its own version, or by v3.1.0, which official examples of older versions are written in.
  private void contract(String version, YamlDocument document, Findings findings) {
    var own = new Findings();
    schemas.check(schema(version), document, own);
    if (!own.list().isEmpty() && !schemas.isKept(schema(NEWEST), document)) {
      findings.addAll(own.list());
    }
  }

  private static String schema(String version) {
    return "odcs-json-schema-" + version;
  }

  private static boolean hasSchema(String version) {
    return StandardForm.class.getResource(schema(version) + ".json") != null;
  }
}
