package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import dev.weft.catalog.Reading;
import dev.weft.formats.folder.Understood;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Domain;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.change.Promised;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.RevisionsInForce;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A plan under way: what it is made of, and what has come of it so far. For one plan and one
/// thread; belongs to its read transaction.
final class PlanWork {

  final Reading reading;
  final AppliedMesh mesh;
  final Caller caller;
  final Understood understood;
  final Backing backing;
  final Moving moving;
  final Map<String, String> seen;
  final MeshDocuments applied;
  final DocumentRights rights;
  final Discovery discovery;
  final DocumentPlans documents;
  final RevisionsInForce inForce;
  final Map<ProductId, Compiled> compiled = new LinkedHashMap<>();
  final TreeMap<ProductId, ProductFolder> coming = new TreeMap<>();
  private final Map<ProductId, Promised> promised = new HashMap<>();
  private final Map<ProductId, Map<String, Map<Change, String>>> letGo = new HashMap<>();
  final List<NotYours> waiting = new ArrayList<>();
  final List<Finding> findings;

  /// @param moving what moves; those that are carried are where they go already
  /// @param seen what the plan had read that is to be applied; empty for a new one
  PlanWork(
      Reading reading,
      AppliedMesh mesh,
      Caller caller,
      Understood understood,
      Backing backing,
      Moving moving,
      Map<String, String> seen) {
    this.moving = moving;
    this.seen = Map.copyOf(seen);
    this.backing = backing;
    this.reading = reading;
    this.mesh = mesh;
    this.caller = caller;
    this.understood = understood;
    this.inForce = new RevisionsInForce(reading);
    this.findings = new ArrayList<>(understood.findings());
    this.applied = mesh.documents(reading);
    this.rights =
        new DocumentRights(
            applied.kernel(reading.now()), applied.facts(reading.now()), backing.principals());
    this.documents = new DocumentPlans(applied, rights, backing.asIfAgreed());
    this.discovery = new Discovery(reading, mesh, caller.principal());
  }

  /// The day in UTC by the journal's time.
  LocalDate today() {
    return Instants.day(reading.now());
  }

  List<Compiled> compiled() {
    return List.copyOf(compiled.values());
  }

  /// Domains that come or change with the plan.
  List<Sourced<Domain>> broughtDomains() {
    return understood.folder().domains().stream()
        .filter(domain -> documents.brings(domain.value().name(), domain))
        .toList();
  }

  /// All domains as they will be, by name.
  Map<String, Domain> domains() {
    var all = new TreeMap<String, Domain>(applied.domains());
    broughtDomains().forEach(domain -> all.put(domain.value().name(), domain.value()));
    return all;
  }

  /// What was promised before a product of the plan comes.
  Promised promised(ProductFolder folder) {
    return promised.computeIfAbsent(folder.id(), _ -> Promised.before(folder, reading, mesh));
  }

  /// Changes of a contract that take no new major, with the rule that lets them go.
  Map<Change, String> letGo(ProductId product, String contract) {
    return letGo.getOrDefault(product, Map.of()).getOrDefault(contract, Map.of());
  }

  /// Notes that a rule lets a change of a contract go.
  void letGo(ProductId product, String contract, Change change, String rule) {
    letGo
        .computeIfAbsent(product, _ -> new HashMap<>())
        .computeIfAbsent(contract, _ -> new HashMap<>())
        .put(change, rule);
  }

  /// A product as it will be: the folder's when it comes, else the one that was applied.
  Optional<ProductFolder> product(ProductId product, int major) {
    return Optional.ofNullable(coming.get(product))
        .filter(folder -> folder.product().value().major() == major)
        .or(
            () ->
                inForce
                    .find(new MajorId(product, major))
                    .map(revision -> mesh.folder(reading, revision)));
  }

  /// Declassifiers as they would be: a changed one in place of what was applied.
  List<Declassifier> declassifiers() {
    List<Declassifier> then = new ArrayList<>();
    understood.folder().declassifiers().stream()
        .map(scoped -> scoped.document().value())
        .filter(coming -> documents.brings("Declassifier", coming.id()))
        .forEach(then::add);
    for (Declassifier known : applied.declassifiers()) {
      if (then.stream()
          .noneMatch(d -> d.id().equals(known.id()) && d.scope().equals(known.scope()))) {
        then.add(known);
      }
    }
    return then;
  }

  boolean waits(ProductId product) {
    return waiting.stream().anyMatch(left -> left.name().equals(product.toString()));
  }

  void leaveOut(ProductFolder folder, List<String> who) {
    waiting.add(notYours(folder, who));
  }

  /// Notes who would have to stand behind a product that is planned all the same.
  void waitFor(ProductFolder folder, List<String> who) {
    documents.waiting.add(notYours(folder, who));
  }

  /// Whether a product waits already for these people, among others.
  boolean waitsFor(ProductFolder folder, List<String> who) {
    return documents.waiting.stream()
        .filter(one -> one.name().equals(folder.id().toString()))
        .anyMatch(one -> one.who().containsAll(who));
  }

  private static NotYours notYours(ProductFolder folder, List<String> who) {
    return new NotYours(
        "DataProduct", folder.id().toString(), folder.id().domain(), folder.product().file(), who);
  }

  void refuseIfStopped() {
    if (findings.stream().anyMatch(Finding::stops)) {
      throw PlanFailures.refused(findings);
    }
  }
}
