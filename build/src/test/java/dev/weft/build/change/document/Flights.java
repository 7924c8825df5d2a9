package dev.weft.build.change.document;

import java.util.List;
import java.util.Map;

/// The contract that the cases change.
final class Flights {

  private Flights() {}

  static Draft contract() {
    return new Draft(
            Map.of(
                "apiVersion",
                "v3.1.0",
                "kind",
                "DataContract",
                "id",
                "operations.departures.flights",
                "version",
                "1.2.3",
                "status",
                "active",
                "description",
                Map.of("purpose", "Departures by day", "usage", "Reports"),
                "tags",
                List.of("air", "daily"),
                "schema",
                List.of(flights(), airports()),
                "servers",
                servers(),
                "slaProperties",
                levels()))
        .set(
            "roles/reader",
            Map.of("role", "reader", "access", "read", "firstLevelApprovers", "pat"))
        .set("support/ops", Map.of("channel", "ops", "url", "https://chat.example/ops"))
        .set("team", Map.of("name", "ops", "members", List.of(Map.of("username", "pat"))))
        .set("customProperties/acme.cost", Map.of("property", "acme.cost", "value", 7));
  }

  private static Map<String, Object> flights() {
    return Map.of(
        "id", "o_flights",
        "name", "flights",
        "physicalName", "flights_v1",
        "physicalType", "table",
        "description", "One row per departure",
        "properties", columns(),
        "relationships", List.of(Map.of("from", "flights.origin", "to", "airports.iata")),
        "quality",
            List.of(
                Map.of("name", "enough", "metric", "rowCount", "mustBeGreaterThan", 100),
                Map.of(
                    "metric",
                    "duplicateValues",
                    "mustBe",
                    0,
                    "arguments",
                    Map.of("properties", List.of("day", "number"))),
                Map.of("name", "sums", "type", "sql", "query", "SELECT 1", "mustBe", true)));
  }

  private static List<Object> columns() {
    return List.of(
        Map.of(
            "id",
            "c_day",
            "name",
            "day",
            "logicalType",
            "date",
            "required",
            true,
            "primaryKey",
            true,
            "primaryKeyPosition",
            1,
            "logicalTypeOptions",
            Map.of("minimum", "2001-01-01", "format", "yyyy-MM-dd")),
        Map.of(
            "id",
            "c_number",
            "name",
            "number",
            "logicalType",
            "string",
            "primaryKey",
            true,
            "primaryKeyPosition",
            2,
            "unique",
            true,
            "physicalName",
            "NR",
            "physicalType",
            "varchar(10)",
            "logicalTypeOptions",
            Map.of("minLength", 2, "maxLength", 6, "pattern", "^[A-Z0-9]+$")),
        Map.of(
            "id",
            "c_delay",
            "name",
            "delay",
            "logicalType",
            "integer",
            "physicalType",
            "int",
            "description",
            "Minutes late",
            "examples",
            List.of(5, 12),
            "businessName",
            "Delay",
            "tags",
            List.of("minutes"),
            "logicalTypeOptions",
            Map.of("minimum", -60, "maximum", 3000, "multipleOf", 2, "format", "i32"),
            "quality",
            List.of(
                Map.of(
                    "name",
                    "known",
                    "metric",
                    "nullValues",
                    "mustBeLessThan",
                    5,
                    "unit",
                    "percent",
                    "severity",
                    "error"))),
        Map.of(
            "id",
            "c_fare",
            "name",
            "fare",
            "logicalType",
            "number",
            "physicalType",
            "decimal(10,2)",
            "classification",
            "internal"),
        Map.of(
            "id",
            "c_origin",
            "name",
            "origin",
            "logicalType",
            "string",
            "quality",
            List.of(
                Map.of(
                    "name",
                    "in list",
                    "metric",
                    "invalidValues",
                    "mustBe",
                    0,
                    "arguments",
                    Map.of("validValues", List.of("JFK", "SFO")))),
            "enum",
            List.of(Map.of("value", "JFK"), Map.of("value", "SFO", "label", "San Francisco"))),
        Map.of(
            "id",
            "c_ratio",
            "name",
            "ratio",
            "logicalType",
            "number",
            "physicalType",
            "float",
            "logicalTypeOptions",
            Map.of("format", "f32")),
        Map.of(
            "id",
            "c_at",
            "name",
            "at",
            "logicalType",
            "timestamp",
            "logicalTypeOptions",
            Map.of("timezone", true)),
        Map.of(
            "id",
            "c_crew",
            "name",
            "crew",
            "logicalType",
            "array",
            "logicalTypeOptions",
            Map.of("maxItems", 9, "uniqueItems", true),
            "items",
            Map.of("logicalType", "string")),
        Map.of(
            "id",
            "c_gate",
            "name",
            "gate",
            "logicalType",
            "object",
            "logicalTypeOptions",
            Map.of("required", List.of("hall")),
            "properties",
            List.of(
                Map.of("id", "f_hall", "name", "hall", "logicalType", "string"),
                Map.of("name", "row", "logicalType", "integer"))));
  }

  private static Map<String, Object> airports() {
    return Map.of(
        "id", "o_airports",
        "name", "airports",
        "properties",
            List.of(
                Map.of("id", "c_iata", "name", "iata", "logicalType", "string", "primaryKey", true),
                Map.of("id", "c_city", "name", "city", "logicalType", "string")));
  }

  private static List<Object> servers() {
    return List.of(
        Map.of(
            "server",
            "prod",
            "type",
            "postgres",
            "host",
            "db.example",
            "port",
            5432,
            "database",
            "ops",
            "schema",
            "public",
            "roles",
            List.of(Map.of("role", "loader"))),
        Map.of(
            "server", "files", "type", "s3", "location", "s3://ops/flights", "format", "parquet"));
  }

  private static List<Object> levels() {
    return List.of(
        Map.of("property", "availability", "value", 99.5, "unit", "percent"),
        Map.of("property", "retention", "value", 3, "unit", "y", "element", "flights.day"),
        Map.of("property", "latency", "value", 4, "unit", "h"),
        Map.of("property", "frequency", "value", 1, "unit", "d", "description", "nightly"),
        Map.of("property", "mood", "value", "good"));
  }
}
