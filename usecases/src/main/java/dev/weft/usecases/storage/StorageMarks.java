package dev.weft.usecases.storage;

import dev.weft.catalog.Reading;
import dev.weft.catalog.run.Run;
import dev.weft.lake.sweep.StorageReport;
import dev.weft.model.table.MetadataLocation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What storage must keep, and how its state is shown.
final class StorageMarks {

  private StorageMarks() {}

  /// What must not be touched.
  record Marked(Set<MetadataLocation> retained, Set<String> liveRuns) {}

  static Marked mark(Reading reading) {
    // By the journal's time, as releases are dropped.
    long spared = reading.now() - SweepStorage.GRACE.toMillis() * 1_000;
    var live = new HashSet<String>();
    var after = new Run.Cursor(0, "");
    while (true) {
      var page = reading.runs().live(after, 200);
      page.forEach(run -> live.add(run.id()));
      if (page.size() < 200) {
        return new Marked(reading.releases().reachable(spared), live);
      }
      after = page.getLast().cursor();
    }
  }

  static StorageView view(StorageReport report, long removed) {
    List<String> paths = new ArrayList<>(report.unreachable().first());
    paths.addAll(report.missing().first());
    return new StorageView(
        report.reachable().files(),
        report.unreachable().files(),
        report.missing().files(),
        report.reachable().bytes(),
        report.unreachable().bytes(),
        removed,
        paths);
  }
}
