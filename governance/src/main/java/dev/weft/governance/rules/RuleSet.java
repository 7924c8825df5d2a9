package dev.weft.governance.rules;

import dev.cel.common.CelOptions;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.policy.Stage;
import dev.weft.model.policy.Waiver;
import dev.weft.model.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The rules of a mesh with what domains turned and what is waived. Rules are typed when the first
/// is needed; keep the set as long as its documents do not change. Thread-safe.
public final class RuleSet {

  /// A rule that walks over more than this in one judgement is nested by mistake.
  private static final int ITERATIONS = 1_000_000;

  private final Vocabulary vocabulary;
  private final DomainTree tree;
  private final List<Versioned<GovernanceRule>> rules;
  private final Map<String, Map<String, Map<String, String>>> turned;
  private final List<Scoped> waivers;
  private volatile @Nullable List<CompiledRule> loaded;

  /// A waiver and the scope whose targets it may name.
  public record Scoped(String scope, Waiver waiver) {}

  /// Makes the set; retired documents are left out.
  ///
  /// @param tree which domain is part of which
  /// @param turned domain to rule to knob to value
  public RuleSet(
      Vocabulary vocabulary,
      DomainTree tree,
      List<Versioned<GovernanceRule>> rules,
      Map<String, Map<String, Map<String, String>>> turned,
      List<Scoped> waivers) {
    this.vocabulary = vocabulary;
    this.tree = tree;
    this.rules =
        rules.stream()
            .filter(rule -> !rule.document().retired())
            .sorted(
                Comparator.comparing((Versioned<GovernanceRule> rule) -> !rule.document().ofMesh())
                    .thenComparing(rule -> rule.document().address()))
            .toList();
    this.turned = Map.copyOf(turned);
    this.waivers = waivers.stream().filter(scoped -> !scoped.waiver().retired()).toList();
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Whether there is nothing to judge by; loads nothing.
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Whether a rule in force is on things of a kind; loads nothing.
  public boolean concerns(RuleSubject on) {
    return rules.stream()
        .map(Versioned::document)
        .anyMatch(rule -> rule.on() == on && rule.stage() != Stage.DRAFT);
  }

  /// The documents that are not retired, the mesh's first; loads nothing.
  public List<Versioned<GovernanceRule>> documents() {
    return rules;
  }

  /// The rules that are not retired, the mesh's first, then by scope and id.
  public List<CompiledRule> list() {
    List<CompiledRule> known = loaded;
    return known == null ? load() : known;
  }

  private synchronized List<CompiledRule> load() {
    List<CompiledRule> known = loaded;
    if (known != null) {
      return known;
    }
    CelRuntime runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(
                CelOptions.current()
                    .enableHeterogeneousNumericComparisons(true)
                    .comprehensionMaxIterations(ITERATIONS)
                    .build())
            .build();
    var shapes = new Shapes(vocabulary);
    List<CompiledRule> made =
        rules.stream().map(rule -> compiled(rule.document(), shapes, runtime)).toList();
    loaded = made;
    return made;
  }

  private CompiledRule compiled(GovernanceRule rule, Shapes shapes, CelRuntime runtime) {
    SortedMap<String, Shape> variables = shapes.of(rule.on());
    variables.put("knobs", Knobs.shapes(rule));
    var constants = new HashMap<String, Object>();
    for (LabelFamily family : vocabulary.families()) {
      var names = new TreeMap<String, Shape>();
      var ranks = new HashMap<String, Object>();
      family.order().forEach(label -> names.put(label, new Shape.Whole()));
      family.order().forEach(label -> ranks.put(label, (long) family.rank(label)));
      variables.put(family.name(), new Shape.Group("labels." + family.name(), names));
      constants.put(family.name(), ranks);
    }
    String words = "A rule on `" + rule.on().word() + "`";
    return new CompiledRule(rule, new RuleTypes(words, variables), constants, runtime);
  }

  /// What the rules in force say of a thing, drafts left out.
  ///
  /// @param day on which waivers are looked at
  public List<Judgement> judge(Judged judged, LocalDate day) {
    if (!concerns(judged.on())) {
      return List.of();
    }
    var judgements = new ArrayList<Judgement>();
    for (CompiledRule rule : list()) {
      GovernanceRule document = rule.rule();
      if (document.on() == judged.on()
          && document.then().isEmpty()
          && document.stage() != Stage.DRAFT
          && (document.ofMesh() || isIn(judged.domain(), document.scope()))) {
        Verdict verdict = rule.judge(judged.facts(), knobs(document, judged.domain()));
        judgements.add(
            new Judgement(
                document, judged, verdict, waived(document, judged, day).map(Scoped::waiver)));
      }
    }
    return judgements;
  }

  /// Whether an enforced rule answers about things of a kind; loads nothing.
  public boolean answersOn(RuleSubject on) {
    return rules.stream()
        .map(Versioned::document)
        .anyMatch(
            rule -> rule.on() == on && rule.stage() == Stage.ENFORCE && rule.then().isPresent());
  }

  /// Enforced rules that answer a request for an agreement, or a change that breaks what nobody
  /// relies on; the mesh's first. Where nobody can say whether a rule does, it approves and accepts
  /// nothing, and routes.
  ///
  /// @param judged the agreement as it is asked for, or the change
  public List<GovernanceRule> answers(Judged judged) {
    if (!answersOn(judged.on())) {
      return List.of();
    }
    return list().stream()
        .filter(rule -> isAnswer(rule.rule(), judged))
        .filter(rule -> answers(rule, judged))
        .map(CompiledRule::rule)
        .toList();
  }

  private boolean isAnswer(GovernanceRule rule, Judged judged) {
    return rule.then().isPresent()
        && rule.stage() == Stage.ENFORCE
        && rule.on() == judged.on()
        && (rule.ofMesh() || isIn(judged.domain(), rule.scope()));
  }

  private boolean answers(CompiledRule rule, Judged judged) {
    return switch (rule.judge(judged.facts(), knobs(rule.rule(), judged.domain()))) {
      case Verdict.Kept() -> true;
      case Verdict.Broken _ -> false;
      case Verdict.Unclear _ -> rule.rule().then().orElseThrow() instanceof RuleAnswer.Route;
    };
  }

  private boolean isIn(String domain, String scope) {
    return tree.line(domain).contains(scope);
  }

  /// The values of a rule's knobs in a domain: as those turned it that the domain is part of, then
  /// as the domain itself turned it.
  public SortedMap<String, Value> knobs(GovernanceRule rule, String domain) {
    SortedMap<String, Value> values = Knobs.own(rule);
    if (rule.ofMesh()) {
      for (String one : tree.line(domain).reversed()) {
        values = Knobs.turned(rule, values, turnedOf(one, rule.id()));
      }
    }
    return values;
  }

  /// The values that hold where a domain turns nothing itself.
  SortedMap<String, Value> knobsAbove(GovernanceRule rule, String domain) {
    return tree.parent(domain).map(parent -> knobs(rule, parent)).orElseGet(() -> Knobs.own(rule));
  }

  private Map<String, String> turnedOf(String domain, String rule) {
    return turned.getOrDefault(domain, Map.of()).getOrDefault(rule, Map.of());
  }

  private Optional<Scoped> waived(GovernanceRule rule, Judged judged, LocalDate day) {
    return waivers.stream()
        .filter(scoped -> scoped.waiver().holds(day))
        .filter(scoped -> isOf(scoped, rule))
        .filter(scoped -> judged.targets().contains(scoped.waiver().target()))
        .filter(scoped -> isReached(scoped, judged))
        .max(Comparator.comparing(scoped -> scoped.waiver().until()));
  }

  private boolean isReached(Scoped scoped, Judged judged) {
    return scoped.scope().equals("mesh") || isIn(judged.domain(), scoped.scope());
  }

  /// A waiver of a domain means the domain's own rule of that name, else the mesh's.
  private boolean isOf(Scoped scoped, GovernanceRule rule) {
    return rule(scoped.scope(), scoped.waiver().rule()).filter(rule::equals).isPresent();
  }

  /// The rule that a name means in a scope.
  public Optional<GovernanceRule> rule(String scope, String id) {
    return find(scope, id).or(() -> find("mesh", id));
  }

  private Optional<GovernanceRule> find(String scope, String id) {
    return rules.stream()
        .map(Versioned::document)
        .filter(rule -> rule.scope().equals(scope) && rule.id().equals(id))
        .findFirst();
  }
}
