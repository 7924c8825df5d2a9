package dev.weft.formats.shape;

import dev.weft.model.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A contract as other formats know one: who it is, and its tables.
///
/// @param more what else ODCS says of it, by the names of ODCS
public record Shape(
    String id,
    String name,
    String version,
    String status,
    String description,
    List<Table> tables,
    Map<String, Value> more) {

  public Shape {
    tables = List.copyOf(tables);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /// A new contract in draft, of which only tables are known.
  public static Shape draft(String id, String description, List<Table> tables) {
    return new Shape(id, id, "1.0.0", "draft", description, tables, Map.of());
  }

  public Shape withId(String other) {
    return new Shape(
        other, name.equals(id) ? other : name, version, status, description, tables, more);
  }
}
