package dev.weft.build.check;

import dev.weft.build.check.Placeholders.Name;
import dev.weft.model.contract.Constraints.Inner;
import dev.weft.model.contract.Property;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQL rules of what lies inside a column. Of a field of an object, `{property}` is the way to it
/// in a row of the table. Of what lies inside of a list, `{object}` is a table with a row for each
/// object of the list, whose columns are the object's fields, `{property}` one of them; for items
/// that are no objects, a table with a column that is called as the list is.
///
/// @param path from the property to what the rule is about
record InnerSql(String table, Property property, List<String> path) {

  /// Behind which a common table expression may be put first.
  private static final Pattern WITH =
      Pattern.compile(
          "^(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*+with\\s+(?:recursive\\s+)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String EACH = "_each";

  /// Empty where the way leads through a map.
  Optional<String> find(String query) {
    return isInMap(property.type(), path) ? Optional.empty() : Optional.of(of(query));
  }

  private static boolean isInMap(Type type, List<String> path) {
    if (path.isEmpty()) {
      return false;
    }
    List<String> rest = path.subList(1, path.size());
    return switch (type) {
      case Type.MapOf map -> true;
      case Type.ListOf(Column element) -> isInMap(element.type(), rest);
      case Type.Struct(List<Column> fields) ->
          fields.stream()
              .anyMatch(
                  field -> field.name().equals(path.getFirst()) && isInMap(field.type(), rest));
      case Type.Primitive primitive -> false;
      case Type.Decimal decimal -> false;
    };
  }

  private String of(String query) {
    if (!path.contains("")) {
      return Placeholders.fill(query, Name.ofTable(table), new Name(way(), plainWay()));
    }
    boolean items = path.getLast().isEmpty();
    String name = items ? listName() : path.getLast();
    Name objects =
        Name.ofTable((table + "__" + property.name()).replaceAll("[^\\p{L}\\p{N}_]", "_"));
    String filled = Placeholders.fill(query, objects, Name.ofColumn(name));
    String elements = objects.sql() + " AS (" + (items ? values(name) : objects()) + ")";
    Matcher with = WITH.matcher(filled);
    return with.find()
        ? filled.substring(0, with.end()) + elements + ", " + filled.substring(with.end())
        : "WITH " + elements + " " + filled;
  }

  private String way() {
    StringBuilder way = new StringBuilder(Placeholders.quoted(property.name()));
    path.forEach(step -> way.append('.').append(Placeholders.quoted(step)));
    return way.toString();
  }

  private String plainWay() {
    return property.name() + "." + String.join(".", path);
  }

  private String listName() {
    return path.stream()
        .filter(step -> !step.isEmpty())
        .reduce((before, after) -> after)
        .orElse(property.name());
  }

  private String values(String name) {
    Step last = walked(path);
    return "SELECT " + last.value() + " AS " + Placeholders.quoted(name) + " FROM " + last.from();
  }

  private String objects() {
    List<String> above = path.subList(0, path.size() - 1);
    Step last = walked(above);
    List<String> fields = new ArrayList<>();
    for (Inner field : fields(above)) {
      fields.add(extract(last.value(), field.step()) + " AS " + Placeholders.quoted(field.step()));
    }
    return "SELECT "
        + String.join(", ", fields)
        + " FROM "
        + last.from()
        + " WHERE "
        + last.value()
        + " IS NOT NULL";
  }

  /// Where a walk along the path stands.
  ///
  /// @param value an expression over the rows of `from`
  private record Step(String value, String from) {}

  private Step walked(List<String> steps) {
    Step at = new Step(Placeholders.quoted(property.name()), Name.ofTable(table).sql());
    for (String step : steps) {
      at =
          step.isEmpty()
              ? new Step(
                  EACH,
                  "(SELECT unnest(" + at.value() + ") AS " + EACH + " FROM " + at.from() + ")")
              : new Step(extract(at.value(), step), at.from());
    }
    return at;
  }

  private static String extract(String object, String field) {
    return "struct_extract(" + object + ", '" + field.replace("'", "''") + "')";
  }

  private List<Inner> fields(List<String> above) {
    List<Inner> inner = property.constraints().inner();
    for (String step : above) {
      inner =
          inner.stream()
              .filter(one -> one.step().equals(step))
              .flatMap(one -> one.constraints().inner().stream())
              .toList();
    }
    return inner;
  }
}
