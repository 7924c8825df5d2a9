package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts about a principal that the platform vouches for.
///
/// @param kind `person` or `service`
/// @param account what issuers call a person who signs in there; the name when empty
/// @param attributes name to values; one value for a plain attribute
public record Person(
    String name,
    String title,
    String kind,
    Optional<String> account,
    Map<String, List<String>> attributes,
    boolean retired) {
  public Person {
    Names.check("person", name);
    attributes = Map.copyOf(attributes);
  }
}
