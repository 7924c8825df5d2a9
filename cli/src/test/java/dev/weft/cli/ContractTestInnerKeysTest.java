package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Foreign keys whose ends lie inside of objects, lists and maps, on JSON and on Parquet.
class ContractTestInnerKeysTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.2.0
      kind: DataContract
      id: shop
      version: 1.0.0
      status: active
      schema:
        - id: orders_t
          name: orders
          relationships:
            - { from: [orders.shop, orders.lines.product], to: [offers.shop, offers.items.product] }
            - { from: [orders.lines.product, orders.tags], to: [offers.items.product, offers.items.product] }
            - { from: [orders.shop, offers.shop], to: [offers.shop, offers.shop] }
          properties:
            - { name: shop, logicalType: integer, relationships: [{ to: "other.yaml#/schema/shops/properties/id" }] }
            - name: address
              logicalType: object
              properties:
                - { name: country, logicalType: string, relationships: [{ to: countries.names.code }] }
            - name: lines
              logicalType: array
              items:
                logicalType: object
                properties:
                  - { id: p, name: product, logicalType: integer, relationships: [{ to: schema/offers_t/properties/i/items/properties/p }] }
                  - name: sent
                    logicalType: array
                    items: { logicalType: string, relationships: [{ to: countries.names.code }] }
            - { name: tags, logicalType: array, items: { logicalType: string }, relationships: [{ to: countries.names.code }] }
            - name: notes
              logicalType: map
              map:
                key: { logicalType: string, relationships: [{ to: countries.names.code }] }
                value: { logicalType: integer, relationships: [{ to: offers.shop }] }
        - id: offers_t
          name: offers
          properties:
            - { name: shop, logicalType: integer }
            - id: i
              name: items
              logicalType: array
              items: { logicalType: object, properties: [{ id: p, name: product, logicalType: integer }] }
        - name: countries
          properties:
            - { name: names, logicalType: object, properties: [{ name: code, logicalType: string }] }
      """;

  private static final Map<String, String> TYPES =
      Map.of(
          "orders",
          "STRUCT(shop BIGINT, address STRUCT(country VARCHAR), lines STRUCT(product BIGINT, sent"
              + " VARCHAR[])[], tags VARCHAR[], notes MAP(VARCHAR, BIGINT))[]",
          "offers",
          "STRUCT(shop BIGINT, items STRUCT(product BIGINT)[])[]",
          "countries",
          "STRUCT(names STRUCT(code VARCHAR))[]");

  private static final Map<String, String> ROWS =
      Map.of(
          "orders",
          """
          [{"shop": 1, "address": {"country": "DE"}, "lines": [{"product": 7, "sent": ["DE", "XX", null]}, {"product": 8, "sent": []}, null], "tags": ["DE", "YY", "YY"], "notes": {"DE": 1, "QQ": 2, "FR": 3}},
           {"shop": 2, "address": {"country": "ZZ"}, "lines": [{"product": 7, "sent": null}, {"product": 9, "sent": ["FR"]}, {"product": null, "sent": null}], "tags": [], "notes": {}},
           {"shop": null, "address": {"country": null}, "lines": [{"product": 7, "sent": null}], "tags": null, "notes": null},
           {"shop": 4, "address": null, "lines": null, "tags": [null], "notes": null}]
          """,
          "offers",
          "[{\"shop\": 1, \"items\": [{\"product\": 7}]}, {\"shop\": 2, \"items\": [{\"product\": 8}, null]}]",
          "countries",
          "[{\"names\": {\"code\": \"DE\"}}, {\"names\": {\"code\": \"FR\"}}, {\"names\": null}]");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"json", "parquet"})
  void areFollowed(String format) throws IOException {
    Files.writeString(folder.resolve("contract.yaml"), CONTRACT);
    for (String table : ROWS.keySet()) {
      write(table, format);
    }

    assertThat(references(format))
        .containsOnly(
            Map.entry("shop -> shops.id", "skipped "),
            Map.entry("address.country -> countries.names.code", "failed 1 row"),
            Map.entry("lines[].product -> offers.items[].product", "failed 1 value"),
            Map.entry("lines[].sent[] -> countries.names.code", "failed 1 value"),
            Map.entry("tags[] -> countries.names.code", "failed 2 values"),
            Map.entry("notes.key -> countries.names.code", "failed 1 value"),
            Map.entry("notes.value -> offers.shop", "failed 1 value"),
            Map.entry(
                "shop, lines[].product -> offers.shop, offers.items[].product", "failed 3 values"),
            Map.entry(
                "lines[].product, tags[] -> offers.items[].product, offers.items[].product",
                "error "),
            Map.entry("shop, shop -> offers.shop, offers.shop", "error "));
  }

  private void write(String table, String format) throws IOException {
    String rows = ROWS.get(table);
    Path file = folder.resolve(table + "." + format);
    if (format.equals("json")) {
      Files.writeString(file, rows);
    } else {
      Parquet.write(
          file,
          "select r.* from (select unnest(cast(cast('"
              + rows
              + "' as json) as "
              + TYPES.get(table)
              + ")) as r)");
    }
  }

  private Map<String, String> references(String format) {
    List<String> args =
        new ArrayList<>(
            List.of("contract", "test", folder.resolve("contract.yaml").toString(), "-o", "json"));
    for (String table : ROWS.keySet()) {
      args.addAll(List.of("--object", table + "=" + folder.resolve(table + "." + format)));
    }
    Map<String, String> found = new LinkedHashMap<>();
    Shell.Result result = new Shell().run(args.toArray(String[]::new));
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      String name = check.path("name").asString();
      if (name.startsWith("references(")) {
        found.put(
            name.substring("references(".length(), name.length() - 1),
            check.path("outcome").asString() + " " + check.path("actual").asString());
      }
    }
    return found;
  }
}
