package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;

/// Judges contracts and products by the standards alone, without what Weft needs beyond them to
/// serve a thing. Threads may share it.
public final class StandardForm {

  private final ContractStandard contracts;
  private final ProductStandard products;

  public StandardForm(StandardSchemas schemas) {
    this.contracts = new ContractStandard(schemas);
    this.products = new ProductStandard(schemas);
  }

  /// Reports how a document of kind DataContract or DataProduct breaks its standard.
  public void check(YamlDocument document, Findings findings) {
    var root = new Part(document.root());
    switch (root.text("kind").orElse("")) {
      case "DataContract" -> contracts.judge(document, findings);
      case "DataProduct" -> products.lint(document, findings);
      default ->
          findings.error(
              ErrorCode.DOC_KIND,
              root.at("kind"),
              "The document is neither a contract nor a product",
              "Write kind: DataContract or kind: DataProduct");
    }
  }
}
