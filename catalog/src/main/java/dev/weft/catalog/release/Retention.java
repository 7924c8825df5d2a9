package dev.weft.catalog.release;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.weft.model.product.ProductId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which releases stay. A function of what is there; asks no clock and no database.
///
/// @param now microseconds since the epoch
/// @param candidates every release that is not dropped
/// @param currents the current releases of active majors
/// @param pins who reads whom
record Retention(
    long now,
    RetentionRule rule,
    List<Candidate> candidates,
    Set<ReleaseKey> currents,
    List<Pin> pins) {

  private static final long DAY = 24L * 60 * 60 * 1_000_000;

  /// A release as far as retention asks.
  record Candidate(ReleaseKey key, int major, long publishedAt, Optional<Long> expiresAt) {}

  /// A release reads another one, which therefore stays as long as the reader does.
  record Pin(ReleaseKey reader, ReleaseKey read) {}

  private record Line(ProductId product, int major) {}

  Set<ReleaseKey> retained() {
    Set<ReleaseKey> there = keys();
    var retained = new HashSet<ReleaseKey>();
    keepWithPins(currents, there, retained);
    keepWithPins(newest(), there, retained);
    keepWithPins(young(), there, retained);
    return retained;
  }

  Set<ReleaseKey> droppable() {
    Set<ReleaseKey> droppable = keys();
    droppable.removeAll(retained());
    return droppable;
  }

  private Set<ReleaseKey> keys() {
    return candidates.stream().map(Candidate::key).collect(toSet());
  }

  private void keepWithPins(
      Collection<ReleaseKey> from, Set<ReleaseKey> there, Set<ReleaseKey> retained) {
    Map<ReleaseKey, List<ReleaseKey>> reads =
        pins.stream().collect(groupingBy(Pin::reader, mapping(Pin::read, toList())));
    var open = new ArrayDeque<>(from);
    while (!open.isEmpty()) {
      ReleaseKey key = open.pop();
      if (there.contains(key) && retained.add(key)) {
        open.addAll(reads.getOrDefault(key, List.of()));
      }
    }
  }

  private List<ReleaseKey> newest() {
    return candidates.stream()
        .filter(candidate -> candidate.key().kind() == ReleaseKind.RELEASE)
        .collect(groupingBy(c -> new Line(c.key().product(), c.major())))
        .values()
        .stream()
        .flatMap(
            line ->
                line.stream()
                    .sorted(comparingLong((Candidate c) -> c.key().number()).reversed())
                    .limit(rule.releases()))
        .map(Candidate::key)
        .toList();
  }

  private List<ReleaseKey> young() {
    return candidates.stream().filter(this::isYoung).map(Candidate::key).toList();
  }

  private boolean isYoung(Candidate candidate) {
    return switch (candidate.key().kind()) {
      case RELEASE -> candidate.publishedAt() > now - rule.days() * DAY;
      case PREVIEW -> candidate.expiresAt().map(end -> now < end).orElse(true);
    };
  }
}
