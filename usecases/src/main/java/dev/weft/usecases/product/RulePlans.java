package dev.weft.usecases.product;

import dev.weft.build.change.Impact;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.Judged;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.product.Plan.PlannedAgreement;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.product.PlanView.PromiseChange;
import dev.weft.usecases.registry.RuleDocuments;
import dev.weft.usecases.rules.ProductChangeFacts;
import dev.weft.usecases.rules.ProductChangeFacts.Changed;
import dev.weft.usecases.rules.RuleFacts;
import dev.weft.usecases.rules.RuleFindings;
import dev.weft.usecases.rules.RuleHits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What rules say of a plan: of what comes, by the rules that will be in force, and of what is
/// there already where rules come or change. What the caller may not apply changes no rule.
final class RulePlans {

  private static final String MESH = "mesh";
  private static final Set<String> KINDS = Set.of("Rule", "Waiver", "Domain");

  private final PlanWork work;
  private final Vocabulary vocabulary;
  private final RestrictionFindings restrictions;
  private final EffectiveLabels effective;
  private final LocalDate today;
  private final Map<String, Domain> domains;
  private final RuleSet rules;

  RulePlans(
      PlanWork work,
      Vocabulary vocabulary,
      RestrictionFindings restrictions,
      EffectiveLabels effective) {
    this.work = work;
    this.restrictions = restrictions;
    this.effective = effective;
    this.vocabulary = vocabulary;
    this.today = work.today();
    this.domains = work.domains();
    this.rules = changes() ? coming() : work.applied.rules();
  }

  /// Judges what the plan brings.
  ///
  /// @param agreements to which the caller says yes
  void judge(List<PlannedAgreement> agreements) {
    MeshFolder folder = work.understood.folder();
    work.findings.addAll(RuleDocuments.findings(folder, rules, today));
    noteRules();
    if (rules.isEmpty()) {
      return;
    }
    var facts = new RuleFacts(vocabulary.families(), domains);
    var findings = new RuleFindings(rules, facts, today);
    folder
        .mesh()
        .filter(mesh -> work.documents.brings("mesh", mesh))
        .ifPresent(
            mesh -> work.findings.addAll(findings.of(facts.of(mesh.value()), mesh.at("/name"))));
    for (Sourced<Domain> domain : folder.domains()) {
      if (work.documents.brings(domain.value().name(), domain) && !domain.value().retired()) {
        work.findings.addAll(findings.of(facts.of(domain.value()), domain.at("/name")));
      }
    }
    for (ProductFolder product : work.coming.values()) {
      work.findings.addAll(findings.of(product));
    }
    agreements.forEach(agreement -> judge(agreement, facts, findings));
    if (changes()) {
      work.findings.addAll(
          new RuleHits(work.reading, work.mesh, work.discovery, today)
              .of(folder, work.applied.rules(), rules, facts, work.coming.keySet()));
    }
  }

  private void judge(PlannedAgreement planned, RuleFacts facts, RuleFindings findings) {
    Agreement agreement = planned.agreement().agreement();
    Judged judged =
        facts.of(
            planned.agreement().document().scope(),
            agreement,
            work.product(agreement.product(), agreement.major()),
            planned.agreement().personal(),
            today);
    work.findings.addAll(findings.of(judged, Place.of(planned.agreement().document().file())));
  }

  /// Judges how a product changes.
  void judge(ProductFolder folder, Compiled compiled, ProductChange change) {
    if (!rules.concerns(RuleSubject.CHANGE)) {
      return;
    }
    var facts = new RuleFacts(vocabulary.families(), domains);
    work.findings.addAll(
        new RuleFindings(rules, facts, today)
            .of(judged(folder, compiled, change, facts), folder.product().at("/version")));
  }

  /// Whether any rule lets go what breaks a promise that nobody relies on.
  boolean letGo() {
    return rules.answersOn(RuleSubject.CHANGE);
  }

  /// The rule that lets go of a product's change what nobody uses; empty when none does.
  Optional<String> letsGo(ProductFolder folder, Compiled compiled, ProductChange change) {
    var facts = new RuleFacts(vocabulary.families(), domains);
    return rules.answers(judged(folder, compiled, change, facts)).stream()
        .filter(rule -> rule.then().orElseThrow() instanceof RuleAnswer.Accept)
        .map(GovernanceRule::address)
        .findFirst();
  }

  private Judged judged(
      ProductFolder folder, Compiled compiled, ProductChange change, RuleFacts facts) {
    var agreed = new Agreed(work);
    var changes = new ArrayList<Changed>();
    Set<String> reached = new HashSet<>();
    Set<String> seen = new HashSet<>();
    int hidden = 0;
    int hiddenSeen = 0;
    Impact impact = Impact.NONE;
    for (ContractChange contract : change.contracts()) {
      impact = impact.and(Impact.valueOf(contract.impact().toUpperCase(Locale.ROOT)));
      for (PromiseChange one : contract.changes()) {
        changes.add(changed(one));
        reached.addAll(one.reaches());
        hidden = Math.max(hidden, one.hiddenReaches());
        seen.addAll(one.observed());
        hiddenSeen = Math.max(hiddenSeen, one.hiddenObserved());
      }
    }
    return facts.ofChange(
        folder,
        new ProductChangeFacts(
            impact.word(),
            change.fromVersion() == null ? "" : change.fromVersion(),
            change.rebuilds(),
            changes,
            reached.size() + hidden,
            seen.size() + hiddenSeen,
            agreed.approved(folder),
            agreed.acknowledged(folder, change),
            agreed.steward(folder),
            restrictions.unfiltered(folder, compiled),
            new Influences(vocabulary.families(), effective).of(compiled)));
  }

  private static Changed changed(PromiseChange change) {
    Optional<ChangedColumn> column = ChangedColumn.of(change.path());
    return new Changed(
        change.path(),
        column.map(ChangedColumn::table).orElse(""),
        column.map(ChangedColumn::column).orElse(""),
        change.rule(),
        change.impact(),
        change.message(),
        change.unused());
  }

  /// Whether rules, what domains turned, or waivers come with the plan.
  private boolean changes() {
    return work.documents.planned.stream()
        .anyMatch(document -> KINDS.contains(document.key().kind()));
  }

  private RuleSet coming() {
    MeshFolder applied = work.applied.folder();
    MeshFolder folder = work.understood.folder();
    return RuleDocuments.of(
        vocabulary,
        then(applied.rules(), folder.rules()),
        domains.values(),
        then(applied.waivers(), folder.waivers()),
        _ -> 0);
  }

  /// Documents as they will be: those that the plan brings in place of applied ones.
  private <T> Collection<Scoped<T>> then(List<Scoped<T>> applied, List<Scoped<T>> given) {
    var all = new LinkedHashMap<String, Scoped<T>>();
    applied.forEach(scoped -> all.put(key(scoped), scoped));
    given.stream()
        .filter(scoped -> work.documents.brings(scoped.scope(), scoped.document()))
        .forEach(scoped -> all.put(key(scoped), scoped));
    return all.values();
  }

  private static String key(Scoped<?> scoped) {
    return scoped.scope() + "/" + scoped.document().name();
  }

  /// A plan holds as long as the rules that it was judged by do: the mesh's, and those of the
  /// domains that it is about.
  private void noteRules() {
    if (rules.isEmpty() && work.applied.rules().isEmpty()) {
      return;
    }
    Set<String> scopes = new HashSet<>(Set.of(MESH));
    DomainTree tree = DomainTree.of(domains.values());
    work.coming.keySet().forEach(product -> scopes.addAll(tree.line(product.domain())));
    work.understood
        .folder()
        .domains()
        .forEach(domain -> scopes.addAll(tree.line(domain.value().name())));
    var versions = new ArrayList<String>();
    for (StoredDocument document : work.applied.stored().values()) {
      if (KINDS.contains(document.key().kind()) && scopes.contains(document.key().scope())) {
        versions.add(document.key() + " " + document.version());
      }
    }
    work.documents.reads.put(
        "rules in force", versions.stream().sorted().collect(Collectors.joining(", ")));
  }
}
