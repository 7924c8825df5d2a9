package dev.weft.governance.policy;

import dev.weft.governance.policy.Sight.Hidden;
import dev.weft.governance.policy.Sight.Shown;
import dev.weft.governance.policy.Sight.Under;
import dev.weft.model.policy.Mask;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.Map;
import java.util.Set;

/// Which sight of a column reveals no more than which other: one is below another when it can be
/// computed from it. Hidden lies below redacted, that below everything, everything below shown; of
/// the masks only the pairs written here are comparable.
public final class InformationOrder {

  private static final Map<Mask, Mask> FURTHER_BELOW =
      Map.of(
          Mask.TRUNCATE_TO_YEAR, Mask.TRUNCATE_TO_MONTH,
          Mask.SHA_256_QUERY_LOCAL, Mask.PSEUDONYM);
  private static final Set<Mask> PARTS_OF_TEXT = Set.of(Mask.SHOW_FIRST_4, Mask.SHOW_LAST_4);

  private InformationOrder() {}

  /// Whether `less` reveals no more than `more`.
  public static boolean below(Sight less, Sight more) {
    return switch (less) {
      case Hidden() -> true;
      case Shown() -> more instanceof Shown;
      case Under(Mask mask) ->
          switch (more) {
            case Shown() -> true;
            case Hidden() -> false;
            case Under(Mask other) -> below(mask, other);
          };
    };
  }

  private static boolean below(Mask less, Mask more) {
    return less == more
        || less == Mask.REDACT
        || more == FURTHER_BELOW.get(less)
        || (less == Mask.MASK_ALPHANUM && PARTS_OF_TEXT.contains(more));
  }

  /// The most that can be shown where both must hold: the greatest sight below both.
  public static Sight meet(Sight one, Sight other) {
    if (below(one, other)) {
      return one;
    }
    if (below(other, one)) {
      return other;
    }
    Sight alphanum = new Under(Mask.MASK_ALPHANUM);
    return below(alphanum, one) && below(alphanum, other) ? alphanum : new Sight.Under(Mask.REDACT);
  }

  /// What a mask amounts to on a column: one that does not fit the type, or that could be undone by
  /// trying all values of somebody's data, is redaction.
  ///
  /// @param personal whether the column is labelled personal or higher
  public static Sight fitted(Sight sight, Type type, boolean required, boolean personal) {
    return sight instanceof Under(Mask mask) && !fits(mask, type, required, personal)
        ? new Sight.Under(Mask.REDACT)
        : sight;
  }

  private static boolean fits(Mask mask, Type type, boolean required, boolean personal) {
    return switch (mask) {
      case SHOW_FIRST_4, SHOW_LAST_4, MASK_ALPHANUM -> type == Primitive.STRING;
      case TRUNCATE_TO_MONTH, TRUNCATE_TO_YEAR ->
          type == Primitive.DATE || type == Primitive.TIMESTAMP || type == Primitive.TIMESTAMPTZ;
      case SHA_256_QUERY_LOCAL -> isHashed(type);
      case SHA_256_GLOBAL -> isHashed(type) && !personal;
      case PSEUDONYM -> isHashed(type) && type != Primitive.BINARY;
      case REPLACE_WITH_NULL -> !required;
      case MASK_TO_FIXED_VALUE, REDACT -> true;
    };
  }

  private static boolean isHashed(Type type) {
    return type == Primitive.STRING
        || type == Primitive.INT
        || type == Primitive.LONG
        || type == Primitive.BINARY;
  }

  /// The mask that redaction is: null where the column takes it, else the fixed value.
  public static Mask redaction(boolean required) {
    return required ? Mask.MASK_TO_FIXED_VALUE : Mask.REPLACE_WITH_NULL;
  }
}
