package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A contract that is only tested may call its tables anything that SQL must quote.
class ContractTestNamesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Order lines",
        "order",
        "2020",
        "a.b",
        "it's",
        "say \"hi\"",
        "Straße",
        "Orders",
        "flights"
      })
  void runsSqlOnTablesOfAnyName(String table) throws IOException {
    String name = table.replace("\\", "\\\\").replace("\"", "\\\"");
    Files.writeString(
        folder.resolve("contract.yaml"),
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: orders
        version: 1.0.0
        status: active
        schema:
          - name: "%s"
            properties:
              - { name: "Line no", logicalType: integer, quality: [{ name: far, type: sql, query: 'select max(l.{property}) from {object} l', mustBe: 2 }] }
              - name: legs
                logicalType: array
                items:
                  logicalType: object
                  properties:
                    - { name: "to", logicalType: string, quality: [{ name: legs, type: sql, query: 'select count({object}.{property}) from {object}', mustBe: 3 }] }
              - name: place
                logicalType: object
                properties:
                  - { name: "in", logicalType: string, quality: [{ name: in, type: sql, query: 'select count(distinct "{property}") from {object}', mustBe: 1 }] }
            quality:
              - { name: quoted, type: sql, query: 'select count(*) from "{object}"', mustBe: 2 }
              - { name: qualified, type: sql, query: 'select count({object}."Line no") from ${table}', mustBe: 2 }
              - { name: text, type: sql, query: "select length('{object}') from {object} limit 1", mustBe: %d }
        """
            .formatted(name, table.length()));
    Files.writeString(
        folder.resolve("lines.json"),
        """
        {"Line no": 1, "legs": [{"to": "a"}, {"to": "b"}], "place": {"in": "x"}}
        {"Line no": 2, "legs": [{"to": "a"}], "place": {"in": "x"}}
        """);

    Map<String, String> found = sqlRules();
    assertThat(found.keySet())
        .containsExactlyInAnyOrder(
            "far", "legs(legs[].to)", "in(place.in)", "quoted", "qualified", "text");
    assertThat(found.values()).allMatch(message -> message.endsWith(" holds"));
  }

  private Map<String, String> sqlRules() {
    Shell.Result result =
        new Shell()
            .run(
                "contract",
                "test",
                folder.resolve("contract.yaml").toString(),
                "--data",
                folder.resolve("lines.json").toString(),
                "--rule",
                "sql",
                "-o",
                "json");
    Map<String, String> found = new LinkedHashMap<>();
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      found.put(check.path("name").asString(), check.path("message").asString());
    }
    return found;
  }
}
