package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;

/// Facts about a principal that the platform vouches for.
///
/// @param kind `person` or `service`
/// @param attributes name to values; one value for a plain attribute
public record Person(
    String name, String title, String kind, Map<String, List<String>> attributes, boolean retired) {
  public Person {
    Names.check("person", name);
    attributes = Map.copyOf(attributes);
  }
}
