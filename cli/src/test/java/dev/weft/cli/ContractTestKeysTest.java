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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Foreign keys as the standard lets people write them: by names, by ids, of several columns.
class ContractTestKeysTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop
      version: 1.0.0
      status: active
      schema:
        - id: lines_t
          name: lines
          relationships:
            - { from: [lines.shop, lines.order], to: [orders.shop, orders.number] }
            - { from: schema/lines_t/properties/s, to: schema/shops_t/properties/s_id }
          properties:
            - { id: s, name: shop, logicalType: integer }
            - { id: o, name: order, logicalType: integer }
            - { name: seller, logicalType: integer, relationships: [{ to: schema/shops_t/properties/s_id }] }
        - id: orders_t
          name: orders
          properties:
            - { name: shop, logicalType: integer }
            - { name: number, logicalType: integer }
        - id: shops_t
          name: shops
          relationships:
            - { from: orders.shop, to: shops.shop }
          properties:
            - { id: s_id, name: shop, logicalType: integer }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("contract.yaml"), CONTRACT);
    Files.writeString(
        folder.resolve("lines.csv"), "shop,order,seller\n1,1,1\n1,2,2\n2,1,3\n,9,\n1,,\n");
    Files.writeString(folder.resolve("orders.csv"), "shop,number\n1,1\n2,2\n7,1\n");
    Files.writeString(folder.resolve("shops.csv"), "shop\n1\n2\n");
  }

  private Map<String, String> references(String... tables) {
    List<String> args =
        new ArrayList<>(
            List.of("contract", "test", folder.resolve("contract.yaml").toString(), "-o", "json"));
    for (String table : tables) {
      args.addAll(List.of("--object", table + "=" + folder.resolve(table + ".csv")));
    }
    Map<String, String> found = new LinkedHashMap<>();
    Shell.Result result = new Shell().run(args.toArray(String[]::new));
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      if (check.path("rule").asString().equals("relationship")) {
        found.put(
            check.path("element").asString(),
            check.path("outcome").asString() + " " + check.path("actual").asString());
      }
    }
    return found;
  }

  @Test
  void areFollowedHoweverTheyAreWritten() {
    assertThat(references("lines", "orders", "shops"))
        .containsOnly(
            Map.entry("lines.shop", "passed none"),
            Map.entry("lines.seller", "failed 1 row"),
            Map.entry("lines.shop, order", "failed 2 rows"),
            Map.entry("orders.shop", "failed 1 row"));
  }

  @Test
  void areSkippedWhereTheirTargetHasNoData() throws IOException {
    List<String> outcomes = new ArrayList<>();
    Shell.Result result =
        new Shell()
            .run(
                "contract",
                "test",
                folder.resolve("contract.yaml").toString(),
                "-o",
                "json",
                "--object",
                "lines=" + folder.resolve("lines.csv"));
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      if (check.path("name").asString().startsWith("references(shop, order")) {
        outcomes.add(check.path("outcome").asString());
      }
    }

    assertThat(outcomes).containsExactly("skipped");
    assertThat(result.exit()).isZero();
  }
}
