package dev.weft.usecases.rules;

import dev.weft.governance.rules.Judged;
import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.RuleSet;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.Severity;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.RuleSubject;
import dev.weft.model.policy.Stage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What rules say of things, as findings at their documents: errors where a rule is enforced,
/// warnings where it warns, notes where it is waived. What is only watched is counted elsewhere.
public final class RuleFindings {

  private final RuleSet rules;
  private final RuleFacts facts;
  private final LocalDate today;

  /// @param today on which waivers are looked at
  public RuleFindings(RuleSet rules, RuleFacts facts, LocalDate today) {
    this.rules = rules;
    this.facts = facts;
    this.today = today;
  }

  /// Of a product, its ports and their contracts; a retired product is held to nothing.
  public List<Finding> of(ProductFolder folder) {
    if (rules.isEmpty() || folder.product().value().status().equals("retired")) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    for (Judged judged : facts.of(folder)) {
      findings.addAll(of(judged, place(folder, judged)));
    }
    return findings;
  }

  private static Place place(ProductFolder folder, Judged judged) {
    return switch (judged.on()) {
      case CONTRACT ->
          folder
              .contract(judged.name())
              .map(contract -> contract.at("/id"))
              .orElseGet(() -> folder.product().at(""));
      case PORT -> port(folder, judged.name());
      case MESH, DOMAIN, PRODUCT, CHANGE, RELEASE, AGREEMENT -> folder.product().at("/name");
    };
  }

  private static Place port(ProductFolder folder, String name) {
    var ports = folder.product().value().outputPorts();
    for (int at = 0; at < ports.size(); at++) {
      if (name.equals(folder.id() + ":" + ports.get(at).name())) {
        return folder.product().at("/outputPorts/" + at);
      }
    }
    return folder.product().at("/outputPorts");
  }

  /// Of any thing.
  public List<Finding> of(Judged judged, Place place) {
    return rules.judge(judged, today).stream()
        .flatMap(judgement -> finding(judgement, place).stream())
        .toList();
  }

  private static Optional<Finding> finding(Judgement judgement, Place place) {
    GovernanceRule rule = judgement.rule();
    if (judgement.kept() || rule.stage() == Stage.AUDIT) {
      return Optional.empty();
    }
    Severity severity =
        judgement.waiver().isPresent()
            ? Severity.INFO
            : switch (rule.stage()) {
              case ENFORCE -> Severity.ERROR;
              case WARN -> Severity.WARNING;
              case AUDIT, DRAFT -> Severity.INFO;
            };
    String message =
        subject(judgement.judged())
            + ": "
            + judgement.message()
            + " (rule "
            + rule.address()
            + judgement
                .waiver()
                .map(waiver -> ", waived until " + waiver.until() + " by " + waiver.owner())
                .orElse("")
            + ")";
    String remedy = rule.fix().isEmpty() ? rule.reason() : rule.fix();
    return Optional.of(new Finding(ErrorCode.RULE_BROKEN, severity, message, place, remedy, ""));
  }

  private static String subject(Judged judged) {
    RuleSubject on = judged.on();
    return on == RuleSubject.MESH
        ? "The mesh"
        : on.word().substring(0, 1).toUpperCase(java.util.Locale.ROOT)
            + on.word().substring(1)
            + " `"
            + judged.name()
            + "`";
  }
}
