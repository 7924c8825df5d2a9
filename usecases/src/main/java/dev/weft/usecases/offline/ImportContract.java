package dev.weft.usecases.offline;

import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Importer;
import dev.weft.formats.exchange.Source;
import dev.weft.model.error.WeftException;

/// Makes a contract of words about tables in another form: SQL, JSON Schema, the Data Contract
/// Specification. Of rows, [GuessContract] makes one.
public final class ImportContract {

  private final Importer importer;

  public ImportContract(Importer importer) {
    this.importer = importer;
  }

  /// Imports a file.
  ///
  /// @param id of the contract; empty to take what the source says, or its name
  /// @return the contract (ODCS), which keeps its standard, and as warnings what it cannot say
  /// @throws WeftException IMPORT_UNREADABLE with findings
  public Exchanged read(GivenFile file, Source source, String id) {
    try {
      Exchanged read = importer.read(file.source(), source, id);
      return new Exchanged(read.text(), file.told(read.findings()));
    } catch (WeftException e) {
      throw e.findings().isEmpty() ? e : e.withFindings(file.told(e.findings()));
    }
  }
}
