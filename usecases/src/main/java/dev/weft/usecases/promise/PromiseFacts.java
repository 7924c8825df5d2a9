package dev.weft.usecases.promise;

import dev.weft.catalog.Reading;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.ReadOutcomes;
import dev.weft.catalog.overview.PublishedRelease;
import dev.weft.catalog.release.RetentionRule;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Measure;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Trigger;
import dev.weft.model.product.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What promises of some products are held against, read for all of them together.
final class PromiseFacts {

  private final Map<Line, List<PublishedRelease>> releases = new HashMap<>();
  private final ReadOutcomes reads;
  private final RetentionRule keeps;
  private final Instant now;

  /// A product's major.
  private record Line(ProductId product, int major) {}

  PromiseFacts(
      Reading reading, Optional<Mesh> mesh, AuditLog log, Collection<ProductFolder> folders) {
    this.now = ReleaseHistory.instant(reading.now());
    this.keeps =
        mesh.map(Mesh::retention)
            .map(keep -> new RetentionRule(keep.releases(), keep.days()))
            .orElse(RetentionRule.DEFAULT);
    List<ProductId> products = folders.stream().map(ProductFolder::id).distinct().toList();
    reading
        .overview()
        .published(products, ReleaseHistory.MOST)
        .forEach(
            release ->
                releases
                    .computeIfAbsent(
                        new Line(release.product(), release.major()), _ -> new ArrayList<>())
                    .add(release));
    List<String> asked =
        folders.stream()
            .filter(PromiseFacts::promisesAvailability)
            .map(folder -> folder.id().toString())
            .distinct()
            .toList();
    long since = reading.now() - Availability.WINDOW.toMillis() * 1_000;
    this.reads = asked.isEmpty() ? ReadOutcomes.NONE : log.outcomes(asked, since);
  }

  private static boolean promisesAvailability(ProductFolder folder) {
    return folder.served().stream()
        .map(Sourced::value)
        .map(Contract::serviceLevels)
        .flatMap(List::stream)
        .filter(Judge::measures)
        .anyMatch(level -> level.measure().equals(Optional.of(Measure.AVAILABILITY)));
  }

  Known of(ProductFolder folder) {
    var line = new Line(folder.id(), folder.product().value().major());
    Trigger trigger =
        folder.build().map(Sourced::value).map(Build::trigger).orElseGet(Trigger.OnDemand::new);
    return new Known(
        new ReleaseHistory(releases.getOrDefault(line, List.of())),
        reads.of(folder.id().toString()),
        keeps,
        trigger,
        now);
  }
}
