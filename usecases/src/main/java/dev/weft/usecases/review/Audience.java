package dev.weft.usecases.review;

import dev.weft.catalog.review.ProposedChange;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.product.BreakingProduct;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whom changes concern: members of the domains that they touch, those who answer for the mesh, and
/// consumers of what they break. Everybody else is told that there is no such change.
final class Audience {

  static final String MESH = "mesh";
  private static final String DOMAIN = "domain:";
  private static final String TOUCHES = "touches:";

  private Audience() {}

  /// The domains in which a plan changes something, as audiences, and the mesh where it changes
  /// that. A product that moves concerns the domain that it leaves as well.
  static Set<String> changed(PlanView plan) {
    return oneOfEach(plan).stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What a plan changes, each as the audiences of which one is enough to propose it: a product
  /// that moves is proposed by the domain that gives it or by the one that takes it.
  static Set<Set<String>> oneOfEach(PlanView plan) {
    var moved = new HashMap<String, Set<String>>();
    plan.moves()
        .forEach(move -> moved.put(move.to(), Set.of(domainOf(move.from()), domainOf(move.to()))));
    var each = new LinkedHashSet<Set<String>>();
    plan.documents()
        .forEach(
            document ->
                each.add(Set.of(document.scope().equals(MESH) ? MESH : DOMAIN + document.scope())));
    plan.products()
        .forEach(
            product ->
                each.add(
                    moved.getOrDefault(product.product(), Set.of(domainOf(product.product())))));
    return each;
  }

  private static String domainOf(String product) {
    return DOMAIN + product.substring(0, product.indexOf('/'));
  }

  /// The products that a plan changes: whoever may not know of one of them is not concerned.
  static Set<String> touched(PlanView plan) {
    return plan.products().stream()
        .map(product -> TOUCHES + product.product())
        .collect(Collectors.toSet());
  }

  /// The same as they were kept.
  static Set<ProductId> touched(ProposedChange change) {
    return change.audience().stream()
        .filter(one -> one.startsWith(TOUCHES))
        .map(one -> ProductId.of(one.substring(TOUCHES.length())))
        .collect(Collectors.toSet());
  }

  /// The domains that a change concerns.
  static Set<String> domains(ProposedChange change) {
    return change.audience().stream()
        .filter(one -> one.startsWith(DOMAIN))
        .map(one -> one.substring(DOMAIN.length()))
        .collect(Collectors.toSet());
  }

  /// Consumers of what breaks, as audiences: a product's domain, else as they are spelled.
  static Set<String> reached(Collection<BreakingProduct> breaking) {
    var reached = new TreeSet<String>();
    breaking.forEach(
        product ->
            product
                .consumers()
                .forEach(
                    consumer ->
                        reached.add(
                            consumer.contains("/") && !consumer.contains(":")
                                ? DOMAIN + consumer.substring(0, consumer.indexOf('/'))
                                : consumer)));
    return reached;
  }

  /// As whom somebody is concerned.
  static Set<String> of(Caller caller, MeshDocuments documents) {
    var mine = new TreeSet<String>();
    String name = caller.principal().text();
    mine.add(caller.principal() instanceof Principal.OfPerson ? "person:" + name : name);
    Facts facts = documents.facts(0); // who is a member knows no time
    facts.domainsOf(caller.principal()).forEach(domain -> mine.add(DOMAIN + domain));
    if (!facts.rolesOnMesh(caller.principal()).isEmpty()) {
      mine.add(MESH);
    }
    return mine;
  }

  /// Who could acknowledge for a consumer, by name.
  static Set<String> acknowledges(String consumer, Facts facts) {
    if (consumer.contains("/") && !consumer.contains(":")) {
      return facts.holders(Action.BUILD.roles(), consumer.substring(0, consumer.indexOf('/')));
    }
    return Set.of(
        consumer.startsWith("person:") ? consumer.substring("person:".length()) : consumer);
  }
}
