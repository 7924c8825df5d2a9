package dev.weft.catalog.lineage;

import dev.weft.catalog.release.ReleaseKey;
import dev.weft.model.lineage.Origin;

/// A column of a table of a release.
///
/// @param id never used twice
/// @param key what stays the same when the column is renamed
/// @param current whether the release is the current one of its major
public record ReleasedColumn(
    long id,
    ReleaseKey release,
    int major,
    String table,
    String column,
    String key,
    boolean current) {

  /// The column as an origin of values.
  public Origin origin() {
    return Origin.of(release.product().domain(), release.product().name(), table, column);
  }

  /// The column whatever the release, `domain/product@1:table#column`.
  public String address() {
    return release.product() + "@" + major + ":" + table + "#" + column;
  }
}
