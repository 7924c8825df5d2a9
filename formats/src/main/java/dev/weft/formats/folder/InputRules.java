package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Product.InputPort;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A product reads output ports of other products: not its own, and never internal tables.
final class InputRules {

  private final MeshFolder folder;
  private final Findings findings;
  private final Map<String, String> internals = new HashMap<>();

  InputRules(MeshFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
    for (ProductFolder product : folder.products()) {
      product
          .internals()
          .values()
          .forEach(contract -> internals.put(contract.value().id(), product.id().toString()));
    }
  }

  void check() {
    for (ProductFolder product : folder.products()) {
      List<InputPort> inputs = product.product().value().inputPorts();
      for (int i = 0; i < inputs.size(); i++) {
        input(product, inputs.get(i).contractId(), "/inputPorts/" + i + "/contractId");
      }
    }
  }

  private void input(ProductFolder product, String contract, String pointer) {
    if (internals.containsKey(contract)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          product.product().at(pointer),
          "`" + contract + "` is an internal table of " + internals.get(contract),
          "Read an output port, or ask its owner for one");
    } else if (product.contract(contract).isPresent()) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          product.product().at(pointer),
          "`" + contract + "` is a contract of the product itself",
          "Its own tables need no input port; name them in SQL");
    }
  }
}
