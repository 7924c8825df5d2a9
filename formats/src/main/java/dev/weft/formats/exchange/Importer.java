package dev.weft.formats.exchange;

import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.datacontract.DataContractReader;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.jsonschema.JsonSchemaReader;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.sql.DdlReader;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Optional;

/// Makes a contract (ODCS) of words about tables in another form. Threads may share it.
public final class Importer {

  private final YamlReader reader = new YamlReader();
  private final NewContract contracts;

  public Importer(StandardForm form) {
    this.contracts = new NewContract(form);
  }

  /// Reads a file as one contract.
  ///
  /// @param source no data
  /// @param id of the contract; empty to take what the source says, or its name
  /// @throws WeftException IMPORT_UNREADABLE with findings when the file is not of that form
  public Exchanged read(SourceFile file, Source source, String id) {
    var findings = new Findings();
    var losses = Losses.ofImport(findings);
    String name = ContractName.of(file.path());
    Optional<Shape> shape =
        switch (source) {
          case SQL -> new DdlReader(file, losses, findings).read(name);
          case JSON_SCHEMA ->
              document(file, findings).flatMap(d -> new JsonSchemaReader(d, losses).read(name));
          case DATA_CONTRACT ->
              document(file, findings)
                  .filter(d -> isDataContract(d, findings))
                  .flatMap(d -> new DataContractReader(d, losses).read(name));
          case PARQUET, CSV, JSON ->
              throw new IllegalArgumentException("Data is profiled, not read: " + source);
        };
    if (shape.isEmpty() || findings.list().stream().anyMatch(Finding::stops)) {
      throw unreadable(source, findings);
    }
    Shape named = id.isEmpty() ? shape.get() : shape.get().withId(id);
    return contracts.write(named, findings, Place.of(file.path()));
  }

  private Optional<YamlDocument> document(SourceFile file, Findings findings) {
    List<YamlDocument> documents = reader.read(file, findings);
    if (documents.size() > 1) {
      findings.error(
          ErrorCode.IMPORT_UNREADABLE,
          Place.of(file.path()),
          "The file has " + documents.size() + " documents; one is imported",
          "Name a file with one document");
    }
    return documents.stream().findFirst();
  }

  private static boolean isDataContract(YamlDocument document, Findings findings) {
    boolean known = document.root().find("dataContractSpecification").isPresent();
    if (!known) {
      findings.error(
          ErrorCode.IMPORT_UNREADABLE,
          document.root().place(),
          "The document does not say `dataContractSpecification`",
          "Name its format with --from");
    }
    return known;
  }

  private static WeftException unreadable(Source source, Findings findings) {
    return WeftException.of(
            ErrorCode.IMPORT_UNREADABLE,
            "No table was found to import as " + source.word(),
            findings.list().isEmpty()
                ? "Check the file, or name its format with --from."
                : "Correct what the findings point to, or name the format with --from.")
        .withFindings(findings.list());
  }
}
