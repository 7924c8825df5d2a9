package dev.weft.formats.jsonschema;

import dev.weft.formats.jsonschema.Views.View;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Guesses;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Numbers of JSON Schema, which have bounds and no width: bounds that are those of a width, or of
/// a decimal, are read as that.
final class NumberReader {

  private static final List<String> BOUNDS =
      List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf");
  private static final List<String> WIDTHS =
      List.of("i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "i128", "u128");
  private static final int MOST_DIGITS = 60;

  private NumberReader() {}

  static Field read(Field field, View view, boolean whole) {
    Map<String, BigDecimal> bounds = bounds(view);
    Optional<Kind> decimal = decimal(bounds, whole);
    if (decimal.isPresent()) {
      return FieldReader.kind(field, decimal.get());
    }
    if (!whole) {
      return with(FieldReader.kind(field, new Kind.Real("f64")), bounds);
    }
    for (String width : WIDTHS) {
      if (is(bounds.get("minimum"), least(width)) && is(bounds.get("maximum"), most(width))) {
        bounds.remove("minimum");
        bounds.remove("maximum");
        return with(FieldReader.kind(field, new Kind.Whole(width)), bounds);
      }
    }
    return with(guessed(field, bounds), bounds);
  }

  private static boolean is(@Nullable BigDecimal bound, BigDecimal end) {
    return bound != null && bound.compareTo(end) == 0;
  }

  /// A flag of draft-04 makes the bound beside it exclusive.
  private static Map<String, BigDecimal> bounds(View view) {
    Map<String, BigDecimal> bounds = new LinkedHashMap<>();
    for (String word : BOUNDS) {
      number(view, word).ifPresent(number -> bounds.put(word, number));
    }
    exclusive(view, bounds, "minimum", "exclusiveMinimum");
    exclusive(view, bounds, "maximum", "exclusiveMaximum");
    return bounds;
  }

  private static void exclusive(
      View view, Map<String, BigDecimal> bounds, String plain, String word) {
    boolean flag = view.find(word).map(Node::textOrNull).filter("true"::equals).isPresent();
    BigDecimal bound = bounds.get(plain);
    if (flag && bound != null) {
      view.take(word);
      bounds.remove(plain);
      bounds.put(word, bound);
    }
  }

  private static Optional<BigDecimal> number(View view, String word) {
    boolean plain =
        view.find(word).map(Values::of).orElse(null) instanceof Value.Numeral(BigDecimal n)
            && n.precision() <= MOST_DIGITS
            && Math.abs(n.scale()) <= MOST_DIGITS;
    return plain && view.take(word).map(Values::of).orElse(null) instanceof Value.Numeral(var n)
        ? Optional.of(n)
        : Optional.empty();
  }

  /// Exclusive bounds of a power of ten, and steps of one if there are digits behind the point.
  private static Optional<Kind> decimal(Map<String, BigDecimal> bounds, boolean whole) {
    BigDecimal end = bounds.get("exclusiveMaximum");
    BigDecimal step = bounds.getOrDefault("multipleOf", BigDecimal.ONE);
    int words = whole ? 2 : 3;
    if (end == null || bounds.size() != words) {
      return Optional.empty();
    }
    BigDecimal begin = bounds.getOrDefault("exclusiveMinimum", BigDecimal.ZERO);
    int before = end.precision() - end.scale() - 1;
    int scale = Math.max(0, step.stripTrailingZeros().scale());
    boolean powers =
        end.compareTo(BigDecimal.ONE.movePointRight(before)) == 0
            && begin.compareTo(end.negate()) == 0
            && step.compareTo(BigDecimal.ONE.movePointLeft(scale)) == 0;
    return powers && before >= 0 && before + scale >= 1
        ? Optional.of(new Kind.Exact(before + scale, scale))
        : Optional.empty();
  }

  /// JSON's integers are as long as they like; a column is not.
  private static Field guessed(Field field, Map<String, BigDecimal> bounds) {
    BigDecimal low = bounds.getOrDefault("minimum", bounds.get("exclusiveMinimum"));
    BigDecimal high = bounds.getOrDefault("maximum", bounds.get("exclusiveMaximum"));
    if (low != null && high != null) {
      for (String width : List.of("i32", "i64", "i128")) {
        if (low.compareTo(least(width)) >= 0 && high.compareTo(most(width)) <= 0) {
          return FieldReader.kind(field, new Kind.Whole(width));
        }
      }
    }
    return Guesses.mark(
        FieldReader.kind(field, new Kind.Whole("i64")),
        "format i64: the source bounds the integer on no side, or on one");
  }

  private static Field with(Field field, Map<String, BigDecimal> bounds) {
    Field changed = field;
    for (Map.Entry<String, BigDecimal> bound : bounds.entrySet()) {
      changed = changed.withOption(bound.getKey(), new Value.Numeral(bound.getValue()));
    }
    return changed;
  }

  private static BigDecimal least(String width) {
    return width.startsWith("u")
        ? BigDecimal.ZERO
        : BigDecimal.TWO.pow(bits(width) - 1).negate().stripTrailingZeros();
  }

  private static BigDecimal most(String width) {
    int bits = bits(width) - (width.startsWith("u") ? 0 : 1);
    return BigDecimal.TWO.pow(bits).subtract(BigDecimal.ONE).stripTrailingZeros();
  }

  private static int bits(String width) {
    return Integer.parseInt(width.substring(1));
  }
}
