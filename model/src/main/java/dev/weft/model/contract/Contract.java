package dev.weft.model.contract;

import dev.weft.model.product.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final Set<Measure> ENDS = Set.of(Measure.END_OF_SUPPORT, Measure.END_OF_LIFE);

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

  /// The first day in UTC on which something of it ends, as it says; empty when it says nothing.
  public Optional<LocalDate> end() {
    return serviceLevels.stream()
        .filter(level -> level.measure().filter(ENDS::contains).isPresent())
        .flatMap(level -> moment(level.target()).stream())
        .min(Instant::compareTo)
        .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  private static Optional<Instant> moment(ServiceLevel.Target target) {
    return target instanceof ServiceLevel.Target.Moment(Instant at)
        ? Optional.of(at)
        : Optional.empty();
  }

  public Optional<SchemaObject> object(String name) {
    return objects.stream().filter(object -> object.name().equals(name)).findFirst();
  }
}
