package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.List;
import java.util.Optional;

/// What the standard itself says about a contract (ODCS): its JSON Schema, chosen by `apiVersion`,
/// and its text. Nothing here is about Weft. Threads may share it.
public final class ContractStandard {

  private final StandardSchemas schemas;

  public ContractStandard(StandardSchemas schemas) {
    this.schemas = schemas;
  }

  /// Reports errors, warnings and notes; the version that the document is judged by, empty when it
  /// is of none that is read.
  Optional<OdcsVersion> judge(YamlDocument document, Findings findings) {
    var root = new Part(document.root());
    if (!BitolVersion.isKnown("a contract", root, OdcsVersion.words(), findings)) {
      return Optional.empty();
    }
    OdcsVersion written = OdcsVersion.find(root.text("apiVersion").orElseThrow()).orElseThrow();
    var bySchema = new Findings();
    OdcsVersion version = schema(written, document, bySchema);
    if (version.isBefore(OdcsVersion.V3_1_0) && bySchema.isSoundSince(0)) {
      misspelt(document, bySchema);
    }
    var byText = new Findings();
    ContractRules.check(root, version, byText);
    List<Finding> told = new NewerFields(schemas).explained(version, document, bySchema.list());
    findings.addAll(Verdicts.merged(told, byText.list()));
    return Optional.of(version);
  }

  /// Reports everything, notes as well, and follows references into documents that are known.
  public void lint(YamlDocument document, Neighbours neighbours, Findings findings) {
    if (judge(document, findings).isPresent()) {
      var objects = Element.objects(new Part(document.root()));
      new ForeignReferences(objects, neighbours, findings).check();
    }
  }

  /// Before v3.1.0 the schemas let every field pass. One that no later schema knows either, and
  /// that is nearly a known one, is worth a warning; `staging_dir` was called so then.
  private void misspelt(YamlDocument document, Findings findings) {
    var closed = new Findings();
    schemas.check(OdcsVersion.V3_2_0.schema(), TextWins.ODCS, document, closed);
    closed.list().stream()
        .filter(finding -> finding.code() == ErrorCode.DOC_UNKNOWN_FIELD)
        .filter(finding -> finding.hint().startsWith("Did you mean"))
        .filter(finding -> !finding.place().pointer().endsWith("/staging_dir"))
        .forEach(
            finding ->
                findings.warning(
                    ErrorCode.ODCS_WORD, finding.place(), finding.message(), finding.hint()));
  }

  /// Judges by the schema of the document's version. Contracts that say v3.0.x and use what v3.1.0
  /// brought (the official examples do) are taken for v3.1.0, whose schema admits them.
  private OdcsVersion schema(OdcsVersion written, YamlDocument document, Findings findings) {
    schemas.check(written.schema(), TextWins.ODCS, document, findings);
    if (findings.isSoundSince(0)) {
      return written;
    }
    Optional<OdcsVersion> fitting =
        written.later().stream()
            .filter(later -> schemas.isQuicklyKept(later.schema(), document.root()))
            .findFirst();
    if (fitting.isEmpty()) {
      return written;
    }
    boolean taken = written.isBefore(OdcsVersion.V3_1_0);
    if (taken) {
      findings.clear();
    }
    findings.warning(
        ErrorCode.DOC_VERSION,
        new Part(document.root()).at("apiVersion"),
        "The contract says "
            + written.word()
            + " but is written in the way of "
            + fitting.get().word(),
        "Write apiVersion: " + fitting.get().word());
    return taken ? fitting.get() : written;
  }
}
