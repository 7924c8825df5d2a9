package dev.weft.model.contract;

import dev.weft.model.product.Version;
import java.util.List;
import java.util.Optional;

/// A data contract (ODCS v3), as far as Weft acts on it.
///
/// @param internal from the custom property `weft.internal`: of a captured table, no port's
public record Contract(
    String id,
    String name,
    Version version,
    String status,
    boolean internal,
    String description,
    List<SchemaObject> objects,
    List<Promise> promises) {

  /// An entry of `slaProperties`.
  public record Promise(String property, String value, Optional<String> unit) {}

  public Contract {
    objects = List.copyOf(objects);
    promises = List.copyOf(promises);
  }

  public Optional<SchemaObject> object(String name) {
    return objects.stream().filter(object -> object.name().equals(name)).findFirst();
  }
}
