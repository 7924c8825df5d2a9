package dev.weft.model.policy;

import dev.weft.model.value.Value;
import java.math.BigDecimal;

/// A value of a rule that domains may turn.
///
/// @param value what holds where a domain says nothing: a number, a text, true or false
public record Knob(Value value, Turn turn) {

  /// How domains may turn it. Only numbers can be turned in a direction.
  public sealed interface Turn {
    record Fixed() implements Turn {}

    /// To less than the rule's own value.
    record Lower() implements Turn {}

    /// To more than the rule's own value.
    record Raise() implements Turn {}

    /// To any value between two ends, both included.
    record Within(BigDecimal low, BigDecimal high) implements Turn {}

    /// The words of documents, for instance `lower` or `within [1, 24]`.
    default String words() {
      return switch (this) {
        case Fixed() -> "fixed";
        case Lower() -> "lower";
        case Raise() -> "raise";
        case Within(BigDecimal low, BigDecimal high) ->
            "within [" + low.toPlainString() + ", " + high.toPlainString() + "]";
      };
    }
  }

  /// Whether a domain may give it a value; its own value may always be repeated.
  public boolean allows(Value turned) {
    if (turned.equals(value)) {
      return true;
    }
    return switch (turn) {
      case Turn.Fixed() -> false;
      case Turn.Lower() -> direction(turned) < 0;
      case Turn.Raise() -> direction(turned) > 0;
      case Turn.Within(BigDecimal low, BigDecimal high) ->
          turned instanceof Value.Numeral(BigDecimal number)
              && number.compareTo(low) >= 0
              && number.compareTo(high) <= 0;
    };
  }

  /// Below 0 for less than the own value, above for more; 0 for what cannot be compared.
  private int direction(Value turned) {
    return turned instanceof Value.Numeral(BigDecimal to)
            && value instanceof Value.Numeral(BigDecimal from)
        ? to.compareTo(from)
        : 0;
  }
}
