package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads the servers: told apart by their key there, by a field here. What ODCS has no field for in
/// a server of that type becomes a custom property.
final class ServerReader {

  private static final Set<String> OF_ALL = Set.of("type", "description", "environment");

  private static final Map<String, Set<String>> FIELDS = fields();

  private final List<Part> servers = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Carried carried;

  ServerReader(Part root, Carried carried) {
    this.carried = carried;
    root.part("servers")
        .ifPresent(
            group -> {
              for (Node.Entry entry : group.mapping().entries()) {
                if (entry.value() instanceof Node.Mapping mapping) {
                  names.add(entry.key());
                  servers.add(new Part(mapping));
                }
              }
            });
  }

  private static Map<String, Set<String>> fields() {
    Map<String, Set<String>> fields = new LinkedHashMap<>();
    fields.put("api", Set.of("location"));
    fields.put("athena", Set.of("stagingDir", "schema", "catalog", "regionName"));
    fields.put("azure", Set.of("location", "format", "delimiter"));
    fields.put("bigquery", Set.of("project", "dataset"));
    fields.put("clickhouse", Set.of("host", "port", "database"));
    fields.put("cloudsql", Set.of("host", "port", "database", "schema"));
    fields.put("databricks", Set.of("host", "catalog", "schema"));
    fields.put("db2", Set.of("host", "port", "database", "schema"));
    fields.put("denodo", Set.of("host", "port", "database"));
    fields.put("dremio", Set.of("host", "port", "schema"));
    fields.put("duckdb", Set.of("database", "schema"));
    fields.put("glue", Set.of("account", "database", "location", "format"));
    fields.put("hive", Set.of("host", "port", "database"));
    fields.put("impala", Set.of("host", "port", "database"));
    fields.put("informix", Set.of("host", "port", "database"));
    fields.put("kafka", Set.of("host", "format"));
    fields.put("kinesis", Set.of("region", "format"));
    fields.put("local", Set.of("path", "format"));
    fields.put("mysql", Set.of("host", "port", "database"));
    fields.put("oracle", Set.of("host", "port", "serviceName"));
    fields.put("postgres", Set.of("host", "port", "database", "schema"));
    fields.put("postgresql", Set.of("host", "port", "database", "schema"));
    fields.put("presto", Set.of("host", "catalog", "schema"));
    fields.put("pubsub", Set.of("project"));
    fields.put("redshift", Set.of("host", "database", "schema", "region", "account"));
    fields.put("s3", Set.of("location", "endpointUrl", "format", "delimiter"));
    fields.put("sftp", Set.of("location", "format", "delimiter"));
    fields.put("snowflake", Set.of("host", "port", "account", "database", "schema", "warehouse"));
    fields.put("sqlserver", Set.of("host", "port", "database", "schema"));
    fields.put("synapse", Set.of("host", "port", "database"));
    fields.put("trino", Set.of("host", "port", "catalog", "schema"));
    fields.put("vertica", Set.of("host", "port", "database", "schema"));
    fields.put("zen", Set.of("host", "port", "database"));
    return fields;
  }

  /// The type that all servers have; empty when there are several, or none.
  String onlyType() {
    Set<String> types = servers.stream().map(ServerReader::type).collect(Collectors.toSet());
    return types.size() == 1 ? types.iterator().next() : "";
  }

  Optional<Value> read() {
    List<Value> read = new ArrayList<>();
    for (int i = 0; i < servers.size(); i++) {
      read.add(server(names.get(i), servers.get(i)));
    }
    return read.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(read));
  }

  /// Some wrote `BigQuery`.
  private static String type(Part server) {
    return server.text("type").orElse("").toLowerCase(Locale.ROOT);
  }

  private Value server(String name, Part part) {
    Map<String, Value> server = new LinkedHashMap<>();
    server.put("server", new Value.Text(name));
    String type = type(part);
    boolean known = FIELDS.containsKey(type);
    Set<String> own = FIELDS.getOrDefault(type, Set.of());
    var extras = new Extras(carried);
    for (Node.Entry field : part.mapping().entries()) {
      boolean plain = field.value().textOrNull() != null;
      if (plain && field.key().equals("type") && known) {
        server.put("type", new Value.Text(type));
        carried.take(field.value().place().pointer());
      } else if (plain && isOdcs(field.key(), known, own)) {
        server.put(field.key(), Values.of(field.value()));
        carried.take(field.value().place().pointer());
      } else if (!field.key().equals("roles")) {
        extras.add(field.key(), field.value());
      }
    }
    List<Value> roles = roles(part);
    if (!roles.isEmpty()) {
      server.put("roles", new Value.Items(roles));
    }
    server.putIfAbsent("type", new Value.Text("custom"));
    server.putAll(extras.fields());
    return new Value.Fields(server);
  }

  /// Of a system that one of both specifications does not know, the contract keeps its word, as a
  /// type of ODCS or as a custom property.
  private static boolean isOdcs(String field, boolean known, Set<String> own) {
    return known
        ? OF_ALL.contains(field) || own.contains(field)
        : !field.equals("type") && OF_ALL.contains(field);
  }

  private List<Value> roles(Part server) {
    List<Value> roles = new ArrayList<>();
    for (Part part : server.parts("roles")) {
      Optional<String> name = part.text("name");
      if (name.isPresent()) {
        Map<String, Value> role = new LinkedHashMap<>();
        role.put("role", new Value.Text(name.get()));
        carried.take(part.pointer(), "name");
        Optional<String> description = part.text("description");
        description.ifPresent(
            text -> {
              carried.take(part.pointer(), "description");
              role.put("description", new Value.Text(text));
            });
        var extras = new Extras(carried);
        extras.others(part, Set.of("name", "description"));
        role.putAll(extras.fields());
        roles.add(new Value.Fields(role));
      }
    }
    return roles;
  }
}
