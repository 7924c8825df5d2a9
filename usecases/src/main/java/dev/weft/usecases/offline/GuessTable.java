package dev.weft.usecases.offline;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.copy.CopyWords;
import dev.weft.capture.copy.DescribedTable;
import dev.weft.capture.copy.DescribedTable.DescribedColumn;
import dev.weft.capture.copy.OpenTable;
import dev.weft.capture.copy.PostgresTable;
import dev.weft.capture.copy.SourceTable;
import dev.weft.capture.copy.SqliteTable;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.NewContract;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Guesses;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.TypeWords;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import dev.weft.usecases.source.DatabaseFileTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a contract of a table as its database describes it. All of it is a guess, marked as one
/// (`weft.guess`): what a database happens to allow is not yet what somebody promises.
public final class GuessTable {

  private final NewContract contracts;
  private final DatabaseFiles files;

  public GuessTable(NewContract contracts, DatabaseFiles files) {
    this.contracts = contracts;
    this.files = files;
  }

  /// Guesses from a table or view.
  ///
  /// @param table as its database calls it; of PostgreSQL perhaps with its schema in front
  /// @param id of the contract
  /// @return the contract (ODCS), which keeps its standard, and as warnings what it cannot say
  /// @throws dev.weft.model.error.WeftException CAPTURE_CONNECTION, CAPTURE_NOTHING,
  ///   CAPTURE_UNREADABLE, IMPORT_UNREADABLE when no contract can be made of it
  public Exchanged guess(GivenDatabase database, String table, String id) {
    Place place = Place.of(table);
    var findings = new Findings();
    DescribedTable described = described(database, table);
    var names = new ColumnNames();
    List<Field> fields = new ArrayList<>();
    for (DescribedColumn column : described.columns()) {
      fields.add(field(column, names.of(column.name()), place, findings));
    }
    Table guessed =
        Table.of(table.substring(table.indexOf('.') + 1), described.comment(), fields, place);
    Shape shape = new Shape(id, id, "1.0.0", "draft", "", List.of(guessed), Map.of());
    return contracts.write(shape, findings, place);
  }

  private DescribedTable described(GivenDatabase database, String table) {
    try (OpenTable open = source(database, table).open()) {
      return open.describe();
    }
  }

  private SourceTable source(GivenDatabase database, String table) {
    return switch (database) {
      case GivenDatabase.Sqlite(var file) ->
          new SqliteTable(
              file, table, CopyWords.ofServer(String.valueOf(file)), CopyLimits.GENEROUS);
      case GivenDatabase.Duckdb(var file) ->
          new DatabaseFileTable(
              files,
              new SourceFile(String.valueOf(file), file.toAbsolutePath().normalize()),
              table,
              CopyLimits.GENEROUS);
      case GivenDatabase.Postgresql server -> {
        var address =
            new PostgresTable.Address(
                server.host(),
                server.port(),
                server.database(),
                Optional.of(server.user()),
                server.password(),
                Optional.of(server.tls()),
                Optional.empty());
        yield new PostgresTable(
            () -> address, table, CopyWords.ofServer(address.toString()), CopyLimits.GENEROUS);
      }
    };
  }

  private static Field field(DescribedColumn column, String name, Place place, Findings findings) {
    Field field = typed(column, name, place, findings);
    field = Guesses.mark(field, "logicalType: " + column.ground());
    if (column.required() && column.keyPosition() == 0) {
      field = Guesses.mark(field.asRequired(), "required: the database refuses null");
    }
    if (column.keyPosition() > 0) {
      field =
          Guesses.mark(
              field.asRequired().withKeyPosition(column.keyPosition()),
              "primaryKey: the key of the table in its database");
    }
    return field;
  }

  private static Field typed(DescribedColumn column, String name, Place place, Findings findings) {
    TypeWords.Meaning meaning = TypeWords.read(column.type(), place);
    boolean unknown = meaning.kind() instanceof Kind.Unknown;
    if (unknown) {
      findings.warning(
          ErrorCode.IMPORT_CHANGED,
          place,
          "The type " + column.type() + " of `" + column.name() + "` becomes a string",
          "Write the logicalType that is meant");
    }
    Map<String, Value> options =
        meaning.length().isPresent()
            ? Map.of(
                "maxLength", new Value.Numeral(BigDecimal.valueOf(meaning.length().getAsInt())))
            : Map.of();
    return new Field(
        name,
        name.equals(column.name()) ? "" : column.name(),
        unknown ? new Kind.Text("") : meaning.kind(),
        false,
        false,
        0,
        options,
        List.of(),
        "",
        column.comment(),
        Map.of(),
        place);
  }
}
