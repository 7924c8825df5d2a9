package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Facts about a principal that the platform vouches for.
///
/// @param kind `person` or `service`
/// @param account what issuers call a person who signs in there; the name when empty
/// @param email where mail reaches them; empty for nowhere
/// @param owners of a service account, by name: they answer for it, and may not decide what it gets
/// @param attributes name to values; one value for a plain attribute
public record Person(
    String name,
    String title,
    String kind,
    Optional<String> account,
    Optional<String> email,
    List<String> owners,
    Map<String, List<String>> attributes,
    boolean retired) {
  public Person {
    Names.check("person", name);
    owners = List.copyOf(owners);
    attributes = Map.copyOf(attributes);
  }
}
