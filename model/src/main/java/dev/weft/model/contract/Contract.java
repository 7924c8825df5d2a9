package dev.weft.model.contract;

import dev.weft.model.product.Version;
import java.util.List;
import java.util.Optional;

/// A data contract (ODCS v3), as far as Weft acts on it.
///
/// @param internal from the custom property `weft.internal`: of a captured table, no port's
/// @param definitions of the contract, its tables and their columns
public record Contract(
    String id,
    String name,
    Version version,
    String status,
    boolean internal,
    String description,
    List<SchemaObject> objects,
    List<ServiceLevel> serviceLevels,
    List<Server> servers,
    List<Definition> definitions) {

  public Contract {
    objects = List.copyOf(objects);
    serviceLevels = List.copyOf(serviceLevels);
    servers = List.copyOf(servers);
    definitions = List.copyOf(definitions);
  }

  /// The same contract with other tables.
  public Contract with(List<SchemaObject> others) {
    return new Contract(
        id,
        name,
        version,
        status,
        internal,
        description,
        others,
        serviceLevels,
        servers,
        definitions);
  }

  public Optional<SchemaObject> object(String name) {
    return objects.stream().filter(object -> object.name().equals(name)).findFirst();
  }
}
