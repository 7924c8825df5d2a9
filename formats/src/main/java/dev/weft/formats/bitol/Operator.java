package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The one operator of a rule that counts: whether a count can meet it, and whether one can miss
/// it.
final class Operator {

  static final List<String> WORDS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  private static final BigDecimal MANY = new BigDecimal("1e30");
  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final Part rule;
  private final String word;
  private final Findings findings;

  /// @param rule with exactly one operator
  Operator(Part rule, Findings findings) {
    this.rule = rule;
    this.word = WORDS.stream().filter(rule.mapping().keys()::contains).findFirst().orElseThrow();
    this.findings = findings;
  }

  /// @param percent whether shares are compared instead of counts
  void judge(boolean percent) {
    List<BigDecimal> bounds = bounds();
    boolean range = word.endsWith("Between");
    if (range && bounds.size() == 2 && bounds.get(0).compareTo(bounds.get(1)) > 0) {
      findings.error(
          ErrorCode.ODCS_BOUNDS,
          rule.at(word),
          "`" + word + "` names the larger number first",
          "Swap the two");
      return;
    }
    if (bounds.isEmpty() && rule.has(word) && !range) {
      say(word.equals("mustNotBe"), "A count is a number, never what stands here");
      return;
    }
    if (bounds.size() != (range ? 2 : 1)) {
      return;
    }
    judge(percent, bounds);
  }

  private void judge(boolean percent, List<BigDecimal> bounds) {
    List<BigDecimal> possible = candidates(percent, bounds);
    Predicate<BigDecimal> met = value -> meets(value, bounds);
    if (possible.stream().allMatch(met)) {
      say(true, percent ? "Every share meets this" : "Every count meets this");
    } else if (possible.stream().noneMatch(met)) {
      boolean byEnds =
          word.equals("mustBeBetween")
              && possible.stream().anyMatch(value -> isWithin(value, bounds));
      say(
          false,
          byEnds
              ? "Nothing lies strictly between the two, and the bounds themselves are excluded"
              : percent ? "No share meets this" : "No count meets this");
    }
  }

  private void say(boolean vacuous, String message) {
    if (vacuous) {
      findings.warning(
          ErrorCode.ODCS_RULE_VACUOUS,
          rule.at(word),
          message + ", so the rule can never fail",
          "Set a bound that something can break, or remove the rule");
    } else {
      findings.error(
          ErrorCode.ODCS_RULE_IMPOSSIBLE,
          rule.at(word),
          message + ", so the rule can never pass",
          "Set a bound that can be met");
    }
  }

  private List<BigDecimal> bounds() {
    if (word.endsWith("Between")) {
      return rule.texts(word).stream().map(Numbers::find).flatMap(Optional::stream).toList();
    }
    return rule.text(word).flatMap(Numbers::find).map(List::of).orElse(List.of());
  }

  /// Values around every bound: where the answer could change.
  private static List<BigDecimal> candidates(boolean percent, List<BigDecimal> bounds) {
    List<BigDecimal> all = new ArrayList<>(List.of(BigDecimal.ZERO));
    all.add(percent ? ALL : MANY);
    BigDecimal step = percent ? new BigDecimal("0.0001") : BigDecimal.ONE;
    for (BigDecimal bound : bounds) {
      BigDecimal low = percent ? bound : bound.setScale(0, RoundingMode.FLOOR);
      BigDecimal high = percent ? bound : bound.setScale(0, RoundingMode.CEILING);
      all.addAll(List.of(low, high, low.subtract(step), high.add(step)));
    }
    return all.stream()
        .filter(value -> value.signum() >= 0)
        .filter(value -> !percent || value.compareTo(ALL) <= 0)
        .toList();
  }

  private boolean meets(BigDecimal value, List<BigDecimal> bounds) {
    int low = value.compareTo(bounds.getFirst());
    int high = value.compareTo(bounds.getLast());
    return switch (word) {
      case "mustBe" -> low == 0;
      case "mustNotBe" -> low != 0;
      case "mustBeGreaterThan" -> low > 0;
      case "mustBeGreaterOrEqualTo" -> low >= 0;
      case "mustBeLessThan" -> low < 0;
      case "mustBeLessOrEqualTo" -> low <= 0;
      case "mustBeBetween" -> low > 0 && high < 0;
      default -> low <= 0 || high >= 0;
    };
  }

  private static boolean isWithin(BigDecimal value, List<BigDecimal> bounds) {
    return value.compareTo(bounds.getFirst()) >= 0 && value.compareTo(bounds.getLast()) <= 0;
  }
}
