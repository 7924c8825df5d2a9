package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rules of what lies inside a value, as conditions on the value.
final class NestedRules {

  private NestedRules() {}

  /// True for a value inside which something breaks the rule, false for all others, never null.
  static String broken(Operand value, List<String> path, Rule.OfRow rule, int depth) {
    if (path.isEmpty()) {
      return RowRules.broken(rule, value);
    }
    if (value.type() instanceof Type.MapOf) {
      return broken(entries(value), intoEntries(path), rule, depth);
    }
    List<String> rest = path.subList(1, path.size());
    return path.getFirst().isEmpty()
        ? anyItem(value, rest, rule, depth)
        : inField(value, path.getFirst(), rest, rule, depth);
  }

  private static String anyItem(Operand value, List<String> rest, Rule.OfRow rule, int depth) {
    String item = "_item_" + depth;
    String condition = broken(item(value, item), rest, rule, depth + 1);
    return "coalesce(len(list_filter("
        + value.sql()
        + ", lambda "
        + item
        + ": "
        + condition
        + ")) > 0, false)";
  }

  private static String inField(
      Operand value, String name, List<String> rest, Rule.OfRow rule, int depth) {
    String condition = broken(field(value, name), rest, rule, depth);
    return "(" + value.sql() + " IS NOT NULL AND " + condition + ")";
  }

  /// An item of a list under a name. Throws `BUILD_TYPE` when the value is no list.
  static Operand item(Operand list, String name) {
    if (!(list.type() instanceof Type.ListOf(Column element))) {
      throw mismatch(list, "list");
    }
    return new Operand(name, element.type(), list.name());
  }

  /// The path through the entries of a map.
  static List<String> intoEntries(List<String> path) {
    List<String> longer = new ArrayList<>(List.of(""));
    longer.addAll(path);
    return longer;
  }

  /// The entries of a map as a list of objects with `key` and `value`. Throws `BUILD_TYPE` when the
  /// value is no map.
  static Operand entries(Operand map) {
    if (!(map.type() instanceof Type.MapOf(Column key, Column value))) {
      throw mismatch(map, "map");
    }
    Type entry = new Type.Struct(List.of(key, value));
    return new Operand(
        "map_entries(" + map.sql() + ")", new Type.ListOf(Column.of("element", entry)), map.name());
  }

  /// A field of an object, null where the object is. Throws `BUILD_TYPE` when the value is no
  /// object, `BUILD_COLUMN` when it has no such field.
  static Operand field(Operand object, String name) {
    if (!(object.type() instanceof Type.Struct(List<Column> fields))) {
      throw mismatch(object, "object");
    }
    Column field =
        fields.stream()
            .filter(one -> one.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(() -> CheckedTables.unknown("field " + name + " in " + object.name()));
    String sql = "struct_extract(" + object.sql() + ", " + SqlText.text(field.name()) + ")";
    return new Operand(sql, field.type(), name);
  }

  /// True for a value that has fewer or more things inside than it may.
  static String size(Operand value, Rule.Items rule) {
    String size =
        switch (value.type()) {
          case Type.ListOf list -> "len(" + value.sql() + ")";
          case Type.MapOf map -> "cardinality(" + value.sql() + ")";
          case Type.Struct(List<Column> fields) -> filled(value, fields);
          case Type.Primitive primitive -> throw mismatch(value, "list or object");
          case Type.Decimal decimal -> throw mismatch(value, "list or object");
        };
    String few = rule.minimum().map(least -> size + " < " + least).orElse("false");
    String many = rule.maximum().map(most -> size + " > " + most).orElse("false");
    return "coalesce(" + few + " OR " + many + ", false)";
  }

  private static String filled(Operand value, List<Column> fields) {
    StringBuilder sum = new StringBuilder("CASE WHEN " + value.sql() + " IS NOT NULL THEN 0");
    for (Column field : fields) {
      sum.append(" + CAST(struct_extract(")
          .append(value.sql())
          .append(", ")
          .append(SqlText.text(field.name()))
          .append(") IS NOT NULL AS INTEGER)");
    }
    return "(" + sum + " END)";
  }

  /// True for a list in which an item occurs twice.
  static String repeats(Operand value) {
    if (!(value.type() instanceof Type.ListOf(Column element))) {
      throw mismatch(value, "list");
    }
    // items that are lists or objects are compared by what they look like
    String items =
        element.type() instanceof Type.Primitive || element.type() instanceof Type.Decimal
            ? value.sql()
            : "CAST(" + value.sql() + " AS VARCHAR[])";
    String present = "list_filter(" + items + ", lambda _one: _one IS NOT NULL)";
    return "coalesce(len(list_distinct(" + present + ")) < len(" + present + "), false)";
  }

  /// True for a list or map in which two objects have the same values in all fields of a key.
  static String repeats(Operand value, Rule.UniqueKey rule) {
    Operand items = value.type() instanceof Type.MapOf ? entries(value) : value;
    Operand one = item(items, "_one");
    for (String step : rule.within()) {
      one = field(one, step);
    }
    Operand object = one;
    List<String> fields = rule.key().stream().map(field -> field(object, field).sql()).toList();
    String present =
        fields.stream().map(field -> field + " IS NOT NULL").collect(Collectors.joining(" AND "));
    String keys =
        "list_transform(list_filter("
            + items.sql()
            + ", lambda _one: "
            + present
            + "), lambda _one: "
            + IntStream.range(0, fields.size())
                .mapToObj(i -> "k" + i + " := " + fields.get(i))
                .collect(Collectors.joining(", ", "struct_pack(", ")"))
            + ")";
    return "coalesce(len(list_distinct(" + keys + ")) < len(" + keys + "), false)";
  }

  private static WeftException mismatch(Operand value, String wanted) {
    return WeftException.of(
        ErrorCode.BUILD_TYPE,
        value.name() + " is a " + value.type().word() + " and no " + wanted,
        "Correct the type in the contract.");
  }
}
