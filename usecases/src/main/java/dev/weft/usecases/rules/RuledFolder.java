package dev.weft.usecases.rules;

import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.governance.rules.Judged;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Domain;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Mend;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.value.Value;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// The documents of a mesh folder beside what its rules say of them. Immutable.
public final class RuledFolder {

  private static final String KNOBS = "knobs.";

  private final Understood understood;
  private final RuleSet rules;
  private final RuleFacts facts;
  private final LocalDate today;
  private final long stops;

  /// A document that breaks a rule.
  ///
  /// @param finding at the document
  /// @param mends what the rule adds to it, knobs filled in
  public record Broken(
      GovernanceRule rule, String target, String file, Finding finding, List<Mend> mends) {
    public Broken {
      mends = List.copyOf(mends);
    }
  }

  private RuledFolder(Understood understood, FolderRules ruled, LocalDate today) {
    this.understood = understood;
    this.rules = ruled.rules();
    this.facts = ruled.facts();
    this.today = today;
    this.stops = countStops();
  }

  /// Reads the rules of a folder.
  ///
  /// @throws WeftException PLAN_REFUSED when the documents cannot be understood, or without a
  ///   mesh.yaml
  public static RuledFolder of(Understood understood, LocalDate today) {
    if (!understood.isSound()) {
      throw WeftException.of(
              ErrorCode.PLAN_REFUSED, "The folder's documents have errors", "Mend them first.")
          .withFindings(understood.findings());
    }
    var folder = understood.folder();
    Vocabulary vocabulary =
        folder
            .mesh()
            .map(Sourced::value)
            .map(Vocabulary::of)
            .orElseThrow(
                () ->
                    WeftException.of(
                        ErrorCode.PLAN_REFUSED,
                        "The folder has no mesh.yaml, whose labels and purposes rules speak of",
                        "Give the folder of the whole mesh."));
    return new RuledFolder(understood, FolderRules.of(folder, vocabulary), today);
  }

  /// The rule of that address, or those of that name.
  public List<GovernanceRule> find(String name) {
    return documents().stream()
        .filter(rule -> rule.address().equals(name) || rule.id().equals(name))
        .toList();
  }

  /// Rules whose remedy can be carried out.
  public List<GovernanceRule> mendable() {
    return documents().stream().filter(rule -> !rule.mends().isEmpty()).toList();
  }

  private List<GovernanceRule> documents() {
    return rules.documents().stream().map(versioned -> versioned.document()).toList();
  }

  /// What breaks a rule and is not waived, in the order of the folder.
  public List<Broken> broken(GovernanceRule rule) {
    var broken = new ArrayList<Broken>();
    for (Sourced<Domain> domain : understood.folder().domains()) {
      if (rule.on() == RuleSubject.DOMAIN && !domain.value().retired()) {
        add(rule, facts.of(domain.value()), domain, broken);
      }
    }
    for (ProductFolder product : understood.folder().products()) {
      if (!product.product().value().status().equals("retired")) {
        for (Judged judged : facts.of(product)) {
          if (judged.on() == rule.on()) {
            add(rule, judged, document(product, judged), broken);
          }
        }
      }
    }
    return broken;
  }

  private static Sourced<?> document(ProductFolder product, Judged judged) {
    return judged.on() == RuleSubject.CONTRACT
        ? product.contract(judged.name()).map(Sourced.class::cast).orElse(product.product())
        : product.product();
  }

  private void add(GovernanceRule rule, Judged judged, Sourced<?> document, List<Broken> broken) {
    rules.judge(judged, today).stream()
        .filter(judgement -> judgement.rule().equals(rule) && judgement.isBroken())
        .map(judgement -> broken(rule, judged, document, judgement))
        .forEach(broken::add);
  }

  private Broken broken(
      GovernanceRule rule, Judged judged, Sourced<?> document, Judgement judgement) {
    SortedMap<String, Value> knobs = rules.knobs(rule, judged.domain());
    return new Broken(
        rule,
        judged.name(),
        document.file(),
        Finding.warning(
            ErrorCode.RULE_BROKEN,
            document.at(""),
            judged.name() + ": " + judgement.message() + " (rule " + rule.address() + ")",
            rule.fix()),
        rule.mends().stream()
            .map(mend -> new Mend(mend.pointer(), filled(mend.value(), knobs)))
            .toList());
  }

  private static Value filled(Value value, SortedMap<String, Value> knobs) {
    return switch (value) {
      case Value.Text(String text) when text.startsWith(KNOBS) ->
          knobs.getOrDefault(text.substring(KNOBS.length()), value);
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(item -> filled(item, knobs)).toList());
      case Value.Fields(Map<String, Value> fields) -> {
        var all = new LinkedHashMap<String, Value>();
        fields.forEach((name, field) -> all.put(name, filled(field, knobs)));
        yield new Value.Fields(all);
      }
      case Value.Text _, Value.Numeral _, Value.Flag _, Value.Nothing _ -> value;
    };
  }

  /// Whether something does not break a rule any more.
  public boolean keeps(Broken before) {
    return find(before.rule().address()).stream()
        .flatMap(rule -> broken(rule).stream())
        .noneMatch(broken -> broken.target().equals(before.target()));
  }

  /// Whether more is wrong with the documents, or more rules stop them.
  public boolean isWorseThan(RuledFolder before) {
    return stops > before.stops
        || understood.findings().size() > before.understood.findings().size();
  }

  private long countStops() {
    return understood.folder().products().stream()
        .flatMap(product -> facts.of(product).stream())
        .flatMap(judged -> rules.judge(judged, today).stream())
        .filter(Judgement::stops)
        .count();
  }
}
