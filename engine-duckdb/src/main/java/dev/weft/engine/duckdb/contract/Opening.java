package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.Depth;
import dev.weft.engine.DataChecks.Format;
import dev.weft.engine.DataChecks.Source;
import dev.weft.engine.DataChecks.Table;
import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.check.CheckedTable.Reading;
import dev.weft.engine.duckdb.contract.OpenedTables.Opened;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.source.DateText;
import dev.weft.engine.duckdb.source.ParquetColumns;
import dev.weft.engine.duckdb.source.TextStage;
import dev.weft.model.error.WeftException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one source a view of the session.
///
/// @param view the name that the view or table is given
record Opening(Session session, String view, Depth depth) {

  Opened.Ready open(Table table) {
    return switch (table.source()) {
      case Source.Files(var paths, Format format) -> {
        List<SourceFile> files =
            paths.stream().map(path -> new SourceFile(path.toString(), path)).toList();
        yield switch (format) {
          case CSV, JSON -> new Opened.Ready(text(table, files, format), false);
          case PARQUET -> new Opened.Ready(parquet(table, files), true);
        };
      }
      case Source.Database database ->
          new Opened.Ready(new AttachedTable(session, database).view(view, table.columns()), true);
      case Source.Listed listed ->
          new Opened.Ready(new ListedTable(session, listed).view(view, table.columns()), true);
      case Source.Unreachable(WeftException why) -> throw why;
    };
  }

  private CheckedTable text(Table table, List<SourceFile> files, Format format) {
    return switch (depth) {
      case METADATA ->
          CheckedTable.of(view, TextStage.columns(session, files, format, table.columns()));
      case VALUES ->
          staged(TextStage.read(session, view, files, format, table.columns()), table.columns());
    };
  }

  private CheckedTable staged(TextStage.Staged staged, List<Wanted> wanted) {
    Map<String, Reading> readings = new HashMap<>();
    staged.unread().forEach((column, unread) -> readings.put(column, Reading.texts(unread)));
    for (Wanted column : wanted) {
      column
          .patterns()
          .filter(pattern -> !DateText.isKnown(pattern))
          .findFirst()
          .ifPresent(pattern -> readings.put(column.name(), Reading.illegible(pattern)));
    }
    return new CheckedTable(view, staged.schema(), readings, staged.malformed());
  }

  private CheckedTable parquet(Table table, List<SourceFile> files) {
    ParquetColumns columns = ParquetColumns.of(session, files);
    return new TypedView(view, table.columns(), columns.types()).create(session, columns.from());
  }
}
