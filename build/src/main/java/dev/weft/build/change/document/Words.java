package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// How messages name things.
final class Words {

  private static final int LONGEST = 60;

  private Words() {}

  /// A name as it is typed.
  static String name(String text) {
    return "`" + cut(text) + "`";
  }

  /// A value as people read it; `nothing` when there is none.
  static String value(Optional<Value> value) {
    return value.map(Words::plain).map(Words::name).orElse("nothing");
  }

  static String text(Optional<String> text) {
    return text.map(Words::name).orElse("nothing");
  }

  static String names(List<String> texts) {
    return texts.stream().map(Words::name).collect(Collectors.joining(", "));
  }

  /// `from A to B`.
  static String step(Optional<Value> old, Optional<Value> now) {
    return "from " + value(old) + " to " + value(now);
  }

  static String plain(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Numeral(BigDecimal number) -> number.toPlainString();
      case Value.Flag(boolean yes) -> String.valueOf(yes);
      case Value.Nothing() -> "null";
      case Value.Items(List<Value> items) ->
          items.stream().map(Words::plain).collect(Collectors.joining(", ", "[", "]"));
      case Value.Fields(var fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + ": " + plain(field.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String cut(String text) {
    String line = text.strip().replaceAll("\\s+", " ").replace('`', '\'');
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
