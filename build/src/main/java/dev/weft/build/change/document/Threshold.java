package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the operators of a quality rule let pass. Several of them hold together.
sealed interface Threshold {

  /// Operators over numbers.
  record Numbers(NumberSet passing) implements Threshold {}

  /// Operators over texts, true and false, or what is no number: only equality can be told.
  record Literals(Map<String, Value> operators) implements Threshold {
    public Literals {
      operators = Map.copyOf(operators);
    }
  }

  /// What a new threshold is to an old one.
  enum Step {
    SAME,
    TIGHTER,
    LOOSER,
    OTHER
  }

  List<String> OPERATORS =
      List.of(
          "mustBe",
          "mustNotBe",
          "mustBeGreaterThan",
          "mustBeGreaterOrEqualTo",
          "mustBeLessThan",
          "mustBeLessOrEqualTo",
          "mustBeBetween",
          "mustNotBeBetween");

  static Threshold of(Element rule) {
    Map<String, Value> written = new TreeMap<>();
    NumberSet passing = NumberSet.ALL;
    boolean numbers = true;
    for (String operator : OPERATORS) {
      Optional<Value> value = rule.find(operator);
      if (value.isPresent()) {
        written.put(operator, value.get());
        Optional<NumberSet> part = numbers(operator, value.get());
        numbers = numbers && part.isPresent();
        passing = part.map(passing::and).orElse(passing);
      }
    }
    return numbers ? new Numbers(passing) : new Literals(written);
  }

  private static Optional<NumberSet> numbers(String operator, Value value) {
    Optional<BigDecimal> at = Element.number(value);
    return switch (operator) {
      case "mustBe" -> at.map(n -> NumberSet.above(n, false).and(NumberSet.below(n, false)));
      case "mustNotBe" -> at.map(n -> NumberSet.below(n, true).beside(NumberSet.above(n, true)));
      case "mustBeGreaterThan" -> at.map(n -> NumberSet.above(n, true));
      case "mustBeGreaterOrEqualTo" -> at.map(n -> NumberSet.above(n, false));
      case "mustBeLessThan" -> at.map(n -> NumberSet.below(n, true));
      case "mustBeLessOrEqualTo" -> at.map(n -> NumberSet.below(n, false));
      case "mustBeBetween" ->
          ends(value)
              .map(e -> NumberSet.above(e.get(0), true).and(NumberSet.below(e.get(1), true)));
      default ->
          ends(value)
              .map(e -> NumberSet.below(e.get(0), false).beside(NumberSet.above(e.get(1), false)));
    };
  }

  /// The two ends of a range, strictly between which values lie as the standard's text says.
  private static Optional<List<BigDecimal>> ends(Value value) {
    List<BigDecimal> ends =
        value instanceof Value.Items(List<Value> items)
            ? items.stream().map(Element::number).flatMap(Optional::stream).sorted().toList()
            : List.of();
    return ends.size() == 2 && ends.get(0).compareTo(ends.get(1)) < 0
        ? Optional.of(ends)
        : Optional.empty();
  }

  /// The same when it is counts that are held against it.
  default Threshold ofCounts() {
    return switch (this) {
      case Numbers(NumberSet passing) -> new Numbers(passing.ofCounts());
      case Literals literals -> literals;
    };
  }

  /// Whether a lower number is always the better one.
  default boolean isLimitFromAbove() {
    return switch (this) {
      case Numbers(NumberSet passing) -> passing.ofCounts().isLimitFromAbove();
      case Literals literals -> false;
    };
  }

  default Step to(Threshold now) {
    if (equals(now)) {
      return Step.SAME;
    }
    if (this instanceof Numbers(NumberSet was) && now instanceof Numbers(NumberSet is)) {
      boolean tighter = is.within(was);
      boolean looser = was.within(is);
      return tighter ? (looser ? Step.SAME : Step.TIGHTER) : looser ? Step.LOOSER : Step.OTHER;
    }
    return Step.OTHER;
  }
}
