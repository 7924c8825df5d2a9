package dev.weft.formats.shape;

import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.Table.Unique;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a shape as a contract (ODCS): v3.1.0, which more tools read, and v3.2.0 only where a map
/// needs it.
public final class ShapeDocument {

  /// What both versions take for a name in a short reference.
  private static final Pattern SHORT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// Documents may be nested 64 levels deep, and each of these takes two.
  private static final int DEEPEST = 24;

  private final Losses losses;
  private int depth;

  /// For one shape.
  ///
  /// @param losses is told what ODCS cannot say
  public ShapeDocument(Losses losses) {
    this.losses = losses;
  }

  public Value.Fields of(Shape shape) {
    Map<String, Value> root = new LinkedHashMap<>();
    boolean maps = shape.tables().stream().anyMatch(table -> hasMap(table.fields()));
    root.put("apiVersion", text(maps ? "v3.2.0" : "v3.1.0"));
    root.put("kind", text("DataContract"));
    root.put("id", text(shape.id()));
    root.put("name", text(shape.name()));
    root.put("version", text(shape.version()));
    root.put("status", text(shape.status()));
    Map<String, Value> more = new LinkedHashMap<>(shape.more());
    Map<String, Value> description = new LinkedHashMap<>();
    put(description, "purpose", shape.description());
    if (more.remove("description") instanceof Value.Fields(Map<String, Value> others)) {
      description.putAll(others);
    }
    if (!description.isEmpty()) {
      root.put("description", new Value.Fields(description));
    }
    root.put("schema", new Value.Items(tables(shape.tables())));
    root.putAll(more);
    return new Value.Fields(root);
  }

  private static boolean hasMap(List<Field> fields) {
    return fields.stream()
        .anyMatch(
            field ->
                switch (field.kind()) {
                  case Kind.Lookup lookup -> true;
                  case Kind.Group(List<Field> inner) -> hasMap(inner);
                  case Kind.Many(Field item) -> hasMap(List.of(item));
                  case Kind.Text text -> false;
                  case Kind.Bytes bytes -> false;
                  case Kind.Whole whole -> false;
                  case Kind.Real real -> false;
                  case Kind.Exact exact -> false;
                  case Kind.Day day -> false;
                  case Kind.Clock clock -> false;
                  case Kind.Moment moment -> false;
                  case Kind.Truth truth -> false;
                  case Kind.Unknown unknown -> false;
                });
  }

  private List<Value> tables(List<Table> tables) {
    List<Value> written = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Table table : tables) {
      if (names.add(table.name())) {
        written.add(table(table));
      } else {
        losses.left(table.place(), "A second table `" + table.name() + "` is left out", "");
      }
    }
    return written;
  }

  private Value table(Table table) {
    Map<String, Value> object = new LinkedHashMap<>();
    object.put("name", text(table.name()));
    put(object, "physicalName", table.source());
    object.put("logicalType", text("object"));
    Map<String, Value> more = new LinkedHashMap<>(table.more());
    move("physicalType", more, object);
    put(object, "description", table.description());
    List<Value> quality = items(more.remove("quality"));
    table.uniques().forEach(unique -> quality.add(rule(unique)));
    object.putAll(more);
    object.put("properties", new Value.Items(fields(table.fields(), table.links())));
    List<Value> composite = composite(table);
    if (!composite.isEmpty()) {
      object.put("relationships", new Value.Items(composite));
    }
    if (!quality.isEmpty()) {
      object.put("quality", new Value.Items(quality));
    }
    return new Value.Fields(object);
  }

  private List<Value> fields(List<Field> fields, List<Link> links) {
    List<Value> written = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Field field : fields) {
      if (field.name().isEmpty()) {
        losses.left(field.place(), "A column without a name is left out", "Name it");
      } else if (names.add(field.name())) {
        written.add(field(field, links, true));
      } else {
        losses.left(field.place(), "A second column `" + field.name() + "` is left out", "");
      }
    }
    return written;
  }

  /// @param named whether it carries its name; items, keys and values do not
  private Value field(Field field, List<Link> links, boolean named) {
    Map<String, Value> property = new LinkedHashMap<>();
    if (named) {
      property.put("name", text(field.name()));
    }
    put(property, "physicalName", field.source());
    Map<String, Value> more = new LinkedHashMap<>(field.more());
    move("businessName", more, property);
    property.put("logicalType", text(field.kind().logicalType()));
    Map<String, Value> options = options(field);
    if (!options.isEmpty()) {
      property.put("logicalTypeOptions", new Value.Fields(options));
    }
    put(property, "physicalType", physicalType(field));
    if (field.isKey()) {
      property.put("primaryKey", new Value.Flag(true));
      property.put("primaryKeyPosition", number(field.keyPosition()));
    }
    flag(property, "required", field.required());
    flag(property, "unique", field.unique());
    move("classification", more, property);
    put(property, "description", field.description());
    rest(field, links, more, property);
    return new Value.Fields(property);
  }

  private void rest(
      Field field, List<Link> links, Map<String, Value> more, Map<String, Value> property) {
    List<Value> quality = items(more.remove("quality"));
    if (!field.allowed().isEmpty()) {
      quality.add(rule(field.allowed()));
    }
    property.putAll(more);
    List<Value> relationships = relationships(field, links);
    if (!relationships.isEmpty()) {
      property.put("relationships", new Value.Items(relationships));
    }
    if (!quality.isEmpty()) {
      property.put("quality", new Value.Items(quality));
    }
    inside(field, property);
  }

  private void inside(Field field, Map<String, Value> property) {
    if (depth >= DEEPEST && isNested(field.kind())) {
      losses.changed(
          field.place(), "`" + field.name() + "` lies too deep, so its inside is left open", "");
      return;
    }
    depth++;
    nested(field, property);
    depth--;
  }

  private static boolean isNested(Kind kind) {
    return kind instanceof Kind.Group || kind instanceof Kind.Many || kind instanceof Kind.Lookup;
  }

  private void nested(Field field, Map<String, Value> property) {
    if (field.kind() instanceof Kind.Group(List<Field> fields) && !fields.isEmpty()) {
      property.put("properties", new Value.Items(fields(fields, List.of())));
    } else if (field.kind() instanceof Kind.Many(Field item)) {
      property.put("items", field(item, List.of(), false));
    } else if (field.kind() instanceof Kind.Lookup(Field key, Field value)) {
      Map<String, Value> map = new LinkedHashMap<>();
      map.put("key", field(key, List.of(), false));
      map.put("value", field(value, List.of(), false));
      property.put("map", new Value.Fields(map));
    }
  }

  private static Map<String, Value> options(Field field) {
    Map<String, Value> options = new LinkedHashMap<>();
    switch (field.kind()) {
      case Kind.Text(String format) -> put(options, "format", format);
      case Kind.Bytes bytes -> put(options, "format", "binary");
      case Kind.Whole(String format) -> put(options, "format", format.equals("i32") ? "" : format);
      case Kind.Real(String format) -> put(options, "format", format.equals("f64") ? "" : format);
      case Kind.Moment(boolean zoned) -> flag(options, "timezone", zoned);
      case Kind.Exact exact -> {
        // the physical type says it
      }
      case Kind.Day day -> {
        // by itself
      }
      case Kind.Clock clock -> {
        // by itself
      }
      case Kind.Truth truth -> {
        // has none
      }
      case Kind.Group group -> {
        // has none of its own
      }
      case Kind.Many many -> {
        // has none of its own
      }
      case Kind.Lookup lookup -> {
        // has none
      }
      case Kind.Unknown unknown -> {
        // is not known
      }
    }
    options.putAll(field.options());
    return options;
  }

  /// Decimals have no other place than the physical type.
  private static String physicalType(Field field) {
    boolean said =
        !field.physicalType().isEmpty()
            && TypeWords.read(field.physicalType(), field.place()).kind().equals(field.kind());
    return field.kind() instanceof Kind.Exact(int precision, int scale) && !said
        ? "decimal(" + precision + "," + scale + ")"
        : field.physicalType();
  }

  private List<Value> relationships(Field field, List<Link> links) {
    List<Value> relationships = new ArrayList<>();
    for (Link link : links) {
      if (link.columns().size() == 1 && link.columns().getFirst().equals(field.name())) {
        String target = link.targets().getFirst();
        if (isShort(link.table()) && isShort(target)) {
          relationships.add(new Value.Fields(Map.of("to", text(link.table() + "." + target))));
        } else {
          odd(link);
        }
      }
    }
    return relationships;
  }

  private List<Value> composite(Table table) {
    List<Value> relationships = new ArrayList<>();
    for (Link link : table.links()) {
      if (link.columns().size() > 1) {
        List<String> names = new ArrayList<>(link.columns());
        names.addAll(link.targets());
        names.addAll(List.of(table.name(), link.table()));
        if (names.stream().allMatch(ShapeDocument::isShort)) {
          Map<String, Value> relationship = new LinkedHashMap<>();
          relationship.put("type", text("foreignKey"));
          relationship.put("from", ends(table.name(), link.columns()));
          relationship.put("to", ends(link.table(), link.targets()));
          relationships.add(new Value.Fields(relationship));
        } else {
          odd(link);
        }
      }
    }
    return relationships;
  }

  private void odd(Link link) {
    losses.left(
        link.place(),
        "The foreign key to `" + link.table() + "` is left out: references take plain names only",
        "Give the objects and properties an id and refer to those");
  }

  private static boolean isShort(String name) {
    return SHORT.matcher(name).matches();
  }

  private static Value ends(String table, List<String> columns) {
    return new Value.Items(
        columns.stream().<Value>map(column -> text(table + "." + column)).toList());
  }

  private static Value rule(Unique unique) {
    return rule(
        "duplicateValues",
        "properties",
        unique.columns().stream().<Value>map(ShapeDocument::text).toList());
  }

  private static Value rule(List<Value> allowed) {
    return rule("invalidValues", "validValues", allowed);
  }

  private static Value rule(String metric, String argument, List<Value> values) {
    Map<String, Value> rule = new LinkedHashMap<>();
    rule.put("type", text("library"));
    rule.put("metric", text(metric));
    rule.put("arguments", new Value.Fields(Map.of(argument, new Value.Items(values))));
    rule.put("mustBe", number(0));
    return new Value.Fields(rule);
  }

  private static List<Value> items(@Nullable Value value) {
    return value instanceof Value.Items(List<Value> items)
        ? new ArrayList<>(items)
        : new ArrayList<>();
  }

  private static void move(String word, Map<String, Value> from, Map<String, Value> to) {
    Value value = from.remove(word);
    if (value != null) {
      to.put(word, value);
    }
  }

  private static void put(Map<String, Value> fields, String word, String text) {
    if (!text.isEmpty()) {
      fields.put(word, text(text));
    }
  }

  private static void flag(Map<String, Value> fields, String word, boolean yes) {
    if (yes) {
      fields.put(word, new Value.Flag(true));
    }
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static Value number(int number) {
    return new Value.Numeral(BigDecimal.valueOf(number));
  }
}
