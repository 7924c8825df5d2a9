package dev.weft.engine.duckdb.write;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Parquet files of one schema that one write makes for a folder. They come to lie there when the
/// write is finished; one that failed leaves nothing. Not thread-safe.
public final class ParquetFolder {

  private static final String FORMAT =
      "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880, RETURN_STATS";

  /// Where a file ends and the next begins, as Iceberg's own writers have it.
  static final long FILE_BYTES = 512L << 20;

  private static final String ROW_NUMBER = "file_row_number";

  private final Session session;
  private final Schema schema;
  private final NewFiles box;
  private final long fileBytes;
  private final List<WrittenFile> files = new ArrayList<>();

  public ParquetFolder(Session session, Schema schema, Path folder) {
    this(session, schema, folder, FILE_BYTES);
  }

  /// @param fileBytes a file that has reached this size takes no further row group
  ParquetFolder(Session session, Schema schema, Path folder, long fileBytes) {
    this.session = session;
    this.schema = schema;
    this.fileBytes = fileBytes;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw EngineErrors.unwritable(folder, e);
    }
    this.box = new NewFiles(session.outbox(folder), folder);
  }

  /// Writes files whose rows stand in no order; no rows make no file.
  ///
  /// @param select gives the columns of the schema, in order
  /// @param partition the value of each partition field, the same for all rows
  public void add(String select, List<Optional<String>> partition) {
    keep(copy(select, "", row -> file(row, partition)));
  }

  /// Writes files in the order of the SELECT, one after the other; no rows make no file.
  ///
  /// @param select gives the columns of the schema, in order
  /// @param partition the value of each partition field, the same for all rows
  public void addOrdered(String select, List<Optional<String>> partition) {
    // a COPY that begins a new file by size writes row groups as its threads come to them
    for (WrittenFile whole : copyOne(select, partition)) {
      List<String> pieces = whole.bytes() < 2 * fileBytes ? List.of() : pieces(whole);
      if (pieces.isEmpty()) {
        keep(List.of(whole));
      } else {
        pieces.forEach(piece -> keep(copyOne(piece, partition)));
        box.delete(whole);
      }
    }
  }

  private void keep(List<WrittenFile> written) {
    for (WrittenFile one : written) {
      if (one.rows() == 0) {
        box.delete(one);
      } else {
        files.add(one);
      }
    }
  }

  /// Writes at least one file per combination of partition values.
  ///
  /// @param select gives the columns of the schema and those named, which do not get into the files
  /// @param names of the partition fields' values, in order
  public void addPartitioned(String select, List<String> names) {
    String by = String.join(", ", names.stream().map(SqlText::name).toList());
    files.addAll(
        copy(
            select,
            ", PARTITION_BY (" + by + "), HIVE_FILE_PATTERN false",
            row -> file(row, keys(row, names))));
  }

  private List<WrittenFile> copy(
      String select, String partition, Session.RowReader<WrittenFile> reader) {
    String options =
        ", FILE_SIZE_BYTES "
            + fileBytes
            + ", APPEND, FILENAME_PATTERN "
            + SqlText.text(box.mark() + "-{uuidv7}")
            + partition;
    return copy(select, box.from(), options, reader);
  }

  private List<WrittenFile> copyOne(String select, List<Optional<String>> partition) {
    Path file = box.from().resolve(box.mark() + "-" + UUID.randomUUID() + ".parquet");
    return copy(select, file, ", PRESERVE_ORDER true", row -> file(row, partition));
  }

  private List<WrittenFile> copy(
      String select, Path to, String options, Session.RowReader<WrittenFile> reader) {
    String all = " (" + FORMAT + options + ", FIELD_IDS " + FieldIds.of(schema) + ")";
    return session.rows("COPY (" + select + ") TO " + SqlText.text(to.toString()) + all, reader);
  }

  /// The rows of one large file in parts of about the size of a file, in order; none when they
  /// cannot be told apart, since a column takes the name of their numbers.
  private List<String> pieces(WrittenFile whole) {
    if (schema.names().stream().anyMatch(ROW_NUMBER::equalsIgnoreCase)) {
      return List.of();
    }
    String file = SqlText.file(Path.of(whole.path()));
    String names = String.join(", ", schema.names().stream().map(SqlText::name).toList());
    List<String> pieces = new ArrayList<>();
    long from = 0;
    for (long end : ends(file)) {
      String rows = ROW_NUMBER + " >= " + from + " AND " + ROW_NUMBER + " < " + end;
      pieces.add("SELECT " + names + " FROM read_parquet(" + file + ") WHERE " + rows);
      from = end;
    }
    return pieces;
  }

  /// Where files of about the wanted size end if their row groups are those of this file.
  private List<Long> ends(String file) {
    return session.rows(
        "SELECT max(upto) FROM (SELECT"
            + " sum(any_value(row_group_num_rows)) OVER groups AS upto,"
            + " sum(sum(total_compressed_size)) OVER groups - sum(total_compressed_size) AS before"
            + " FROM parquet_metadata("
            + file
            + ") GROUP BY row_group_id WINDOW groups AS (ORDER BY row_group_id))"
            + " GROUP BY before // "
            + fileBytes
            + " ORDER BY 1",
        row -> row.number(1));
  }

  /// Syncs everything to disk and says what there is now.
  public List<WrittenFile> finish() {
    Map<String, List<Long>> offsets = splitOffsets();
    return box.deliver(
        files.stream()
            .map(file -> withOffsets(file, offsets.getOrDefault(file.path(), List.of())))
            .toList());
  }

  /// Takes back whatever this write has made, also halves of files.
  public void discard() {
    box.discard();
    files.clear();
  }

  private WrittenFile file(Row row, List<Optional<String>> partition) {
    return new WrittenFile(
        box.inside(row.string(row.place("filename"))).toString(),
        row.number(row.place("count")),
        row.number(row.place("file_size_bytes")),
        FileStatistics.of(schema, row.map(row.place("column_statistics"))),
        partition,
        List.of());
  }

  private static List<Optional<String>> keys(Row row, List<String> names) {
    Map<?, ?> keys = row.map(row.place("partition_keys"));
    return names.stream()
        .map(name -> Optional.ofNullable(keys.get(name)).map(String::valueOf))
        .toList();
  }

  private Map<String, List<Long>> splitOffsets() {
    Map<String, List<Long>> offsets = new HashMap<>();
    if (files.isEmpty()) {
      return offsets;
    }
    List<Path> paths = files.stream().map(file -> Path.of(file.path())).toList();
    session.rows(
        "SELECT file_name, row_group_id,"
            + " min(least(coalesce(nullif(dictionary_page_offset, 0), data_page_offset),"
            + " data_page_offset)) FROM parquet_metadata("
            + SqlText.files(paths)
            + ") GROUP BY 1, 2 ORDER BY 1, 3",
        row ->
            offsets.computeIfAbsent(row.string(1), file -> new ArrayList<>()).add(row.number(3)));
    return offsets;
  }

  private static WrittenFile withOffsets(WrittenFile file, List<Long> offsets) {
    return new WrittenFile(
        file.path(), file.rows(), file.bytes(), file.columns(), file.partition(), offsets);
  }
}
