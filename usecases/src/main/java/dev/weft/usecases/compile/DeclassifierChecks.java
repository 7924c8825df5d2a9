package dev.weft.usecases.compile;

import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Declassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges the declassifiers of a folder: one that names no label or no column would lower nothing,
/// and nobody would notice.
final class DeclassifierChecks {

  private final MeshFolder folder;
  private final Vocabulary vocabulary;
  private final List<Finding> findings = new ArrayList<>();

  private DeclassifierChecks(MeshFolder folder, Vocabulary vocabulary) {
    this.folder = folder;
    this.vocabulary = vocabulary;
  }

  static List<Finding> of(MeshFolder folder, Vocabulary vocabulary) {
    var checks = new DeclassifierChecks(folder, vocabulary);
    folder.declassifiers().forEach(scoped -> checks.check(scoped.document()));
    return checks.findings;
  }

  private void check(Sourced<Declassifier> document) {
    Declassifier declassifier = document.value();
    Optional<LabelFamily> family =
        vocabulary.families().stream()
            .filter(f -> f.name().equals(declassifier.family()))
            .findFirst();
    if (family.isEmpty()) {
      String known =
          String.join(", ", vocabulary.families().stream().map(LabelFamily::name).toList());
      wrong(
          document,
          "/family",
          "There is no family of labels " + declassifier.family(),
          "There are " + known + ".");
    } else {
      labels(document, family.get());
    }
    subject(document);
  }

  private void labels(Sourced<Declassifier> document, LabelFamily family) {
    Declassifier declassifier = document.value();
    String hint = "Its labels are " + String.join(", ", family.order()) + ", the lowest first.";
    int from = family.rank(declassifier.from());
    int to = family.rank(declassifier.to());
    if (from < 0) {
      wrong(document, "/from", family.name() + " has no label " + declassifier.from(), hint);
    }
    if (to < 0) {
      wrong(document, "/to", family.name() + " has no label " + declassifier.to(), hint);
    }
    if (from >= 0 && to >= from) {
      wrong(document, "/to", declassifier.to() + " is not lower than " + declassifier.from(), hint);
    }
  }

  /// A product that is not in the folder is not judged.
  private void subject(Sourced<Declassifier> document) {
    var subject = document.value().subject();
    String table = subject.table().orElseThrow();
    String column = subject.column().orElseThrow();
    folder
        .product(subject.product())
        .filter(product -> !has(product, table, column))
        .ifPresent(
            product ->
                wrong(
                    document,
                    "/group/subject",
                    "No contract of " + product.id() + " has a column " + table + "." + column,
                    "Name a column of a table with a contract: domain/product:table#column."));
  }

  private static boolean has(ProductFolder product, String table, String column) {
    var contracts = new ArrayList<>(product.contracts().values());
    contracts.addAll(product.internals().values());
    return contracts.stream()
        .flatMap(contract -> contract.value().object(table).stream())
        .anyMatch(object -> object.property(column).isPresent());
  }

  private void wrong(Sourced<Declassifier> document, String at, String message, String hint) {
    findings.add(Finding.error(ErrorCode.POLICY_DECLASSIFIER, document.at(at), message, hint));
  }
}
