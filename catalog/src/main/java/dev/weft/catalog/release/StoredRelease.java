package dev.weft.catalog.release;

import dev.weft.model.run.Release;
import java.util.Optional;

/// A release and where it stands.
///
/// @param expiresAt microseconds since the epoch; only previews expire
/// @param droppedAt microseconds since the epoch; a dropped release is listed, its data is gone
public record StoredRelease(
    ReleaseKind kind, Release release, Optional<Long> expiresAt, Optional<Long> droppedAt) {

  public ReleaseKey key() {
    return new ReleaseKey(release.id().product(), kind, release.id().number());
  }

  public boolean dropped() {
    return droppedAt.isPresent();
  }
}
