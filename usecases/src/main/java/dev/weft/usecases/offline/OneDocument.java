package dev.weft.usecases.offline;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.usecases.offline.DiffDocuments.Given;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Reads files that hold one document each, and names findings after the files as they were given.
final class OneDocument {

  private final YamlReader reader;

  OneDocument(YamlReader reader) {
    this.reader = reader;
  }

  /// The document, if there is one; it may have errors, which are then among the findings.
  ///
  /// @param judge adds what is wrong with the document
  Optional<YamlDocument> read(
      Given given, BiConsumer<YamlDocument, Findings> judge, List<Finding> findings) {
    // Only JSON is read a little differently; the name itself may lead anywhere.
    String file = given.name().endsWith(".json") ? "document.json" : "document.yaml";
    var found = new Findings();
    List<YamlDocument> documents = reader.read(new SourceFile(file, given.bytes()), found);
    if (documents.size() == 1) {
      judge.accept(documents.getFirst(), found);
    } else if (found.list().stream().noneMatch(Finding::stops)) {
      found.error(
          ErrorCode.DOC_KIND,
          Place.of(file),
          "The file has "
              + (documents.isEmpty() ? "no document" : documents.size() + " documents")
              + "; one is read",
          "Name a file with one contract or one product");
    }
    found.list().forEach(finding -> findings.add(named(finding, given.name())));
    return documents.stream().findFirst();
  }

  private static Finding named(Finding finding, String name) {
    Place at = finding.place();
    return new Finding(
        finding.code(),
        finding.severity(),
        finding.message(),
        new Place(name, at.line(), at.column(), at.pointer()),
        finding.hint(),
        finding.excerpt());
  }
}
