package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.TableBuild;
import java.util.List;
import java.util.Optional;

/// What a build owes the contracts of its product: captures have an internal contract, partitions
/// and sort orders name columns.
final class BuildRules {

  private final ProductFolder folder;
  private final Sourced<Build> build;
  private final Findings findings;
  private final boolean complete;

  BuildRules(ProductFolder folder, Sourced<Build> build, Findings findings, boolean complete) {
    this.folder = folder;
    this.build = build;
    this.findings = findings;
    this.complete = complete;
  }

  void check() {
    build.value().captures().forEach(this::capture);
    build.value().tables().forEach(this::table);
  }

  private void capture(String name, Capture capture) {
    String pointer = "/captures/" + name;
    Sourced<Contract> contract = folder.internals().get(capture.contract());
    if (contract == null) {
      if (complete) {
        findings.error(
            ErrorCode.DOC_REFERENCE,
            build.at(pointer + "/contract"),
            "The capture `" + name + "` has no contract: there is no " + capture.contract(),
            Guess.hint(
                capture.contract(),
                folder.internals().keySet(),
                "Write internal/" + name + ".yaml with the table's types and labels"));
      }
      return;
    }
    List<SchemaObject> objects = contract.value().objects();
    if (!objects.isEmpty() && !objects.getFirst().name().equals(name)) {
      findings.error(
          ErrorCode.DOC_NAME,
          contract.at(objects.getFirst().pointer() + "/name"),
          "The capture is called `"
              + name
              + "`, the table of its contract `"
              + objects.getFirst().name()
              + "`",
          "Give both the same name");
    }
  }

  private void table(String name, TableBuild table) {
    Optional<SchemaObject> object =
        folder.contracts().values().stream()
            .flatMap(contract -> contract.value().object(name).stream())
            .findFirst();
    if (object.isEmpty()) {
      return;
    }
    List<String> columns = object.get().properties().stream().map(Property::name).toList();
    for (int i = 0; i < table.partition().size(); i++) {
      column(table.partition().get(i).column(), columns, "/tables/" + name + "/partition/" + i);
    }
    for (int i = 0; i < table.sort().size(); i++) {
      column(table.sort().get(i), columns, "/tables/" + name + "/sort/" + i);
    }
  }

  private void column(String column, List<String> columns, String pointer) {
    if (!columns.contains(column)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          build.at(pointer),
          "The contract has no column `" + column + "`",
          Guess.hint(column, columns, "It has " + String.join(", ", columns)));
    }
  }
}
