package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.Weft;
import dev.weft.cli.command.Session;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  private Server server;
  private Path mesh;
  private String token = "";

  @BeforeEach
  void start() throws IOException {
    Path sources = Files.createDirectories(root.resolve("sources/in"));
    Files.writeString(
        sources.resolve("orders.csv"),
        "order_id,Ordered on,total_eur\n1,2026-10-01,49.5\n2,2026-10-02,12\n3,2026-10-02,0.5\n");
    Files.writeString(root.resolve("orders.odcs.yaml"), CONTRACT);
    server = Server.start(TestConfig.of(root));
    token = TestClient.of(server, root.resolve("data")).token();
    mesh = root.resolve("shop");
    weft("init", "mesh", "shop", mesh.toString(), "--owner", "ada");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String weft(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    Map<String, String> environment =
        Map.of(
            "WEFT_URL",
            server.url(),
            "WEFT_TOKEN",
            token,
            "WEFT_DATA",
            root.resolve("nothing").toString());
    var console = new Console(InputStream.nullInputStream(), out, err, Terminal.of(environment));
    int exit = Weft.of(new Session(console, environment, task -> () -> {})).execute(arguments);
    String told = out.toString(StandardCharsets.UTF_8);
    assertThat(exit)
        .as(String.join(" ", arguments) + "\n" + told + err.toString(StandardCharsets.UTF_8))
        .isZero();
    return told;
  }

  private void applyAsThoseWhoMay() {
    weft("validate", mesh.toString());
    weft("apply", mesh.toString(), "--yes");
    token = weft("token", "create", "laptop", "--for", "ada").strip();
    weft("apply", mesh.toString(), "--yes");
  }

  @Test
  void comesFromAFile() {
    weft(
        "init",
        "product",
        "sales/orders",
        mesh.resolve("sales/orders").toString(),
        "--from",
        root.resolve("sources/in/orders.csv").toString(),
        "--contract",
        root.resolve("orders.odcs.yaml").toString(),
        "--owner",
        "ada");

    applyAsThoseWhoMay();
    weft("run", "sales/orders");

    assertThat(
            weft(
                "query",
                "-o",
                "csv",
                "select ordered_on, sum(total_eur) as total_eur from sales.orders.orders"
                    + " group by ordered_on order by ordered_on"))
        .isEqualTo("ordered_on,total_eur\n2026-10-01,49.5\n2026-10-02,12.5\n");
  }

  @Test
  void comesFromOtherProducts() {
    String orders = mesh.resolve("sales/orders").toString();
    weft("init", "product", "sales/orders", orders, "--owner", "ada");
    for (String kind : new String[] {"aggregate", "consumer"}) {
      weft(
          "init",
          "product",
          "sales/of_" + kind,
          mesh.resolve("sales/of_" + kind).toString(),
          "--kind",
          kind,
          "--reads",
          "sales.orders.orders",
          "--owner",
          "ada");
    }

    applyAsThoseWhoMay();
    weft("run", "--all");

    for (String kind : new String[] {"aggregate", "consumer"}) {
      assertThat(weft("query", "-o", "csv", "select * from sales.of_" + kind + ".of_" + kind))
          .isEqualTo("orders_rows\n100\n");
    }
  }
}
