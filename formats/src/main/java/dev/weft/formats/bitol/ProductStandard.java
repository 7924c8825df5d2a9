package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// What the standard itself says about a product (Bitol ODPS): its JSON Schema, chosen by
/// `apiVersion`, and its text. Nothing here is about Weft. Threads may share it.
public final class ProductStandard {

  private static final String NEW = "v1.0.0";
  private static final String OLD = "v0.9.0";
  private static final String SCHEMA = "odps-json-schema-";

  private final StandardSchemas schemas;

  public ProductStandard(StandardSchemas schemas) {
    this.schemas = schemas;
  }

  /// Reports errors, warnings and notes; whether the document is of a version that is read.
  boolean judge(YamlDocument document, Findings findings) {
    var root = new Part(document.root());
    if (!BitolVersion.isKnown("a product", root, List.of(NEW, OLD), findings)) {
      return false;
    }
    var bySchema = new Findings();
    schema(root.text("apiVersion").orElseThrow(), document, bySchema);
    var byText = new Findings();
    ProductTextRules.check(root, byText);
    findings.addAll(Verdicts.merged(bySchema.list(), byText.list()));
    return true;
  }

  /// Reports everything, notes as well.
  public void lint(YamlDocument document, Findings findings) {
    judge(document, findings);
  }

  /// A document that says v0.9.0 and only v1.0.0 accepts is taken for v1.0.0, and told so.
  private void schema(String version, YamlDocument document, Findings findings) {
    schemas.check(SCHEMA + version, TextWins.ODPS, document, findings);
    if (version.equals(NEW)
        || findings.isSoundSince(0)
        || !schemas.isQuicklyKept(SCHEMA + NEW, document.root())) {
      return;
    }
    findings.clear();
    findings.warning(
        ErrorCode.ODPS_NEWER,
        new Part(document.root()).at("apiVersion"),
        "The product says v0.9.0, but only v1.0.0 accepts it",
        "Write apiVersion: v1.0.0");
  }
}
