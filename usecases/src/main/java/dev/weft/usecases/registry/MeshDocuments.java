package dev.weft.usecases.registry;

import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The documents of mesh and domains as they were applied, understood. Immutable.
///
/// @param stored versions and hashes by key, retired documents included
public record MeshDocuments(MeshFolder folder, Map<StoredDocument.Key, StoredDocument> stored) {

  public MeshDocuments {
    stored = Map.copyOf(stored);
  }

  public Optional<Mesh> mesh() {
    return folder.mesh().map(Sourced::value);
  }

  public List<LabelFamily> families() {
    return mesh().map(Mesh::labels).orElse(List.of());
  }

  public LabelRanks ranks() {
    return new LabelRanks(families());
  }

  /// Domains that are not retired, by name.
  public SortedMap<String, Domain> domains() {
    var domains = new TreeMap<String, Domain>();
    folder.domains().stream()
        .map(Sourced::value)
        .filter(domain -> !domain.retired())
        .forEach(domain -> domains.put(domain.name(), domain));
    return domains;
  }

  public Optional<Connection> connection(String name) {
    return folder.connections().stream()
        .map(Sourced::value)
        .filter(connection -> connection.name().equals(name) && !connection.retired())
        .findFirst();
  }

  public Optional<Person> person(String name) {
    return folder.people().stream()
        .map(Sourced::value)
        .filter(person -> person.name().equals(name) && !person.retired())
        .findFirst();
  }

  /// The kernel over the facts at a time.
  ///
  /// @param now microseconds since the epoch, the journal's time
  public AccessKernel kernel(long now) {
    return new AccessKernel(facts(now));
  }

  public Facts facts(long now) {
    var members = new HashMap<String, List<Member>>();
    domains().forEach((name, domain) -> members.put(name, domain.members()));
    var today = LocalDate.ofInstant(Instant.ofEpochSecond(now / 1_000_000), ZoneOffset.UTC);
    var agreements =
        folder.agreements().stream()
            .map(scoped -> scoped.document().value())
            .filter(agreement -> inForce(agreement, today))
            .toList();
    return new Facts(mesh().map(Mesh::members).orElse(List.of()), members, agreements, families());
  }

  private static boolean inForce(Agreement agreement, LocalDate today) {
    return !agreement.retired()
        && agreement.from().map(from -> !today.isBefore(LocalDate.parse(from))).orElse(true)
        && agreement.until().map(until -> !today.isAfter(LocalDate.parse(until))).orElse(true);
  }
}
