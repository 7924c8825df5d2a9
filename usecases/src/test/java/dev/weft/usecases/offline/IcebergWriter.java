package dev.weft.usecases.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.apache.iceberg.BaseMetastoreTableOperations;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Files;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.jspecify.annotations.Nullable;

/// A table that Iceberg's own library writes, with nothing of ours; its rows come from an engine
/// that gives columns their field ids.
final class IcebergWriter {

  private final Path folder;
  private final Table table;

  IcebergWriter(Path folder, Schema schema, PartitionSpec spec, int version) {
    this.folder = folder;
    make(folder.resolve("data"));
    make(folder.resolve("metadata"));
    var operations = new Operations(folder.toString());
    operations.commit(
        null,
        TableMetadata.newTableMetadata(
            schema, spec, folder.toString(), Map.of("format-version", String.valueOf(version))));
    this.table = new BaseTable(operations, "written");
  }

  Table table() {
    return table;
  }

  /// Adds a file of rows in a snapshot of its own.
  ///
  /// @param ids field ids by the names in the file, as the engine takes them; none when empty
  DataFile append(String name, String select, String ids) {
    DataFile file = file(folder.resolve("data").resolve(name), select, ids, "");
    table.newAppend().appendFile(file).commit();
    return file;
  }

  /// A file of rows that is nobody's yet.
  ///
  /// @param partition for instance `origin=LAS`; empty for none
  DataFile file(Path path, String select, String ids, String partition) {
    long rows = copy(path, select, ids);
    var builder =
        DataFiles.builder(table.spec())
            .withPath(path.toString())
            .withFormat(FileFormat.PARQUET)
            .withFileSizeInBytes(path.toFile().length())
            .withRecordCount(rows);
    return partition.isEmpty() ? builder.build() : builder.withPartitionPath(partition).build();
  }

  /// Deletes the row at a position of a file.
  DeleteFile positionDelete(DataFile file, long position) {
    Path path = folder.resolve("data").resolve("deleted-" + position + ".parquet");
    copy(
        path,
        "select '" + file.location() + "' as file_path, " + position + "::bigint as pos",
        "{file_path: 2147483546, pos: 2147483545}");
    return deletes(FileMetadata.deleteFileBuilder(table.spec()).ofPositionDeletes(), path);
  }

  /// Deletes the rows with this value of the column with the field id 1.
  DeleteFile equalityDelete(String column, String value) {
    Path path = folder.resolve("data").resolve("equal.parquet");
    copy(path, "select " + value + " as " + column, "{" + column + ": 1}");
    return deletes(FileMetadata.deleteFileBuilder(table.spec()).ofEqualityDeletes(1), path);
  }

  private static DeleteFile deletes(FileMetadata.Builder builder, Path path) {
    return builder
        .withPath(path.toString())
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(path.toFile().length())
        .withRecordCount(1)
        .build();
  }

  private static long copy(Path path, String select, String ids) {
    String options = ids.isEmpty() ? "" : ", FIELD_IDS " + ids;
    try (var engine = DriverManager.getConnection("jdbc:duckdb:");
        var statement = engine.createStatement()) {
      statement.execute("COPY (" + select + ") TO '" + path + "' (FORMAT parquet" + options + ")");
      try (var count = statement.executeQuery("SELECT count(*) FROM (" + select + ")")) {
        count.next();
        return count.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void make(Path folder) {
    try {
      java.nio.file.Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A catalog of one table, as catalogs name their metadata.
  private static final class Operations extends BaseMetastoreTableOperations {

    private final String location;
    private @Nullable String newest;

    Operations(String location) {
      this.location = location;
    }

    @Override
    protected String tableName() {
      return location;
    }

    @Override
    public FileIO io() {
      return new LocalFiles();
    }

    @Override
    protected void doRefresh() {
      if (newest == null) {
        disableRefresh();
      } else {
        refreshFromMetadataLocation(newest);
      }
    }

    @Override
    protected void doCommit(@Nullable TableMetadata base, TableMetadata metadata) {
      newest = writeNewMetadataIfRequired(base == null, metadata);
    }
  }

  private static final class LocalFiles implements FileIO {

    private static final long serialVersionUID = 1L;

    @Override
    public InputFile newInputFile(String path) {
      return Files.localInput(path);
    }

    @Override
    public OutputFile newOutputFile(String path) {
      return Files.localOutput(path);
    }

    @Override
    public void deleteFile(String path) {
      throw new UnsupportedOperationException("Tests keep what was written");
    }
  }
}
