package dev.weft.governance.policy;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Always;
import dev.weft.model.policy.RowExpression.And;
import dev.weft.model.policy.RowExpression.Compare;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowExpression.In;
import dev.weft.model.policy.RowExpression.IsNull;
import dev.weft.model.policy.RowExpression.Not;
import dev.weft.model.policy.RowExpression.Or;
import dev.weft.model.policy.RowExpression.StartsWith;
import dev.weft.model.policy.RowValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Whether every row that one condition keeps is kept by another, as far as their shape tells:
/// equal parts, fewer literals of a list, nearer bounds of the same value, longer prefixes. False
/// means unknown, not the contrary.
public final class Implication {

  private Implication() {}

  /// Whether all of `strong` together keep no row that all of `weak` do not keep.
  public static boolean holds(List<RowExpression> strong, List<RowExpression> weak) {
    return holds(new And(strong), new And(weak));
  }

  static boolean holds(RowExpression strong, RowExpression weak) {
    if (strong.equals(weak)) {
      return true;
    }
    // What is asked of each part comes before what any part may answer.
    if (weak instanceof And(List<RowExpression> all)) {
      return all.stream().allMatch(one -> holds(strong, one));
    }
    if (strong instanceof Or(List<RowExpression> any)) {
      return any.stream().allMatch(one -> holds(one, weak));
    }
    if (weak instanceof Or(List<RowExpression> any)
        && any.stream().anyMatch(one -> holds(strong, one))) {
      return true;
    }
    if (strong instanceof And(List<RowExpression> all)) {
      return all.stream().anyMatch(one -> holds(one, weak));
    }
    return simple(strong, weak);
  }

  private static boolean simple(RowExpression strong, RowExpression weak) {
    return switch (weak) {
      case Always(boolean value) -> value || isNever(strong);
      case In(RowValue value, List<Literal> values) ->
          isNever(strong)
              || literals(strong, value).map(new HashSet<>(values)::containsAll).orElse(false);
      case Compare bound -> isNever(strong) || isWithin(strong, bound);
      case StartsWith(RowValue value, String prefix) ->
          isNever(strong)
              || (strong instanceof StartsWith(RowValue of, String longer)
                  && of.equals(value)
                  && longer.startsWith(prefix))
              || literals(strong, value)
                  .map(
                      all ->
                          all.stream()
                              .allMatch(
                                  one ->
                                      one instanceof Literal.Text(String text)
                                          && text.startsWith(prefix)))
                  .orElse(false);
      case IsNull _, Not _ -> isNever(strong);
      case And _, Or _ -> false;
    };
  }

  private static boolean isNever(RowExpression expression) {
    return (expression instanceof Always(boolean value) && !value)
        || (expression instanceof In(RowValue _, List<Literal> values) && values.isEmpty());
  }

  /// The only values that a condition lets a value have.
  private static Optional<List<Literal>> literals(RowExpression strong, RowValue value) {
    return switch (strong) {
      case In(RowValue of, List<Literal> values) when of.equals(value) -> Optional.of(values);
      case Compare(Comparison comparison, RowValue left, Literal right)
          when comparison == Comparison.EQUAL && left.equals(value) ->
          Optional.of(List.of(right));
      case Always _, And _, Or _, Not _, Compare _, In _, IsNull _, StartsWith _ ->
          Optional.empty();
    };
  }

  private static boolean isWithin(RowExpression strong, Compare bound) {
    if (!(bound.right() instanceof Literal limit)) {
      return false;
    }
    Optional<List<Literal>> only = literals(strong, bound.left());
    if (only.isPresent()) {
      return only.get().stream().allMatch(one -> keeps(bound.comparison(), one, limit));
    }
    return strong instanceof Compare(Comparison comparison, RowValue left, Literal nearer)
        && left.equals(bound.left())
        && isNearer(comparison, nearer, bound.comparison(), limit);
  }

  private static boolean isNearer(
      Comparison strong, Literal nearer, Comparison weak, Literal limit) {
    Optional<Integer> order = order(nearer, limit);
    if (order.isEmpty()) {
      return false;
    }
    int way = order.get();
    return switch (weak) {
      case LESS ->
          (strong == Comparison.LESS && way <= 0) || (strong == Comparison.AT_MOST && way < 0);
      case AT_MOST -> (strong == Comparison.LESS || strong == Comparison.AT_MOST) && way <= 0;
      case MORE ->
          (strong == Comparison.MORE && way >= 0) || (strong == Comparison.AT_LEAST && way > 0);
      case AT_LEAST -> (strong == Comparison.MORE || strong == Comparison.AT_LEAST) && way >= 0;
      case NOT_EQUAL ->
          (strong == Comparison.LESS && way <= 0)
              || (strong == Comparison.AT_MOST && way < 0)
              || (strong == Comparison.MORE && way >= 0)
              || (strong == Comparison.AT_LEAST && way > 0);
      case EQUAL -> false;
    };
  }

  private static boolean keeps(Comparison comparison, Literal one, Literal limit) {
    return order(one, limit)
        .map(
            way ->
                switch (comparison) {
                  case EQUAL -> way == 0;
                  case NOT_EQUAL -> way != 0;
                  case LESS -> way < 0;
                  case AT_MOST -> way <= 0;
                  case MORE -> way > 0;
                  case AT_LEAST -> way >= 0;
                })
        .orElse(false);
  }

  /// How two literals of one kind stand to each other. Texts are only told apart: their order is
  /// the engine's.
  private static Optional<Integer> order(Literal one, Literal other) {
    return switch (one) {
      case Literal.Whole(long a) when other instanceof Literal.Whole(long b) ->
          Optional.of(Long.compare(a, b));
      case Literal.Decimal(var a) when other instanceof Literal.Decimal(var b) ->
          Optional.of(a.compareTo(b));
      case Literal.Date(var a) when other instanceof Literal.Date(var b) ->
          Optional.of(a.compareTo(b));
      case Literal.Timestamp(var a) when other instanceof Literal.Timestamp(var b) ->
          Optional.of(a.compareTo(b));
      case Literal.Moment(var a) when other instanceof Literal.Moment(var b) ->
          Optional.of(a.compareTo(b));
      case Literal.Text _,
          Literal.Whole _,
          Literal.Decimal _,
          Literal.Truth _,
          Literal.Date _,
          Literal.Timestamp _,
          Literal.Moment _ ->
          Optional.empty();
    };
  }
}
