package dev.weft.benchmarks.mesh;

import dev.weft.model.document.SourceFile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The flights of the sample in several shapes. `operations/source` captures the file and gives it
/// on as it came; every shape is a product that builds flights from there, so that a run of it is
/// what a table costs from the captured table on.
public final class FlightsMesh {

  /// What a shape has beyond the SELECT.
  public enum Feature {
    /// Ranges and required columns on the rows, checked.
    ROW_RULES,
    /// The range of the delay moves rows aside.
    QUARANTINE,
    /// A primary key.
    KEY,
    /// A number of rows, and an SQL rule.
    SET_RULES,
    /// Partitioned by month, sorted by origin and time.
    LAYOUT
  }

  /// A product of its own.
  ///
  /// @param name the product's
  public record Shape(String name, Set<Feature> features) {
    public Shape {
      features = Set.copyOf(features);
    }

    public static Shape of(String name, Feature... features) {
      var all = EnumSet.noneOf(Feature.class);
      all.addAll(List.of(features));
      return new Shape(name, all);
    }

    public String product() {
      return "operations/" + name;
    }

    boolean has(Feature feature) {
      return features.contains(feature);
    }
  }

  public static final String SOURCE = "operations/source";

  /// Where the file's columns become those of flights.
  public static final String SELECT =
      """
      select
        flight_id,
        date as flight_at,
        delay::int as delay_minutes,
        distance::int as distance_miles,
        origin,
        destination
      from\s""";

  private FlightsMesh() {}

  /// The documents. The connection's root is the folder for sources itself.
  public static List<SourceFile> files(List<Shape> shapes) {
    var files = new ArrayList<SourceFile>();
    files.add(SourceFile.of("mesh.yaml", MESH));
    files.add(SourceFile.of("connections/flight_files.yaml", CONNECTION));
    files.add(SourceFile.of("operations/domain.yaml", DOMAIN));
    source(files);
    shapes.forEach(shape -> shape(files, shape));
    return files;
  }

  private static void source(List<SourceFile> files) {
    String folder = "operations/source/";
    files.add(SourceFile.of(folder + "product.yaml", product("source", "raw", "")));
    files.add(SourceFile.of(folder + "build.yaml", SOURCE_BUILD));
    files.add(SourceFile.of(folder + "internal/raw_flights.yaml", RAW_FLIGHTS));
    files.add(
        SourceFile.of(
            folder + "contracts/raw.yaml",
            contract("operations.source.raw", "raw")
                + column("flight_id", "integer", "{ format: i64 }", "")
                + column("date", "timestamp", "{}", "")
                + column("delay", "integer", "{ format: i64 }", "")
                + column("distance", "integer", "{ format: i64 }", "")
                + column("origin", "string", "{}", "")
                + column("destination", "string", "{}", "")));
    files.add(
        SourceFile.of(
            folder + "sql/raw.sql",
            "select _row as flight_id, date, delay, distance, origin, destination from"
                + " raw_flights\n"));
  }

  private static void shape(List<SourceFile> files, Shape shape) {
    String folder = "operations/" + shape.name() + "/";
    String inputs =
        "inputPorts: [{ name: raw, version: 1.0.0, contractId: operations.source.raw }]\n";
    files.add(SourceFile.of(folder + "product.yaml", product(shape.name(), "flights", inputs)));
    String layout =
        shape.has(Feature.LAYOUT)
            ? "partition: [month(flight_at)], sort: [origin, flight_at], "
            : "";
    files.add(
        SourceFile.of(
            folder + "build.yaml",
            "apiVersion: weft/v1\nkind: Build\ntables: { flights: { "
                + layout
                + "maxQuarantine: 1% } }\n"));
    files.add(SourceFile.of(folder + "contracts/flights.yaml", flights(shape)));
    files.add(SourceFile.of(folder + "sql/flights.sql", SELECT + "operations.source.raw\n"));
  }

  private static String flights(Shape shape) {
    boolean rules = shape.has(Feature.ROW_RULES);
    String required = rules ? "required: true, " : "";
    String key =
        shape.has(Feature.KEY) ? required + "primaryKey: true, primaryKeyPosition: 1, " : required;
    String delay =
        shape.has(Feature.QUARANTINE)
            ? required + "customProperties: [{ property: weft.quarantine, value: true }], "
            : required;
    String most = shape.has(Feature.QUARANTINE) ? "minimum: -120, maximum: 2880" : WIDE;
    return contract("operations." + shape.name() + ".flights", "flights")
        + column("flight_id", "integer", options(rules, "format: i64", "minimum: 1"), key)
        + column("flight_at", "timestamp", options(rules, "", HALF_A_YEAR), required)
        + column("delay_minutes", "integer", options(rules, "", most), delay)
        + column("distance_miles", "integer", options(rules, "", DISTANCE), required)
        + column("origin", "string", "{}", required)
        + column("destination", "string", "{}", required)
        + (shape.has(Feature.SET_RULES) ? SET_RULES : "");
  }

  private static String options(boolean rules, String format, String bounds) {
    String all = rules && !format.isEmpty() ? format + ", " + bounds : rules ? bounds : format;
    return "{ " + all + " }";
  }

  private static String product(String name, String port, String inputs) {
    return """
        apiVersion: v1.0.0
        kind: DataProduct
        id: operations.%s
        name: %s
        domain: operations
        version: 1.0.0
        status: active
        description: { purpose: To be measured. }
        outputPorts: [{ name: %s, version: 1.0.0, contractId: operations.%s.%s, type: tables }]
        customProperties: [{ property: weft.kind, value: sourceAligned }]
        """
            .formatted(name, name, port, name, port)
        + inputs;
  }

  private static String contract(String id, String table) {
    return """
        apiVersion: v3.1.0
        kind: DataContract
        id: %s
        name: %s
        version: 1.0.0
        status: active
        schema:
          - name: %s
            logicalType: object
            properties:
        """
        .formatted(id, table, table);
  }

  private static String column(String name, String type, String options, String more) {
    return "      - { id: %s, name: %s, logicalType: %s, logicalTypeOptions: %s, %sclassification: public }\n"
        .formatted(name, name, type, options, more);
  }

  private static final String WIDE = "minimum: -100000, maximum: 100000";
  private static final String DISTANCE = "minimum: 1, maximum: 10000";
  private static final String HALF_A_YEAR =
      "minimum: \"2001-01-01T00:00:00\", maximum: \"2001-07-01T00:00:00\"";

  private static final String SET_RULES =
      """
          quality:
            - { id: many, type: library, metric: rowCount, mustBeGreaterThan: 1000000, severity: error, dimension: completeness }
            - { id: no_round_trips, type: sql, query: "select count(*) from flights where origin = destination", mustBe: 0, severity: warning, dimension: consistency }
      """;

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: measured
      labels:
        confidentiality: { order: [public, internal, confidential], default: internal }
        privacy: { order: [none, personal, sensitive], default: none }
      purposes:
        exploration: Find out what the data can tell.
      members: []
      retention: { releases: 2, days: 1 }
      """;

  private static final String CONNECTION =
      """
      apiVersion: weft/v1
      kind: Connection
      name: flight_files
      domains: [operations]
      type: files
      root: sample-data
      """;

  private static final String DOMAIN =
      """
      apiVersion: weft/v1
      kind: Domain
      name: operations
      title: Flight operations
      contact: { email: ops@example.com }
      members:
        - { who: ann, roles: [product_owner, data_engineer], purposes: [exploration] }
      """;

  private static final String SOURCE_BUILD =
      """
      apiVersion: weft/v1
      kind: Build
      captures:
        raw_flights:
          connection: flight_files
          files: flights-3m.parquet
          contract: internal/raw_flights.yaml
          drift: { new_column: ignore, missing_column: fail, bad_value: quarantine }
      tables: { raw: {} }
      """;

  private static final String RAW_FLIGHTS =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: operations.source.raw_flights
      name: raw_flights
      version: 1.0.0
      status: active
      customProperties: [{ property: weft.internal, value: true }]
      schema:
        - id: raw_flights
          name: raw_flights
          logicalType: object
          properties:
            - { id: date, name: date, logicalType: timestamp, classification: public }
            - { id: delay, name: delay, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
            - { id: distance, name: distance, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
            - { id: origin, name: origin, logicalType: string, classification: public }
            - { id: destination, name: destination, logicalType: string, classification: public }
      """;
}
