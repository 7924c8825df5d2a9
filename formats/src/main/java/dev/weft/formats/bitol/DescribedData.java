package dev.weft.formats.bitol;

import dev.weft.model.contract.SchemaObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which data a contract describes, and where it says that it is.
///
/// @param version as written
public record DescribedData(String id, String version, List<Table> tables, List<Server> servers) {

  /// A table of the contract.
  ///
  /// @param physicalName what its source calls it; the name when the contract does not say
  public record Table(SchemaObject object, String physicalName) {}

  /// An entry of `servers`.
  ///
  /// @param name what it is chosen by
  /// @param fields its scalar fields as text, by name
  public record Server(String name, String type, Map<String, String> fields) {
    public Server {
      fields = Map.copyOf(fields);
    }

    public Optional<String> find(String field) {
      return Optional.ofNullable(fields.get(field));
    }
  }

  public DescribedData {
    tables = List.copyOf(tables);
    servers = List.copyOf(servers);
  }

  public Optional<Server> server(String name) {
    return servers.stream().filter(server -> server.name().equals(name)).findFirst();
  }
}
