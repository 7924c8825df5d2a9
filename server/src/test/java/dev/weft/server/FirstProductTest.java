package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `weft init` writes is applied, built and read as it is, by those whom it names.
class FirstProductTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: orders
      version: 1.0.0
      status: draft
      schema:
        - name: orders
          properties:
            - name: order_id
              logicalType: integer
              logicalTypeOptions: { format: i64, minimum: 0 }
              primaryKey: true
              primaryKeyPosition: 1
              required: true
              customProperties: [{ property: weft.guess, value: "primaryKey: all values differ" }]
            - { name: Ordered on, logicalType: date, required: true }
            - { name: total_eur, logicalType: number, required: true }
      """;

  @TempDir private Path root;
  private FirstMesh shop;

  @BeforeEach
  void start() throws IOException {
    Path sources = Files.createDirectories(root.resolve("sources/in"));
    Files.writeString(
        sources.resolve("orders.csv"),
        "order_id,Ordered on,total_eur\n1,2026-10-01,49.5\n2,2026-10-02,12\n3,2026-10-02,0.5\n");
    Files.writeString(root.resolve("orders.odcs.yaml"), CONTRACT);
    shop = FirstMesh.start(root, Map.of());
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void comesFromAFile() {
    shop.weft(
        "init",
        "product",
        "sales/orders",
        shop.folder().resolve("sales/orders").toString(),
        "--from",
        root.resolve("sources/in/orders.csv").toString(),
        "--contract",
        root.resolve("orders.odcs.yaml").toString(),
        "--owner",
        "ada");

    shop.applyAsThoseWhoMay();
    shop.weft("run", "sales/orders");

    assertThat(
            shop.weft(
                "query",
                "-o",
                "csv",
                "select ordered_on, sum(total_eur) as total_eur from sales.orders.orders"
                    + " group by ordered_on order by ordered_on"))
        .isEqualTo("ordered_on,total_eur\n2026-10-01,49.5\n2026-10-02,12.5\n");
  }

  @Test
  void comesFromOtherProducts() {
    String orders = shop.folder().resolve("sales/orders").toString();
    shop.weft("init", "product", "sales/orders", orders, "--owner", "ada");
    for (String kind : new String[] {"aggregate", "consumer"}) {
      shop.weft(
          "init",
          "product",
          "sales/of_" + kind,
          shop.folder().resolve("sales/of_" + kind).toString(),
          "--kind",
          kind,
          "--reads",
          "sales.orders.orders",
          "--owner",
          "ada");
    }

    shop.applyAsThoseWhoMay();
    shop.weft("run", "--all");

    for (String kind : new String[] {"aggregate", "consumer"}) {
      assertThat(shop.weft("query", "-o", "csv", "select * from sales.of_" + kind + ".of_" + kind))
          .isEqualTo("orders_rows\n100\n");
    }
  }
}
