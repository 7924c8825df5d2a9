package dev.weft.engine.tck;

import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.WrittenFile;
import java.util.List;
import java.util.SortedMap;

/// How a suite looks at files, by means other than the code under test.
public interface FileProbe {

  /// All rows, each as its values' texts joined by `|`, null as `-`, in the order of files and
  /// rows.
  List<String> rows(ScanPlan plan);

  /// Field ids by dotted path as they stand in the file's own metadata.
  SortedMap<String, Integer> fieldIds(WrittenFile file);

  /// Starts of row groups as the file's own metadata has them.
  List<Long> rowGroups(WrittenFile file);
}
