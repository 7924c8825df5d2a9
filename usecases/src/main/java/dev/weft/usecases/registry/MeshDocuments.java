package dev.weft.usecases.registry;

import dev.weft.catalog.people.Vouching;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.PrincipalFacts;
import dev.weft.governance.access.Rulings;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Team;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.Moves;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The documents of mesh and domains as they were applied, understood. What decisions need of them
/// is worked out once. Thread-safe; never changes.
public final class MeshDocuments {

  private static final int PRINCIPALS = 10_000;

  private final MeshFolder folder;
  private final Moves moves;
  private final Map<StoredDocument.Key, StoredDocument> stored;
  private final Rulings rulings;
  private final SortedMap<String, Domain> domains;
  private final Map<String, Person> people;
  private final Map<String, List<Member>> members;
  private final Set<String> left;
  private final AccountOwners accounts;
  private final List<Versioned<Agreement>> agreements;
  private final Map<String, MeshFolder.Scoped<Agreement>> agreementsByName;
  private final Map<String, List<Vouching>> vouchings;
  private final Map<String, PrincipalFacts> principals;
  private final Glossary glossary;
  private final RuleSet rules;
  private final Lru<Principal, SortedMap<String, String>> standings = new Lru<>(PRINCIPALS);

  /// @param stored versions and hashes by key, retired documents included
  public MeshDocuments(MeshFolder folder, Map<StoredDocument.Key, StoredDocument> stored) {
    this(folder, stored, Moves.NONE);
  }

  /// @param stored versions and hashes by key, retired documents included
  /// @param moves addresses by which documents may name products that have others now
  MeshDocuments(MeshFolder written, Map<StoredDocument.Key, StoredDocument> stored, Moves moves) {
    this.moves = moves;
    this.folder = written.under(moves);
    this.stored = Map.copyOf(stored);
    this.domains = Collections.unmodifiableSortedMap(domains(folder));
    this.rulings = new Rulings(typed(), DomainTree.of(domains.values()), moves);
    this.people = people(folder);
    var members = new HashMap<String, List<Member>>();
    this.left = left(folder);
    this.accounts = new AccountOwners(folder);
    domains.forEach((name, domain) -> members.put(name, staying(domain.members())));
    this.members = Map.copyOf(members);
    this.agreements = agreements();
    this.vouchings = Map.of();
    this.principals = PeopleFacts.of(folder, List.of());
    this.glossary = Glossary.of(folder.terms());
    this.rules =
        RuleDocuments.of(
            mesh().map(Vocabulary::of).orElseGet(Vocabulary::none),
            folder.rules(),
            domains.values(),
            folder.waivers(),
            scoped -> version(scoped.scope(), scoped.document()));
    var named = new HashMap<String, MeshFolder.Scoped<Agreement>>();
    folder
        .agreements()
        .forEach(one -> named.putIfAbsent(name(one.scope(), one.document().value().id()), one));
    this.agreementsByName = Map.copyOf(named);
  }

  private PolicySet typed() {
    return new PolicySet(
        mesh().map(Vocabulary::of).orElseGet(Vocabulary::none),
        folder.policies().stream()
            .map(
                scoped ->
                    new Versioned<>(
                        scoped.document().value(), version(scoped.scope(), scoped.document())))
            .toList());
  }

  private long version(String scope, Sourced<?> document) {
    return stored(scope, document).map(StoredDocument::version).orElse(0L);
  }

  private Optional<StoredDocument> stored(String scope, Sourced<?> document) {
    return Optional.ofNullable(
        stored.get(new StoredDocument.Key(scope, document.kind(), document.name())));
  }

  private static SortedMap<String, Domain> domains(MeshFolder folder) {
    var domains = new TreeMap<String, Domain>();
    folder.domains().stream()
        .map(Sourced::value)
        .filter(domain -> !domain.retired())
        .forEach(domain -> domains.put(domain.name(), domain));
    return domains;
  }

  private static Map<String, Person> people(MeshFolder folder) {
    var people = new HashMap<String, Person>();
    folder.people().stream()
        .map(Sourced::value)
        .filter(person -> !person.retired())
        .forEach(person -> people.putIfAbsent(person.name(), person));
    return Map.copyOf(people);
  }

  /// Whose only documents say `status: retired`, as members are written.
  private static Set<String> left(MeshFolder folder) {
    var left = new HashSet<String>();
    var staying = new HashSet<String>();
    for (Sourced<Person> document : folder.people()) {
      Person person = document.value();
      (person.retired() ? left : staying).add(Principals.of(person).text());
    }
    left.removeAll(staying);
    return Set.copyOf(left);
  }

  private List<Member> staying(List<Member> members) {
    return members.stream().filter(member -> !left.contains(member.who())).toList();
  }

  private static String name(String scope, String id) {
    return scope + "/" + id;
  }

  /// Agreements that are not retired, those that were applied first first.
  private List<Versioned<Agreement>> agreements() {
    return folder.agreements().stream()
        .filter(scoped -> !scoped.document().value().retired())
        .sorted(
            Comparator.<MeshFolder.Scoped<Agreement>>comparingLong(
                    scoped ->
                        stored(scoped.scope(), scoped.document())
                            .map(StoredDocument::changedAt)
                            .orElse(0L))
                .thenComparing(scoped -> scoped.document().value().id()))
        .map(
            scoped ->
                new Versioned<>(
                    scoped.document().value(), version(scoped.scope(), scoped.document())))
        .toList();
  }

  private MeshDocuments(MeshDocuments written, List<Vouching> vouchings) {
    this.folder = written.folder;
    this.moves = written.moves;
    this.stored = written.stored;
    this.rulings = written.rulings;
    this.domains = written.domains;
    this.people = written.people;
    this.members = written.members;
    this.left = written.left;
    this.accounts = written.accounts;
    this.agreements = written.agreements;
    this.agreementsByName = written.agreementsByName;
    this.glossary = written.glossary;
    this.rules = written.rules;
    this.vouchings =
        vouchings.stream()
            .filter(this::isOfItsAccount)
            .sorted(Comparator.comparingLong(Vouching::saidAt).thenComparingLong(Vouching::number))
            .collect(Collectors.groupingBy(Vouching::principal));
    this.principals =
        PeopleFacts.of(folder, this.vouchings.values().stream().flatMap(List::stream).toList());
  }

  /// A name may have become somebody else's since. Of what was said before accounts were kept
  /// nothing better is known than the name.
  private boolean isOfItsAccount(Vouching said) {
    return said.account().isEmpty()
        || accounts.owns(Principals.of(said.principal()), said.account());
  }

  /// The same with what issuers say of people, which counts for them beside what is written.
  MeshDocuments with(List<Vouching> said) {
    return said.isEmpty() && vouchings.isEmpty() ? this : new MeshDocuments(this, said);
  }

  public MeshFolder folder() {
    return folder;
  }

  /// The addresses that products had before they moved.
  public Moves moves() {
    return moves;
  }

  /// Versions and hashes by key, retired documents included.
  public Map<StoredDocument.Key, StoredDocument> stored() {
    return stored;
  }

  /// Which domain is part of which.
  public DomainTree tree() {
    return rulings.tree();
  }

  /// The access policies among them, typed.
  public PolicySet policies() {
    return rulings.policies();
  }

  public Optional<Mesh> mesh() {
    return folder.mesh().map(Sourced::value);
  }

  /// The rules among them with what domains turned and what is waived, typed when first needed.
  public RuleSet rules() {
    return rules;
  }

  /// Terms of the mesh and all domains.
  public Glossary glossary() {
    return glossary;
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

  /// An agreement of a domain, also a retired one.
  public Optional<MeshFolder.Scoped<Agreement>> agreement(String domain, String id) {
    return Optional.ofNullable(agreementsByName.get(name(domain, id)));
  }

  /// Domains that are not retired, by name.
  public SortedMap<String, Domain> domains() {
    return domains;
  }

  public Optional<Connection> connection(String name) {
    return folder.connections().stream()
        .map(Sourced::value)
        .filter(connection -> connection.name().equals(name) && !connection.retired())
        .findFirst();
  }

  public Optional<Person> person(String name) {
    return Optional.ofNullable(people.get(name));
  }

  /// Who is declared under a name, a service account under `service:` and its name.
  public Optional<Principal> principal(String who) {
    Principal named = Principals.of(who);
    return folder.people().stream()
        .map(Sourced::value)
        .filter(person -> !person.retired() && Principals.of(person).equals(named))
        .findFirst()
        .map(Principals::of);
  }

  /// Whether somebody has left the mesh: their document says `status: retired`. They hold no role
  /// any more.
  public boolean hasLeft(Principal principal) {
    return left.contains(principal.text());
  }

  /// Whose which account of an issuer is.
  public AccountOwners accounts() {
    return accounts;
  }

  /// Teams of a principal and what is vouched for about them.
  public PrincipalFacts vouchedFor(Principal principal) {
    return principals.getOrDefault(principal.text(), PrincipalFacts.NONE);
  }

  /// The groups that issuers say somebody is in, as they name them.
  public Set<String> groups(Principal principal) {
    return vouchings.getOrDefault(principal.text(), List.of()).stream()
        .flatMap(said -> said.groups().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The teams that are not retired, by name.
  public SortedMap<String, Team> teams() {
    var teams = new TreeMap<String, Team>();
    folder.teams().stream()
        .map(Sourced::value)
        .filter(team -> !team.retired())
        .forEach(team -> teams.put(team.name(), team));
    return teams;
  }

  /// The kernel over the facts at a time.
  ///
  /// @param now microseconds since the epoch, the journal's time
  public AccessKernel kernel(long now) {
    return new AccessKernel(facts(now));
  }

  /// What decisions at a time are a function of.
  ///
  /// @param now microseconds since the epoch, the journal's time
  public Facts facts(long now) {
    return facts(now, rulings);
  }

  /// The kernel over the facts at a time as if other policies were in force.
  ///
  /// @param now microseconds since the epoch, the journal's time
  public AccessKernel kernel(long now, PolicySet policies) {
    return new AccessKernel(facts(now, new Rulings(policies, tree(), moves)));
  }

  private Facts facts(long now, Rulings rulings) {
    return new Facts(
        staying(mesh().map(Mesh::members).orElse(List.of())),
        members,
        agreements,
        principals,
        rulings,
        Instant.ofEpochSecond(now / 1_000_000, now % 1_000_000 * 1_000));
  }

  /// Roles and attributes of a principal by name, for records: `role` on the mesh, `role.sales`,
  /// `attribute.markets`.
  public SortedMap<String, String> standing(Principal principal) {
    return standings
        .find(principal)
        .orElseGet(
            () -> {
              var standing = Standing.of(this, principal);
              standings.put(principal, standing);
              return standing;
            });
  }
}
