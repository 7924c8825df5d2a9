package dev.weft.engine.duckdb.source;

import dev.weft.engine.DataChecks.Format;
import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Files of text, read once: their rows in the types that are wanted of them, in a temporary table
/// of the session. Beside each value that could not be read as its type stands its text, shortened.
/// Unlike a capture nothing is refused and nothing kept.
public final class TextStage {

  private static final String MALFORMED = "_malformed";
  private static final int SHOWN = 100;

  private final Session session;
  private final String table;
  private final List<FileRows> files;
  private final List<Wanted> found;

  /// What is known after reading.
  ///
  /// @param schema wanted columns that a file has
  /// @param unread names of the columns with texts that could not be read, by column
  /// @param malformed lines that are no rows
  public record Staged(Schema schema, Map<String, String> unread, long malformed) {}

  private TextStage(Session session, String table, List<FileRows> files, List<Wanted> wanted) {
    this.session = session;
    this.table = table;
    this.files = files;
    this.found =
        wanted.stream()
            .filter(column -> files.stream().anyMatch(rows -> spelling(rows, column).isPresent()))
            .toList();
  }

  /// Looks at names only: the headers of CSV, the keys of JSON. Throws `CAPTURE_UNREADABLE`.
  public static Schema columns(
      Session session, List<SourceFile> files, Format format, List<Wanted> wanted) {
    return new TextStage(session, "", rows(session, files, format, wanted), wanted).schema();
  }

  /// Reads all rows into a new table. Throws `CAPTURE_UNREADABLE` for a file that is not of its
  /// format.
  public static Staged read(
      Session session, String table, List<SourceFile> files, Format format, List<Wanted> wanted) {
    return new TextStage(session, table, rows(session, files, format, wanted), wanted).read();
  }

  private static List<FileRows> rows(
      Session session, List<SourceFile> files, Format format, List<Wanted> wanted) {
    return files.stream()
        .map(file -> format == Format.CSV ? CsvRows.of(file) : json(session, file, wanted))
        .toList();
  }

  /// With the keys that are wanted and there.
  private static FileRows json(Session session, SourceFile file, List<Wanted> wanted) {
    JsonLayout layout = JsonLayout.of(file);
    return new JsonRows(file, layout, JsonKeys.among(session, file, layout, wanted));
  }

  private Schema schema() {
    return new Schema(found.stream().map(c -> Column.of(c.name(), c.type())).toList());
  }

  private Staged read() {
    Map<String, String> unread = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      if (canFail(found.get(i))) {
        unread.put(found.get(i).name(), unread(i));
      }
    }
    stage();
    long malformed =
        session.row("SELECT count(*) FROM " + table + " WHERE " + MALFORMED, row -> row.number(1));
    if (malformed > 0) {
      session.execute("DELETE FROM " + table + " WHERE " + MALFORMED);
    }
    return new Staged(schema(), unread, malformed + lost());
  }

  private void stage() {
    String all = files.stream().map(this::select).collect(Collectors.joining(" UNION ALL "));
    try {
      session.execute("CREATE OR REPLACE TEMP TABLE " + table + " AS " + all);
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_RUN ? culprit(e) : e;
    }
  }

  private WeftException culprit(WeftException failure) {
    for (FileRows rows : files) {
      try {
        session.execute("CREATE OR REPLACE TEMP TABLE weft_probe AS " + select(rows));
      } catch (WeftException e) {
        return e.code() == failure.code() ? rows.unreadable() : e;
      }
    }
    return failure;
  }

  private String select(FileRows rows) {
    List<String> typed = new ArrayList<>(List.of("*"));
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Wanted column = found.get(i);
      String raw = "_v_" + i;
      Read read =
          spelling(rows, column)
              .map(name -> read(rows, name, column, raw))
              .orElse(new Read("NULL", raw, "CAST(NULL AS VARCHAR)"));
      typed.add(read.computed() + " AS " + raw);
      columns.add(read.value() + " AS " + SqlText.name(column.name()));
      if (canFail(column)) {
        columns.add(read.unread() + " AS " + unread(i));
      }
    }
    columns.add(rows.malformed() + " AS " + MALFORMED);
    return "SELECT "
        + String.join(", ", columns)
        + " FROM (SELECT "
        + String.join(", ", typed)
        + " FROM ("
        + rows.rows()
        + "))";
  }

  /// How a column is read, in two steps.
  ///
  /// @param computed of the text, once
  /// @param value of what was computed
  /// @param unread of what was computed, the text where it is no value
  private record Read(String computed, String value, String unread) {}

  /// @param raw what the computed is called
  private static Read read(FileRows rows, String name, Wanted column, String raw) {
    String text = "left(" + rows.text(name) + ", " + SHOWN + ")";
    if (isNested(column)) {
      return new Read(
          NestedJson.read(rows.text(name), column.type(), column.inner()),
          "struct_extract(" + raw + ", '" + NestedJson.VALUE + "')",
          "CASE WHEN struct_extract("
              + raw
              + ", '"
              + NestedJson.WRONG
              + "') THEN "
              + text
              + " END");
    }
    Cell cell = cell(rows, name, column);
    return new Read(
        cell.value(),
        raw,
        cell.given()
            .map(
                given ->
                    "CASE WHEN coalesce("
                        + given
                        + ", false) AND "
                        + raw
                        + " IS NULL THEN "
                        + text
                        + " END")
            .orElse("CAST(NULL AS VARCHAR)"));
  }

  private static boolean isNested(Wanted column) {
    return column.type() instanceof Type.Struct || column.type() instanceof Type.ListOf;
  }

  /// Whether a value of the column can be something else than its type.
  private boolean canFail(Wanted column) {
    return isNested(column)
        || files.stream()
            .anyMatch(
                rows ->
                    spelling(rows, column)
                        .flatMap(name -> cell(rows, name, column).given())
                        .isPresent());
  }

  private static Cell cell(FileRows rows, String name, Wanted column) {
    if (column.pattern().isPresent()) {
      return DateText.cell(rows.text(name), column.pattern().get(), column.type());
    }
    return column.type() == Primitive.TIMESTAMP
        ? TextValue.moment(rows.text(name))
        : rows.cell(name, column.type());
  }

  private static Optional<String> spelling(FileRows rows, Wanted column) {
    return column.spellings().stream().map(rows::find).flatMap(Optional::stream).findFirst();
  }

  private static String unread(int column) {
    return "_unread_" + column;
  }

  /// Lines that the engine's reader left out.
  private long lost() {
    List<SourceFile> byLine =
        files.stream()
            .filter(rows -> !(rows instanceof JsonRows json) || json.layout() == JsonLayout.LINES)
            .map(FileRows::file)
            .toList();
    if (byLine.isEmpty()) {
      return 0;
    }
    return LostLines.find(session, byLine, 0).map(LostLines::count).orElse(0L);
  }
}
