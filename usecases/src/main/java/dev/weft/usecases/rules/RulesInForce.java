package dev.weft.usecases.rules;

import dev.weft.governance.rules.Judged;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Domain;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleSubject;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.MeshDocuments;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules of applied documents on a day. Thread-safe.
public final class RulesInForce {

  private final RuleSet rules;
  private final RuleFacts facts;
  private final LocalDate today;

  /// @param at microseconds since the epoch; waivers are looked at on its day in UTC
  public RulesInForce(MeshDocuments documents, long at) {
    this.rules = documents.rules();
    this.facts = new RuleFacts(documents.families(), documents.domains());
    this.today = Instants.day(at);
  }

  /// Whether there is nothing to judge by; loads nothing.
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Loads the rules if any is on things of a kind, which takes time the first time: for before a
  /// transaction that judges.
  public void load(RuleSubject on) {
    if (rules.concerns(on)) {
      rules.list();
    }
  }

  /// What they say of a product, its ports and contracts, in this order.
  public List<Judgement> judge(ProductFolder folder) {
    return rules.isEmpty()
        ? List.of()
        : facts.of(folder).stream().flatMap(judged -> judge(judged).stream()).toList();
  }

  /// What they say of a domain itself.
  public List<Judgement> judge(Domain domain) {
    return rules.isEmpty() ? List.of() : judge(facts.of(domain));
  }

  /// What they say of an agreement.
  ///
  /// @param personal whether it gives columns labelled personal or higher; asked when a rule is on
  ///   agreements
  public List<Judgement> judge(
      String scope, Agreement agreement, ProductFolder product, BooleanSupplier personal) {
    return rules.concerns(RuleSubject.AGREEMENT)
        ? judge(facts.of(scope, agreement, Optional.of(product), personal.getAsBoolean(), today))
        : List.of();
  }

  private List<Judgement> judge(Judged judged) {
    return rules.judge(judged, today);
  }

  /// Lets something pass.
  ///
  /// @param on what it is; without rules on such things its facts are not looked for
  /// @param judged makes what is judged
  /// @param refused how the sentence begins that refuses it
  /// @param otherwise the remedy where no broken rule names one
  /// @throws WeftException RULE_BROKEN with every rule that stops it
  public void check(
      RuleSubject on, Function<RuleFacts, Judged> judged, String refused, String otherwise) {
    if (!rules.concerns(on)) {
      return;
    }
    List<Judgement> stopping =
        judge(judged.apply(facts)).stream().filter(Judgement::stops).toList();
    if (!stopping.isEmpty()) {
      throw broken(stopping, refused, otherwise);
    }
  }

  /// Rules that answer a request for an agreement; see `RuleSet`.
  public List<GovernanceRule> answers(Function<RuleFacts, Judged> judged) {
    return rules.concerns(RuleSubject.AGREEMENT) ? rules.answers(judged.apply(facts)) : List.of();
  }

  private static WeftException broken(List<Judgement> broken, String refused, String otherwise) {
    return WeftException.of(
        ErrorCode.RULE_BROKEN,
        refused
            + ": "
            + broken.stream()
                .map(one -> one.message() + " (rule " + one.rule().address() + ")")
                .collect(Collectors.joining("; ")),
        broken.stream()
            .map(one -> one.rule().fix())
            .filter(fix -> !fix.isEmpty())
            .findFirst()
            .orElse(otherwise));
  }
}
