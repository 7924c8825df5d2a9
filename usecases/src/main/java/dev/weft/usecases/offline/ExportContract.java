package dev.weft.usecases.offline;

import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Exporter;
import dev.weft.formats.exchange.Target;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import java.util.List;

/// Writes a contract as something else: statements that create its tables, a schema of its rows, a
/// page. Judged by the standard alone: the contract need not be Weft's.
public final class ExportContract {

  private final YamlReader reader;
  private final StandardForm form;
  private final Exporter exporter;

  public ExportContract(YamlReader reader, StandardForm form, Exporter exporter) {
    this.reader = reader;
    this.form = form;
    this.exporter = exporter;
  }

  /// Exports the one contract of a file.
  ///
  /// @return the text, and as warnings what the target cannot say
  /// @throws WeftException PLAN_REFUSED with findings when it is no one contract that keeps its
  ///   standard
  public Exchanged export(GivenFile file, Target target) {
    var findings = new Findings();
    SourceFile source = file.source();
    List<YamlDocument> documents = reader.read(source, findings);
    if (documents.size() == 1) {
      check(documents.getFirst(), findings);
    } else if (findings.isSoundSince(0)) {
      findings.error(
          ErrorCode.DOC_KIND,
          Place.of(source.path()),
          "The file has "
              + (documents.isEmpty() ? "no document" : documents.size() + " documents")
              + "; one contract is exported",
          "Name a file with one contract");
    }
    if (!findings.isSoundSince(0)) {
      List<Finding> errors = findings.list().stream().filter(Finding::stops).toList();
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED,
              "What breaks its standard cannot be exported",
              "Correct what the findings point to.")
          .withFindings(file.told(errors));
    }
    Exchanged exported = exporter.export(documents.getFirst(), target);
    return new Exchanged(exported.text(), file.told(exported.findings()));
  }

  private void check(YamlDocument document, Findings findings) {
    form.check(document, findings);
    if (document.text("kind").filter("DataProduct"::equals).isPresent()) {
      findings.error(
          ErrorCode.DOC_KIND,
          document.root().place(),
          "The document is a product, not a contract",
          "Name the contract of one of its ports");
    }
  }
}
