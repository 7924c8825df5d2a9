package dev.weft.formats.page;

import dev.weft.formats.page.Block.Item;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Values of a document in words.
final class Words {

  private static final Map<String, String> TITLES =
      Map.of(
          "slaProperties", "Service levels",
          "apiVersion", "Version of ODCS",
          "authoritativeDefinitions", "Defined elsewhere",
          "contractCreatedTs", "Created",
          "id", "Id",
          "url", "URL");

  private Words() {}

  /// `customProperties` as `Custom properties`.
  static String title(String key) {
    String known = TITLES.get(key);
    if (known != null) {
      return known;
    }
    String words = key.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT)
            + words.substring(1).toLowerCase(Locale.ROOT);
  }

  static boolean isScalar(Value value) {
    return switch (value) {
      case Value.Text text -> true;
      case Value.Numeral numeral -> true;
      case Value.Flag flag -> true;
      case Value.Nothing nothing -> true;
      case Value.Items items -> false;
      case Value.Fields fields -> false;
    };
  }

  /// On one line, whatever it is.
  static String text(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Numeral(BigDecimal number) ->
          Math.abs(number.scale()) <= 100 ? number.toPlainString() : number.toString();
      case Value.Flag(boolean yes) -> yes ? "yes" : "no";
      case Value.Nothing nothing -> "";
      case Value.Items(List<Value> items) ->
          items.stream().map(Words::text).collect(Collectors.joining(", "));
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
              .map(entry -> entry.getKey() + " " + text(entry.getValue()))
              .collect(Collectors.joining("; "));
    };
  }

  /// Whether one line is enough.
  static boolean isShort(Value value) {
    return isScalar(value)
        || (value instanceof Value.Items(List<Value> items)
            && items.stream().allMatch(Words::isScalar));
  }

  /// The lines below a value.
  static List<Item> outline(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
              .map(entry -> item(title(entry.getKey()), entry.getValue()))
              .toList();
      case Value.Items(List<Value> items) -> {
        List<Item> lines = new ArrayList<>();
        for (Value item : items) {
          lines.add(
              isShort(item)
                  ? new Item(text(item), List.of())
                  : new Item("Entry " + (lines.size() + 1), outline(item)));
        }
        yield lines;
      }
      case Value.Text text -> line(value);
      case Value.Numeral numeral -> line(value);
      case Value.Flag flag -> line(value);
      case Value.Nothing nothing -> List.of();
    };
  }

  /// A value under its label.
  static Item item(String label, Value value) {
    return isShort(value)
        ? new Item(label + ": " + text(value), List.of())
        : new Item(label, outline(value));
  }

  private static List<Item> line(Value value) {
    return List.of(new Item(text(value), List.of()));
  }
}
