package dev.weft.usecases.run;

import dev.weft.engine.Rejects;
import dev.weft.lake.table.Lake;
import dev.weft.lake.table.TableDraft;
import dev.weft.lake.table.TablePlace;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import java.util.List;

/// Makes the table of rows that were moved aside.
final class RejectedRows {

  private final Lake lake;

  RejectedRows(Lake lake) {
    this.lake = lake;
  }

  /// Commits the rows of one run.
  ///
  /// @param place of the table whose rows they were
  BuiltTable.Rejected commit(
      Build.Ground ground, TablePlace place, String run, List<WrittenFile> files) {
    TablePlace aside = place.quarantine();
    var line = Build.line(ground, aside);
    Schema schema = lake.schemaFor(line.newest(), Rejects.SCHEMA);
    MetadataLocation location =
        lake.begin(new TableDraft(aside, run, schema, List.of(), List.of()), line).commit(files);
    return new BuiltTable.Rejected(aside.table(), location, lake.plan(location));
  }
}
