package dev.weft.usecases.rules;

import dev.weft.governance.rules.Judgement;
import dev.weft.governance.rules.Verdict;
import dev.weft.model.policy.Waiver;
import dev.weft.model.product.ProductId;
import org.jspecify.annotations.Nullable;

/// What a rule says of a thing.
///
/// @param rule scope and id: `mesh/output_ports_promise_freshness`
/// @param on what the rule is about: product, port, contract, agreement
/// @param target the thing
/// @param domain of the product
/// @param product `domain/product` that the thing is, or is of
/// @param outcome kept, waived, broken, or unclear where nobody can say, which counts as broken
/// @param message what breaks it; empty for a rule that is kept
/// @param fix the remedy; empty for none
public record JudgementView(
    String rule,
    String stage,
    String on,
    String target,
    String domain,
    String product,
    String outcome,
    String message,
    String reason,
    String fix,
    @Nullable WaiverView waiver) {

  /// An exception that holds.
  ///
  /// @param until last day, ISO date
  public record WaiverView(String owner, String reason, String until) {
    static WaiverView of(Waiver waiver) {
      return new WaiverView(waiver.owner(), waiver.reason(), waiver.until().toString());
    }
  }

  public static JudgementView of(ProductId product, Judgement judgement) {
    return new JudgementView(
        judgement.rule().address(),
        judgement.rule().stage().word(),
        judgement.rule().on().word(),
        judgement.judged().name(),
        product.domain(),
        product.toString(),
        outcome(judgement),
        judgement.message(),
        judgement.rule().reason(),
        judgement.kept() ? "" : judgement.rule().fix(),
        judgement.kept() ? null : judgement.waiver().map(WaiverView::of).orElse(null));
  }

  private static String outcome(Judgement judgement) {
    return switch (judgement.verdict()) {
      case Verdict.Kept() -> "kept";
      case Verdict.Broken _ -> judgement.waiver().isPresent() ? "waived" : "broken";
      case Verdict.Unclear _ -> judgement.waiver().isPresent() ? "waived" : "unclear";
    };
  }
}
