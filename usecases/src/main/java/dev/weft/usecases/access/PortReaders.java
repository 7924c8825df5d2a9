package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.product.MajorId;
import dev.weft.usecases.access.DeclaredConsumers.Reader;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Looks up who said that they read ports, of many majors in as few queries as of one. Belongs to
/// its read transaction.
final class PortReaders {

  private final Reading reading;
  private final AgreementViews views;
  private final Discovery discovery;
  private final Map<MajorId, List<Scoped<Agreement>>> agreements;
  private final Map<MajorId, List<PortConsumer>> consumers = new HashMap<>();

  PortReaders(Reading reading, AppliedMesh mesh, Caller caller) {
    MeshDocuments documents = mesh.documents(reading);
    this.reading = reading;
    this.views = new AgreementViews(documents, reading.now(), caller);
    this.discovery = new Discovery(reading, mesh, caller.principal());
    this.agreements =
        documents.folder().agreements().stream()
            .filter(scoped -> !views.isOver(agreement(scoped)))
            .collect(
                Collectors.groupingBy(
                    scoped -> new MajorId(agreement(scoped).product(), agreement(scoped).major())));
  }

  private static Agreement agreement(Scoped<Agreement> scoped) {
    return scoped.document().value();
  }

  /// Looks up at once some majors about which will be asked.
  void prepare(Collection<MajorId> majors) {
    List<MajorId> fresh = majors.stream().filter(major -> !consumers.containsKey(major)).toList();
    consumers.putAll(reading.registry().consumers(fresh));
    fresh.forEach(major -> consumers.putIfAbsent(major, List.of()));
    discovery.prepare(
        fresh.stream()
            .flatMap(major -> consumers.getOrDefault(major, List.of()).stream())
            .map(PortConsumer::product)
            .toList());
  }

  /// The consumers of a port.
  DeclaredConsumers of(MajorId major, String port) {
    prepare(List.of(major));
    List<Scoped<Agreement>> given =
        agreements.getOrDefault(major, List.of()).stream()
            .filter(scoped -> agreement(scoped).port().map(port::equals).orElse(true))
            .toList();
    List<PortConsumer> inputs =
        consumers.getOrDefault(major, List.of()).stream()
            .filter(consumer -> consumer.port().equals(port))
            .toList();
    var readers = new TreeMap<String, Reader>();
    agreed(given, readers);
    for (PortConsumer consumer : inputs) {
      readers.put(
          consumer.product() + "@" + consumer.major(),
          new Reader(discovery.discovers(consumer.product()), Map.of()));
    }
    return new DeclaredConsumers(
        readers, given.stream().map(PortReaders::agreement).toList(), inputs);
  }

  /// A product reads by its inputs.
  private void agreed(List<Scoped<Agreement>> given, SortedMap<String, Reader> readers) {
    for (Scoped<Agreement> scoped : given) {
      Agreement agreement = agreement(scoped);
      if (!(agreement.consumer() instanceof Consumer.OfProduct)) {
        boolean known = views.find(scoped.scope(), agreement.id()).isPresent();
        readers.merge(
            agreement.consumer().text(),
            new Reader(known, agreement.columns()),
            DeclaredConsumers::both);
      }
    }
  }
}
