package dev.weft.usecases.product;

import dev.weft.catalog.registry.PortConsumer;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.product.MoveView.MoveEffect;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What is otherwise for a product, and for people, once it is in another domain. What the caller
/// has no part in is counted and not named.
final class MoveEffects {

  private final PlanWork work;
  private final MeshDocuments before;
  private final MovePlans plans;
  private final ProductId from;
  private final ProductId to;
  private final List<String> left;
  private final List<String> entered;
  private final Facts facts;
  private final List<MoveEffect> effects = new ArrayList<>();

  MoveEffects(PlanWork work, MeshDocuments before, MovePlans plans, Moving.Due due) {
    this.work = work;
    this.before = before;
    this.plans = plans;
    this.from = due.from();
    this.to = due.to();
    List<String> was = work.applied.tree().line(from.domain());
    List<String> will = work.applied.tree().line(to.domain());
    this.left = was.stream().filter(domain -> !will.contains(domain)).toList();
    this.entered = will.stream().filter(domain -> !was.contains(domain)).toList();
    this.facts = work.applied.facts(work.reading.now());
  }

  List<MoveEffect> all() {
    add("address", from.toString(), "goes on naming it in statements; everywhere else it is " + to);
    policies();
    rules();
    declassifiers();
    members();
    agreements();
    readers();
    requests();
    return effects;
  }

  private void policies() {
    List<AccessPolicy> policies =
        work.applied.policies().list().stream().map(compiled -> compiled.policy()).toList();
    scoped(
        "policy",
        policies.stream()
            .filter(policy -> left.contains(policy.scope()) && policy.onTables())
            .map(policy -> name(policy.scope(), policy.id()))
            .toList(),
        "holds on its tables no more");
    scoped(
        "policy",
        policies.stream()
            .filter(policy -> left.contains(policy.scope()) && !policy.onTables())
            .map(policy -> name(policy.scope(), policy.id()))
            .toList(),
        "goes on for its columns, wherever their values go");
    scoped(
        "policy",
        policies.stream()
            .filter(policy -> entered.contains(policy.scope()))
            .map(policy -> name(policy.scope(), policy.id()))
            .toList(),
        "begins to hold");
  }

  private void rules() {
    List<GovernanceRule> rules = values(work.applied.folder().rules());
    List<GovernanceRule> known = rules.stream().filter(rule -> !rule.retired()).toList();
    scoped("rule", addresses(known, left), "is about it no more");
    scoped("rule", addresses(known, entered), "is about it from now on");
    scoped(
        "waiver",
        work.applied.folder().waivers().stream()
            .filter(scoped -> left.contains(scoped.scope()))
            .filter(scoped -> isOf(scoped.document().value()))
            .map(scoped -> name(scoped.scope(), scoped.document().value().rule()))
            .toList(),
        "is waived for it no more");
  }

  private boolean isOf(Waiver waiver) {
    return !waiver.retired()
        && (waiver.target().equals(to.toString()) || waiver.target().startsWith(to + ":"));
  }

  private static List<String> addresses(List<GovernanceRule> rules, List<String> domains) {
    return rules.stream()
        .filter(rule -> domains.contains(rule.scope()))
        .map(rule -> name(rule.scope(), rule.id()))
        .toList();
  }

  private void declassifiers() {
    List<Declassifier> known = values(work.applied.folder().declassifiers());
    scoped(
        "declassifier",
        known.stream()
            .filter(one -> !one.retired() && left.contains(one.scope()))
            .filter(one -> work.applied.moves().now(one.subject().product()).equals(to))
            .map(one -> name(one.scope(), one.id()))
            .toList(),
        "goes on lowering labels of what comes from it");
  }

  /// Who answers for it, reads it and sees its audit is a matter of roles in its domain.
  private void members() {
    Map<String, Set<Role>> was = roles(from.domain());
    Map<String, Set<Role>> will = roles(to.domain());
    var people = new TreeSet<>(was.keySet());
    people.addAll(will.keySet());
    for (String who : people) {
      String then = words(was.getOrDefault(who, Set.of()));
      String now = words(will.getOrDefault(who, Set.of()));
      if (!then.equals(now)) {
        add("member", who, "was " + then + " for it and will be " + now);
      }
    }
  }

  private Map<String, Set<Role>> roles(String domain) {
    Map<String, Set<Role>> roles = new TreeMap<>();
    for (String one : work.applied.tree().line(domain)) {
      for (Member member : facts.domains().getOrDefault(one, List.of())) {
        roles.computeIfAbsent(member.who(), _ -> new TreeSet<>()).addAll(member.roles());
      }
    }
    return roles;
  }

  private static String words(Set<Role> roles) {
    return roles.isEmpty()
        ? "nothing"
        : roles.stream().map(Role::word).sorted().collect(Collectors.joining(" and "));
  }

  private void agreements() {
    for (Scoped<Agreement> scoped : MovedProduct.agreements(before, from)) {
      Agreement agreement = scoped.document().value();
      add(
          "agreement",
          name(from.domain(), agreement.id()),
          "goes along and is " + name(to.domain(), agreement.id()));
    }
  }

  private void readers() {
    Set<ProductId> readers =
        plans.readers(to).stream().map(PortConsumer::product).collect(Collectors.toSet());
    Set<ProductId> known = work.discovery.discovered(readers);
    known.stream()
        .sorted()
        .forEach(reader -> add("reader", reader.toString(), "goes on reading it"));
    counted("reader", readers.size() - known.size(), "that you may not see go on reading it");
  }

  private void requests() {
    counted("request", plans.open(to).size(), "will be decided by those who own " + to.domain());
    counted("watch", work.reading.notices().watchers(to).size(), "go on");
  }

  private void counted(String kind, int count, String effect) {
    if (count > 0) {
      add(kind, Integer.toString(count), effect);
    }
  }

  /// Documents of a domain are named to those who have a part in it.
  private void scoped(String kind, List<String> names, String effect) {
    List<String> named = names.stream().filter(this::isKnown).sorted().toList();
    named.forEach(name -> add(kind, name, effect));
    counted(kind, names.size() - named.size(), "that you may not see: " + effect);
  }

  private boolean isKnown(String name) {
    return facts.domainsOf(work.caller.principal()).contains(name.substring(0, name.indexOf('/')))
        || !facts.rolesOnMesh(work.caller.principal()).isEmpty();
  }

  private void add(String kind, String name, String effect) {
    effects.add(new MoveEffect(kind, name, effect));
  }

  private static String name(String scope, String id) {
    return scope + "/" + id;
  }

  private static <T> List<T> values(Collection<Scoped<T>> documents) {
    return documents.stream().map(scoped -> scoped.document().value()).toList();
  }
}
