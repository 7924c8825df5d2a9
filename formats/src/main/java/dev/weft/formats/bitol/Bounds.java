package dev.weft.formats.bitol;

import dev.weft.formats.yaml.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The bounds among the options of a number or a moment, as numbers.
final class Bounds {

  private static final List<String> LOW = List.of("minimum", "exclusiveMinimum");
  private static final List<String> HIGH = List.of("maximum", "exclusiveMaximum");

  private final Map<String, BigDecimal> numbers = new HashMap<>();
  private final Set<String> excluded = new HashSet<>();
  private final List<String> unreadable = new ArrayList<>();

  private Bounds(Part options, Function<String, Optional<BigDecimal>> reader) {
    for (List<String> side : List.of(LOW, HIGH)) {
      boolean flag = isFlag(options, side.get(1));
      excluded.add(side.get(1));
      if (flag && options.flag(side.get(1))) {
        excluded.add(side.get(0));
      }
      read(options, side.get(0), reader);
      if (!flag) {
        read(options, side.get(1), reader);
      }
    }
  }

  static Bounds ofNumbers(Part options) {
    return new Bounds(options, Numbers::find);
  }

  /// @param format a pattern of the JDK; without one, or where it does not fit, ISO 8601 is read
  static Bounds ofMoments(Part options, Optional<String> format) {
    return new Bounds(options, text -> moment(format, text));
  }

  static Optional<BigDecimal> moment(Optional<String> format, String text) {
    return format.flatMap(pattern -> Moments.by(pattern, text)).or(() -> Moments.iso(text));
  }

  /// Before v3.1.0 `exclusiveMinimum: true` made `minimum` exclusive.
  static boolean isFlag(Part options, String field) {
    return options.find(field).orElse(null) instanceof Node.Scalar scalar
        && scalar.sort() == Node.Sort.BOOLEAN;
  }

  private void read(Part options, String field, Function<String, Optional<BigDecimal>> reader) {
    Optional<String> text = options.text(field);
    if (text.isPresent()) {
      Optional<BigDecimal> number = reader.apply(text.get());
      number.ifPresent(known -> numbers.put(field, known));
      if (number.isEmpty()) {
        unreadable.add(field);
      }
    }
  }

  Optional<BigDecimal> number(String field) {
    return Optional.ofNullable(numbers.get(field));
  }

  List<String> unreadable() {
    return unreadable;
  }

  /// An upper and a lower bound between which nothing lies.
  Optional<List<String>> contradiction() {
    for (String high : HIGH) {
      for (String low : LOW) {
        BigDecimal most = numbers.get(high);
        BigDecimal least = numbers.get(low);
        if (most != null && least != null) {
          int order = most.compareTo(least);
          boolean open = excluded.contains(high) || excluded.contains(low);
          if (order < 0 || (order == 0 && open)) {
            return Optional.of(List.of(high, low));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// The bound that a value breaks.
  Optional<String> broken(BigDecimal value) {
    for (String low : LOW) {
      BigDecimal least = numbers.get(low);
      if (least != null && value.compareTo(least) < (excluded.contains(low) ? 1 : 0)) {
        return Optional.of(low);
      }
    }
    for (String high : HIGH) {
      BigDecimal most = numbers.get(high);
      if (most != null && value.compareTo(most) > (excluded.contains(high) ? -1 : 0)) {
        return Optional.of(high);
      }
    }
    return Optional.empty();
  }
}
