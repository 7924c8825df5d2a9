package dev.weft.usecases.source;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.capture.copy.DescribedTable;
import dev.weft.capture.copy.DescribedTable.DescribedColumn;
import dev.weft.capture.copy.OpenTable;
import dev.weft.capture.copy.SourceTable;
import dev.weft.capture.copy.TakenColumn;
import dev.weft.engine.Cancellation;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.DatabaseFiles.Bounds;
import dev.weft.engine.DatabaseFiles.CopiedAs;
import dev.weft.engine.DatabaseFiles.FileColumn;
import dev.weft.engine.DatabaseFiles.OpenedTable;
import dev.weft.engine.DatabaseFiles.Wanted;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.model.product.Build.FileFormat;
import java.nio.file.Path;
import java.util.List;

/// A table in a database file of the engine, which the engine copies.
///
/// @param file by the name that messages call it by
public record DatabaseFileTable(
    DatabaseFiles files, SourceFile file, String table, CopyLimits limits) implements SourceTable {

  @Override
  public String name() {
    return table;
  }

  @Override
  public FileFormat format() {
    return FileFormat.PARQUET;
  }

  @Override
  public OpenTable open() {
    var bounds = new Bounds(limits.rows(), limits.bytes(), limits.time());
    var stop = new Cancellation();
    return new Opened(files.open(new Wanted(file, table, bounds), stop), stop);
  }

  private record Opened(OpenedTable table, Cancellation flag) implements OpenTable {

    @Override
    public List<String> columns() {
      return table.columns().stream().map(FileColumn::name).toList();
    }

    @Override
    public DescribedTable describe() {
      return new DescribedTable(
          table.comment(), table.columns().stream().map(Opened::described).toList());
    }

    private static DescribedColumn described(FileColumn column) {
      return new DescribedColumn(
          column.name(),
          // 32 bits there, and 64 to everybody else
          column.type().replaceAll("\\bFLOAT\\b", "REAL"),
          "declared as " + column.type(),
          column.required(),
          column.keyPosition(),
          column.comment());
    }

    @Override
    public void copy(List<TakenColumn> columns, Path file) {
      table.copy(
          columns.stream().map(column -> new CopiedAs(column.column(), column.as())).toList(),
          file);
    }

    @Override
    public void stop() {
      flag.cancel();
    }

    @Override
    public void close() {
      table.close();
    }
  }
}
