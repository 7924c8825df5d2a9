package dev.weft.usecases.promise;

import dev.weft.catalog.overview.PublishedRelease;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The releases of one major, the newest first: as many as were read.
record ReleaseHistory(List<PublishedRelease> releases) {

  /// How many are read of each major.
  static final int MOST = 100;

  ReleaseHistory {
    releases = List.copyOf(releases);
  }

  boolean isEmpty() {
    return releases.isEmpty();
  }

  /// Since when what is current has been there: a release that shows an older one again is as old
  /// as that one, or as old as anything that is known.
  Optional<Instant> current() {
    if (releases.isEmpty()) {
      return Optional.empty();
    }
    Map<Long, PublishedRelease> byNumber = new HashMap<>();
    releases.forEach(release -> byNumber.put(release.number(), release));
    PublishedRelease shown = releases.getFirst();
    while (shown.rollbackOf().isPresent()) {
      PublishedRelease before = byNumber.get(shown.rollbackOf().get());
      if (before == null) {
        return Optional.of(at(releases.getLast()));
      }
      shown = before;
    }
    return Optional.of(at(shown));
  }

  /// Those that brought something new.
  List<Instant> built() {
    return releases.stream()
        .filter(release -> release.rollbackOf().isEmpty())
        .map(ReleaseHistory::at)
        .toList();
  }

  /// The first one, as far back as was read.
  Optional<Instant> first() {
    return releases.isEmpty() ? Optional.empty() : Optional.of(at(releases.getLast()));
  }

  static Instant at(PublishedRelease release) {
    return instant(release.publishedAt());
  }

  /// @param micros since the epoch
  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
  }
}
