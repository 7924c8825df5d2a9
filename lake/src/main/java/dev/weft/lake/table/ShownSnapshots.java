package dev.weft.lake.table;

import com.fasterxml.jackson.core.JsonToken;
import dev.weft.lake.storage.Storage;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.util.JsonUtil;

/// Which snapshots metadata files show. Reads only as far as needed: there may be thousands of
/// retained releases, and every metadata file lists many snapshots further down.
final class ShownSnapshots {

  private static final String FIELD = "current-snapshot-id";

  private final Storage storage;

  ShownSnapshots(Storage storage) {
    this.storage = storage;
  }

  /// The snapshots of a line that none of the metadata files shows. Never the one that the newest
  /// shows. None at all when a file cannot be read: then nobody knows what may be dropped, and what
  /// is dropped cannot come back.
  List<Long> hidden(TableMetadata newest, Collection<MetadataLocation> locations) {
    var shown = new HashSet<>(Set.of(newest.currentSnapshot().snapshotId()));
    try {
      locations.forEach(location -> shown.add(of(location)));
    } catch (WeftException e) {
      return List.of();
    }
    return newest.snapshots().stream()
        .map(Snapshot::snapshotId)
        .filter(id -> !shown.contains(id))
        .toList();
  }

  private long of(MetadataLocation location) {
    var path = storage.path(location.path());
    return storage.reading(
        path,
        () -> {
          try (var stream = storage.io().newInputFile(path.toString()).newStream();
              var json = JsonUtil.factory().createParser(stream)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              boolean found = json.currentName().equals(FIELD);
              json.nextToken();
              if (found) {
                return json.getLongValue();
              }
              json.skipChildren();
            }
            throw new java.io.IOException("No " + FIELD);
          }
        });
  }
}
