package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// All values at a path inside the values of a column: one list of them per row, so that the scan
/// that all rules share counts them too.
///
/// @param list an expression; null is no value
/// @param type of each value
/// @param name what people call a value
record InnerValues(String list, Type type, String name) {

  private static final String ONE = "_value";

  /// Throws `BUILD_TYPE` and `BUILD_COLUMN` where the path does not fit the column's type.
  static InnerValues of(Operand column, List<String> path) {
    return of(column, path, 0);
  }

  private static InnerValues of(Operand value, List<String> path, int depth) {
    if (path.isEmpty()) {
      return new InnerValues("[" + value.sql() + "]", value.type(), value.name());
    }
    if (value.type() instanceof Type.MapOf) {
      return of(NestedRules.entries(value), NestedRules.intoEntries(path), depth);
    }
    List<String> rest = path.subList(1, path.size());
    return path.getFirst().isEmpty()
        ? ofItems(value, rest, depth)
        : ofField(value, path.getFirst(), rest, depth);
  }

  private static InnerValues ofField(Operand value, String name, List<String> rest, int depth) {
    InnerValues inside = of(NestedRules.field(value, name), rest, depth);
    return inside.as("CASE WHEN " + value.sql() + " IS NOT NULL THEN " + inside.list() + " END");
  }

  private static InnerValues ofItems(Operand value, List<String> rest, int depth) {
    String name = "_each_" + depth;
    Operand item = NestedRules.item(value, name);
    if (rest.isEmpty()) {
      return new InnerValues(value.sql(), item.type(), value.name());
    }
    InnerValues inside = of(item, rest, depth + 1);
    return inside.as(
        "flatten(list_transform("
            + value.sql()
            + ", lambda "
            + name
            + ": coalesce("
            + inside.list()
            + ", [])))");
  }

  private InnerValues as(String other) {
    return new InnerValues(other, type, name);
  }

  /// How a condition names a value.
  Operand one() {
    return new Operand(ONE, type, name);
  }

  /// How many values there are, as an expression over all rows.
  String count() {
    return sum("len(" + list + ")");
  }

  /// How many values a condition on [#one] is true for.
  String countWhere(String condition) {
    return sum("len(list_filter(" + list + ", lambda " + ONE + ": " + condition + "))");
  }

  private static String sum(String each) {
    return "CAST(coalesce(sum(" + each + "), 0) AS BIGINT)";
  }

  /// What the columns of [#table] are called.
  ///
  /// @param fields of the values; none for the values themselves
  static List<String> columns(List<String> fields) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < Math.max(1, fields.size()); i++) {
      columns.add("_column_" + i);
    }
    return columns;
  }

  /// A table of the values, or of some of their fields, for FROM.
  String table(String from, List<String> fields) {
    String rows = "(SELECT unnest(" + list + ") AS " + ONE + " FROM " + from + ")";
    List<String> columns = columns(fields);
    List<String> values =
        fields.isEmpty()
            ? List.of(ONE)
            : fields.stream().map(field -> NestedRules.field(one(), field).sql()).toList();
    List<String> select = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      select.add(values.get(i) + " AS " + SqlText.name(columns.get(i)));
    }
    return select.stream().collect(Collectors.joining(", ", "(SELECT ", " FROM " + rows + ")"));
  }
}
