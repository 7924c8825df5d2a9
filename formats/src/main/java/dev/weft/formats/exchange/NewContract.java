package dev.weft.formats.exchange;

import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.edit.TreeText;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.ShapeDocument;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.model.value.Value;
import java.util.List;
import java.util.Map;

/// Writes a new contract that keeps its standard. What the source says and the standard refuses is
/// taken out again and listed. Threads may share it.
public final class NewContract {

  private static final String NAME = "contract.yaml";

  /// Each time, all that is refused and can be spared is taken out; what comes to be refused by
  /// that is, too.
  private static final int MOST_TIMES = 20;

  private final YamlReader reader = new YamlReader();
  private final StandardForm form;

  public NewContract(StandardForm form) {
    this.form = form;
  }

  /// Writes the contract, and reads it again to be sure of it.
  ///
  /// @param findings has what was lost on the way to the shape, and gets what is lost from here on
  /// @param source where all of it came from
  /// @throws WeftException IMPORT_UNREADABLE when no valid contract can be made of it
  public Exchanged write(Shape shape, Findings findings, Place source) {
    Value.Fields document = new ShapeDocument(Losses.ofImport(findings)).of(shape);
    for (int i = 0; i < MOST_TIMES; i++) {
      String text = TreeText.compact(document);
      if (text.length() > YamlReader.MOST_BYTES) {
        throw tooLarge();
      }
      List<Finding> errors = errors(text);
      if (errors.isEmpty()) {
        return new Exchanged(text, findings.list());
      }
      Map<String, Finding> spared = Pruning.parts(errors);
      if (spared.isEmpty()) {
        throw refused(errors, source);
      }
      for (Map.Entry<String, Finding> part : spared.entrySet()) {
        findings.warning(
            ErrorCode.IMPORT_LEFT_OUT,
            source,
            "`" + part.getKey() + "` is left out of the contract: " + part.getValue().message(),
            part.getValue().hint());
        document = Pruning.without(document, part.getKey());
      }
    }
    throw refused(errors(TreeText.compact(document)), source);
  }

  private List<Finding> errors(String text) {
    var found = new Findings();
    List<YamlDocument> documents = reader.read(SourceFile.of(NAME, text), found);
    documents.forEach(document -> form.check(document, found));
    return found.list().stream().filter(Finding::stops).toList();
  }

  private static WeftException tooLarge() {
    return WeftException.of(
        ErrorCode.IMPORT_UNREADABLE,
        "What is imported makes a contract of more than " + YamlReader.MOST_BYTES + " bytes",
        "Import fewer tables, or fewer columns, at once.");
  }

  /// Places in a document that nobody sees help nobody.
  private static WeftException refused(List<Finding> errors, Place source) {
    return WeftException.of(
            ErrorCode.IMPORT_UNREADABLE,
            "What is imported makes no contract that keeps its standard",
            "Correct what the findings say in the source, or write the contract by hand.")
        .withFindings(
            errors.stream()
                .map(e -> Finding.error(e.code(), source, e.message(), e.hint()))
                .distinct()
                .toList());
  }
}
