package dev.weft.usecases.registry;

import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.PrincipalFacts;
import dev.weft.governance.access.Rulings;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.policy.Declassifier;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The documents of mesh and domains as they were applied, understood. Immutable.
///
/// @param stored versions and hashes by key, retired documents included
/// @param rulings decisions under the policies among them, remembered as long as this is
public record MeshDocuments(
    MeshFolder folder, Map<StoredDocument.Key, StoredDocument> stored, Rulings rulings) {

  public MeshDocuments {
    stored = Map.copyOf(stored);
  }

  public MeshDocuments(MeshFolder folder, Map<StoredDocument.Key, StoredDocument> stored) {
    this(folder, stored, new Rulings(policies(folder, stored)));
  }

  private static PolicySet policies(
      MeshFolder folder, Map<StoredDocument.Key, StoredDocument> stored) {
    return new PolicySet(
        folder.mesh().map(mesh -> Vocabulary.of(mesh.value())).orElseGet(Vocabulary::none),
        folder.policies().stream()
            .map(
                scoped ->
                    new Versioned<>(
                        scoped.document().value(),
                        version(stored, scoped.scope(), scoped.document())))
            .toList());
  }

  private static long version(
      Map<StoredDocument.Key, StoredDocument> stored, String scope, Sourced<?> document) {
    StoredDocument known =
        stored.get(new StoredDocument.Key(scope, document.kind(), document.name()));
    return known == null ? 0 : known.version();
  }

  /// The access policies among them, typed.
  public PolicySet policies() {
    return rulings.policies();
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

  public List<Declassifier> declassifiers() {
    return folder.declassifiers().stream().map(scoped -> scoped.document().value()).toList();
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
    return new Facts(
        mesh().map(Mesh::members).orElse(List.of()),
        members,
        agreements(),
        principals(),
        rulings,
        Instant.ofEpochSecond(now / 1_000_000, now % 1_000_000 * 1_000));
  }

  /// Agreements that are not retired, those that were applied first first.
  private List<Versioned<Agreement>> agreements() {
    return folder.agreements().stream()
        .filter(scoped -> !scoped.document().value().retired())
        .sorted(
            Comparator.comparingLong(this::appliedAt)
                .thenComparing(scoped -> scoped.document().value().id()))
        .map(
            scoped ->
                new Versioned<>(
                    scoped.document().value(), version(stored, scoped.scope(), scoped.document())))
        .toList();
  }

  private long appliedAt(MeshFolder.Scoped<Agreement> scoped) {
    StoredDocument known =
        stored.get(
            new StoredDocument.Key(
                scoped.scope(), scoped.document().kind(), scoped.document().name()));
    return known == null ? 0 : known.changedAt();
  }

  private Map<String, PrincipalFacts> principals() {
    var principals = new HashMap<String, PrincipalFacts>();
    folder.people().stream()
        .map(Sourced::value)
        .filter(person -> !person.retired())
        .forEach(
            person ->
                principals.put(
                    principal(person).text(), new PrincipalFacts(Set.of(), person.attributes())));
    return principals;
  }

  private static Principal principal(Person person) {
    return person.kind().equals("service")
        ? new Principal.OfService(person.name())
        : new Principal.OfPerson(person.name());
  }
}
