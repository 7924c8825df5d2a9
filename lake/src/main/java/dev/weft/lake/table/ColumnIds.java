package dev.weft.lake.table;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.util.JsonUtil;

/// Which column every field id of a line belongs to, for ever: kept as a property of the table,
/// entries are only added. A key can have several ids, one per type that was no widening of the
/// others.
///
/// @param paths field id to the path of keys from the top, in the order the ids were given
record ColumnIds(Map<Integer, List<String>> paths) {

  static final String PROPERTY = "weft.columns";
  static final ColumnIds NONE = new ColumnIds(Map.of());

  ColumnIds {
    paths = new LinkedHashMap<>(paths);
  }

  static ColumnIds of(TableMetadata metadata) {
    String json = metadata.properties().get(PROPERTY);
    return json == null ? NONE : JsonUtil.parse(json, ColumnIds::of);
  }

  private static ColumnIds of(JsonNode entries) {
    var paths = new LinkedHashMap<Integer, List<String>>();
    entries.forEach(
        entry -> paths.put(JsonUtil.getInt("id", entry), JsonUtil.getStringList("path", entry)));
    return new ColumnIds(paths);
  }

  String json() {
    return JsonUtil.generate(
        generator -> {
          generator.writeStartArray();
          for (var entry : paths.entrySet()) {
            generator.writeStartObject();
            generator.writeNumberField("id", entry.getKey());
            JsonUtil.writeStringArray("path", entry.getValue(), generator);
            generator.writeEndObject();
          }
          generator.writeEndArray();
        },
        false);
  }

  /// The ids that this path ever had, newest first.
  List<Integer> at(List<String> path) {
    return paths.entrySet().stream()
        .filter(entry -> entry.getValue().equals(path))
        .map(Map.Entry::getKey)
        .toList()
        .reversed();
  }

  /// The key of a field; empty for an id that Weft did not give.
  Optional<String> key(int id) {
    return Optional.ofNullable(paths.get(id)).map(List::getLast);
  }

  /// This map and the ids of a schema. An id that already means another column, or that is no new
  /// one above `last`, is a mistake of the caller.
  ColumnIds with(Schema schema, int last) {
    var all = new LinkedHashMap<>(paths);
    add(schema.columns(), List.of(), last, all);
    return new ColumnIds(all);
  }

  private void add(
      List<Column> siblings, List<String> above, int last, Map<Integer, List<String>> all) {
    for (var column : siblings) {
      var path = below(above, column.key());
      var known = all.putIfAbsent(column.id(), path);
      boolean fresh = known == null && column.id() > last;
      boolean same = path.equals(known) && paths.containsKey(column.id());
      if (!fresh && !same) {
        throw new IllegalArgumentException(
            "Field id " + column.id() + " cannot be column '" + column.name() + "': ask schemaFor");
      }
    }
    siblings.forEach(column -> add(within(column.type()), below(above, column.key()), last, all));
  }

  /// The path of a field, given the path above it and its own key.
  static List<String> below(List<String> above, String key) {
    var path = new ArrayList<>(above);
    path.add(key);
    return List.copyOf(path);
  }

  /// The fields directly within a type.
  static List<Column> within(Type type) {
    return switch (type) {
      case Type.Primitive _ -> List.of();
      case Type.Decimal _ -> List.of();
      case Type.Struct(List<Column> fields) -> fields;
      case Type.ListOf(Column element) -> List.of(element);
      case Type.MapOf(Column key, Column value) -> List.of(key, value);
    };
  }
}
