package dev.weft.usecases.offline;

import dev.weft.engine.SourceProfiler;
import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;
import dev.weft.engine.SourceProfiler.Profile;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.formats.exchange.ContractName;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.NewContract;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Makes a contract of data: what the file says is stated, all else is a guess from its rows and
/// marked as one (`weft.guess`).
public final class GuessContract {

  private final SourceProfiler profiler;
  private final NewContract contracts;

  public GuessContract(SourceProfiler profiler, NewContract contracts) {
    this.profiler = profiler;
    this.contracts = contracts;
  }

  /// Guesses from a file, for a capture of it.
  ///
  /// @param file absolute; read as a whole
  /// @param format CSV, lines of JSON or Parquet
  /// @param id of the contract; empty to take the name of the file
  /// @return the contract (ODCS), which keeps its standard, and as warnings what it cannot say
  /// @throws WeftException CAPTURE_UNREADABLE when the file is not of its format, IMPORT_UNREADABLE
  ///   when no contract can be made of it
  public Exchanged guess(Path file, FileFormat format, String id) {
    return guessed(file, id, given -> profiler.profile(given, format));
  }

  /// Guesses from objects of JSON, one per line, in one array or one after the other, with what is
  /// inside their values. Otherwise as [#guess].
  public Exchanged guessJson(Path file, String id) {
    return guessed(file, id, profiler::profileJson);
  }

  private Exchanged guessed(Path file, String id, Function<SourceFile, Profile> look) {
    String shown = String.valueOf(file.getFileName());
    Place place = Place.of(shown);
    Profile profile = look.apply(new SourceFile(shown, file));
    var findings = new Findings();
    Table table = table(ContractName.of(shown), profile, place, findings);
    String named = id.isEmpty() ? table.name() : id;
    Shape shape = new Shape(named, named, "1.0.0", "draft", "", List.of(table), Map.of());
    return contracts.write(shape, findings, place);
  }

  private static Table table(String name, Profile profile, Place place, Findings findings) {
    if (profile.unreadable() > 0) {
      findings.warning(
          ErrorCode.IMPORT_LEFT_OUT,
          place,
          "Lines that are no record were left out of the guesses: " + profile.unreadable(),
          "Correct them, or expect a capture to set them aside");
    }
    var names = new ColumnNames();
    var guesses = new GuessedColumn(profile, place, findings);
    List<dev.weft.formats.shape.Field> fields = new ArrayList<>();
    for (ColumnProfile column : profile.columns()) {
      if (column.name().isEmpty()) {
        findings.warning(
            ErrorCode.IMPORT_LEFT_OUT,
            place,
            "Column " + (fields.size() + 1) + " has no name and is left out",
            "Name it in the header");
      } else {
        fields.add(guesses.of(column, names.of(column.name())));
      }
    }
    return Table.of(name, "", fields, place);
  }

  /// Whether the file says the type itself.
  static boolean isStated(ColumnProfile column) {
    return column.known() != Known.NOTHING;
  }
}
