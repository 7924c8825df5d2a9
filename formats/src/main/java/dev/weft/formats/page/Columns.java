package dev.weft.formats.page;

import dev.weft.formats.page.Block.Grid;
import dev.weft.formats.page.Block.Heading;
import dev.weft.formats.page.Block.Item;
import dev.weft.formats.page.Block.Outline;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The columns of a table: one row each, also for what is inside them, and below what else is said
/// of each.
final class Columns {

  private static final List<String> HEADS = List.of("Column", "Type", "Rules", "Description");

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Item> details = new ArrayList<>();

  void add(Value properties) {
    addAll(properties, "");
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    if (!rows.isEmpty()) {
      blocks.add(new Grid(HEADS, rows));
    }
    if (!details.isEmpty()) {
      blocks.add(new Heading(3, "Details of columns"));
      blocks.add(new Outline(details));
    }
    return blocks;
  }

  private void addAll(Value properties, String prefix) {
    if (properties instanceof Value.Items(List<Value> items)) {
      for (Value item : items) {
        if (item instanceof Value.Fields(Map<String, Value> fields)) {
          Value name = fields.get("name");
          row(prefix + (name == null ? "?" : Words.text(name)), fields);
        }
      }
    }
  }

  private void row(String path, Map<String, Value> fields) {
    Map<String, Value> rest = new LinkedHashMap<>(fields);
    Value name = rest.remove("name");
    if (name != null && name.equals(rest.get("id"))) {
      rest.remove("id");
    }
    String type = type(rest);
    String rules = rules(rest);
    String description = taken(rest, "description");
    rows.add(List.of(path, type, rules, description));
    Value inside = rest.remove("properties");
    Value items = rest.remove("items");
    Value map = rest.remove("map");
    if (!rest.isEmpty()) {
      details.add(new Item(path, Words.outline(new Value.Fields(rest))));
    }
    if (inside != null) {
      addAll(inside, path + ".");
    }
    if (items instanceof Value.Fields(Map<String, Value> item)) {
      row(path + "[]", unnamed(item));
    }
    if (map instanceof Value.Fields(Map<String, Value> parts)) {
      parts.forEach((part, value) -> inMap(path, part, value));
    }
  }

  private void inMap(String path, String part, Value value) {
    if (value instanceof Value.Fields(Map<String, Value> fields)) {
      row(path + "{" + part + "}", unnamed(fields));
    } else {
      details.add(new Item(path, List.of(Words.item(Words.title(part), value))));
    }
  }

  /// An item may have a name all the same, which is then told as a detail.
  private static Map<String, Value> unnamed(Map<String, Value> fields) {
    Map<String, Value> renamed = new LinkedHashMap<>(fields);
    Value name = renamed.remove("name");
    if (name != null) {
      renamed.put("nameOfItem", name);
    }
    return renamed;
  }

  private static String type(Map<String, Value> rest) {
    String logical = taken(rest, "logicalType");
    String physical = taken(rest, "physicalType");
    if (logical.isEmpty() || physical.isEmpty()) {
      return logical + physical;
    }
    return logical + " (" + physical + ")";
  }

  private static String rules(Map<String, Value> rest) {
    List<String> rules = new ArrayList<>();
    if (isYes(rest.get("primaryKey"))) {
      rest.remove("primaryKey");
      rules.add(("key " + taken(rest, "primaryKeyPosition")).strip());
    }
    for (String word : List.of("required", "unique")) {
      if (isYes(rest.get(word))) {
        rest.remove(word);
        rules.add(word);
      }
    }
    if (rest.get("logicalTypeOptions") instanceof Value.Fields(Map<String, Value> options)
        && options.values().stream().allMatch(Words::isShort)) {
      rest.remove("logicalTypeOptions");
      rules.add(
          options.entrySet().stream()
              .map(option -> option.getKey() + " " + Words.text(option.getValue()))
              .collect(Collectors.joining(", ")));
    }
    return String.join(", ", rules);
  }

  private static boolean isYes(@org.jspecify.annotations.Nullable Value value) {
    return value instanceof Value.Flag(boolean yes) && yes;
  }

  /// The text of a scalar, which is no longer in `rest`; empty when there is none.
  private static String taken(Map<String, Value> rest, String word) {
    Value value = rest.get(word);
    if (value == null || !Words.isScalar(value)) {
      return "";
    }
    rest.remove(word);
    return Words.text(value);
  }
}
