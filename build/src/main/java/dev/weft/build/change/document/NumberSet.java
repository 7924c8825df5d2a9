package dev.weft.build.change.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The numbers that a rule lets pass, as spans that neither overlap nor touch.
record NumberSet(List<Span> spans) {

  /// All numbers between two ends; an absent end is no end.
  ///
  /// @param low the lower end
  /// @param high the upper end
  record Span(Optional<End> low, Optional<End> high) {

    boolean isEmpty() {
      if (low.isEmpty() || high.isEmpty()) {
        return false;
      }
      int order = low.get().at().compareTo(high.get().at());
      return order > 0 || (order == 0 && (low.get().open() || high.get().open()));
    }

    Span and(Span other) {
      return new Span(End.higher(low, other.low, 1), End.higher(high, other.high, -1));
    }

    boolean within(Span other) {
      return and(other).equals(this);
    }
  }

  /// @param open whether the end itself lies outside
  record End(BigDecimal at, boolean open) {
    End {
      at = at.signum() == 0 ? BigDecimal.ZERO : at.stripTrailingZeros();
    }

    /// The end that leaves less: the higher of two lower ends, the lower of two upper ones.
    ///
    /// @param sign 1 for lower ends, -1 for upper ends
    static Optional<End> higher(Optional<End> one, Optional<End> other, int sign) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.or(() -> other);
      }
      int order = one.get().at().compareTo(other.get().at()) * sign;
      return order == 0 ? (one.get().open() ? one : other) : order > 0 ? one : other;
    }
  }

  static final NumberSet ALL = new NumberSet(List.of(new Span(Optional.empty(), Optional.empty())));

  NumberSet {
    spans = spans.stream().filter(span -> !span.isEmpty()).toList();
  }

  static NumberSet above(BigDecimal low, boolean open) {
    return new NumberSet(List.of(new Span(Optional.of(new End(low, open)), Optional.empty())));
  }

  static NumberSet below(BigDecimal high, boolean open) {
    return new NumberSet(List.of(new Span(Optional.empty(), Optional.of(new End(high, open)))));
  }

  NumberSet and(NumberSet other) {
    List<Span> both = new ArrayList<>();
    spans.forEach(span -> other.spans.forEach(second -> both.add(span.and(second))));
    return new NumberSet(both);
  }

  /// Both sets together; they must not touch.
  NumberSet beside(NumberSet other) {
    List<Span> both = new ArrayList<>(spans);
    both.addAll(other.spans);
    return new NumberSet(both);
  }

  boolean within(NumberSet other) {
    return spans.stream().allMatch(span -> other.spans.stream().anyMatch(span::within));
  }

  /// The same among counts, which are whole and not below 0: less than 1 is 0.
  NumberSet ofCounts() {
    return new NumberSet(
        and(above(BigDecimal.ZERO, false)).spans.stream()
            .map(span -> new Span(span.low().map(NumberSet::up), span.high().map(NumberSet::down)))
            .toList());
  }

  /// Whether it is all counts up to some end: the lower a count, the better.
  boolean isLimitFromAbove() {
    return spans.size() == 1
        && spans.getFirst().high().isPresent()
        && spans.getFirst().low().filter(low -> low.at().signum() == 0).isPresent();
  }

  private static End up(End low) {
    BigDecimal whole = low.at().setScale(0, RoundingMode.CEILING);
    boolean self = low.open() && whole.compareTo(low.at()) == 0;
    return new End(self ? whole.add(BigDecimal.ONE) : whole, false);
  }

  private static End down(End high) {
    BigDecimal whole = high.at().setScale(0, RoundingMode.FLOOR);
    boolean self = high.open() && whole.compareTo(high.at()) == 0;
    return new End(self ? whole.subtract(BigDecimal.ONE) : whole, false);
  }
}
