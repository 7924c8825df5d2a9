package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.format.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `weft contract test --server`, on files and databases as other programs write them.
class ContractTestServerTest {

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: shop
      version: 1.0.0
      status: active
      servers:
        - { server: files, type: local, path: "data/{object}.csv", format: csv }
        - { server: lines, type: local, path: "data/{model}.txt", format: ndjson }
        - { server: sqlite, type: local, path: shop.sqlite, format: sqlite }
        - { server: duck, type: duckdb, database: shop.duckdb, schema: sales }
        - { server: nowhere, type: duckdb, database: gone.duckdb }
        - { server: text, type: duckdb, database: data/tbl_orders.csv }
        - { server: other, type: local, path: gone.sqlite, format: sqlite }
        - { server: closed, type: postgres, host: localhost, port: 1, database: d, schema: s }
        - { server: odd, type: postgres, host: "localhost/d?socketFactory=x", port: 1, database: d, schema: s }
        - { server: avro, type: local, path: data, format: avro }
        - { server: lake, type: trino, host: h, port: 1, catalog: c, schema: s }
      schema:
        - name: orders
          physicalName: tbl_orders
          properties:
            - { name: id, logicalType: integer, primaryKey: true }
            - { name: paid, logicalType: boolean, required: true }
            - { name: at, logicalType: timestamp }
            - { name: total, logicalType: number, logicalTypeOptions: { minimum: 0 } }
            - { name: note, physicalName: "Note of\\u00a0it", logicalType: string, logicalTypeOptions: { maxLength: 8 } }
          quality:
            - { metric: rowCount, mustBe: 3 }
            - { name: paid, type: sql, query: "select count(*) from {object} where paid", mustBe: 2 }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException, SQLException {
    Files.writeString(folder.resolve("contract.yaml"), CONTRACT);
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/tbl_orders.csv"),
        """
        id,paid,at,total,Note of\u00a0it
        1,true,2001-01-01 10:00:00,1.5,"a,b"
        2,false,,0,""
        3,true,2001-01-01 10:00:00,,
        """);
    Files.writeString(
        folder.resolve("data/tbl_orders.txt"),
        """
        {"id": 1, "paid": true, "at": "2001-01-01T10:00:00", "total": 1.5, "Note of\u00a0it": "a"}
        {"id": 2, "paid": false, "at": null, "total": 0, "Note of\u00a0it": null}
        {"id": 3, "paid": true}
        """);
    database(
        "jdbc:sqlite:" + folder.resolve("shop.sqlite"),
        "create table tbl_orders (id integer primary key, paid boolean, \"at\" text, total real,"
            + " \"Note of\u00a0it\" text, more blob)",
        "insert into tbl_orders values (1, 1, '2001-01-01 10:00:00', 1.5, 'a\"b', x'00'),"
            + " (2, 0, null, 0, '', null), (3, 1, null, null, null, null)");
    database(
        "jdbc:duckdb:" + folder.resolve("shop.duckdb"),
        "create schema sales",
        "create table sales.tbl_orders (id hugeint, paid boolean, \"at\" timestamp, total decimal(9, 2),"
            + " \"Note of\u00a0it\" varchar, more integer[])",
        "insert into sales.tbl_orders values (1, true, '2001-01-01 10:00:00', 1.5, 'ab', [1]),"
            + " (2, false, null, 0, '', null), (3, true, null, null, null, null)");
  }

  private static void database(String url, String... statements) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String text : statements) {
        statement.execute(text);
      }
    }
  }

  private Shell.Result test(String server) {
    return new Shell()
        .run(
            "contract",
            "test",
            folder.resolve("contract.yaml").toString(),
            "--server",
            server,
            "-o",
            "json");
  }

  private static Map<String, String> outcomes(Shell.Result result) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (JsonNode check : Json.read(result.out()).path("checks")) {
      outcomes.put(check.path("name").asString(), check.path("outcome").asString());
    }
    return outcomes;
  }

  @ParameterizedTest
  @CsvSource({"files", "lines", "sqlite", "duck"})
  void passesWhereEverythingHolds(String server) {
    Shell.Result result = test(server);

    assertThat(outcomes(result)).hasSize(18).doesNotContainValue("skipped");
    assertThat(Json.read(result.out()).path("outcome").asString())
        .as(result.out())
        .isEqualTo("passed");
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"sqlite", "duck"})
  void failsWhereRowsBreakRules(String server) throws SQLException {
    String url =
        server.equals("sqlite")
            ? "jdbc:sqlite:" + folder.resolve("shop.sqlite")
            : "jdbc:duckdb:" + folder.resolve("shop.duckdb");
    String table = server.equals("sqlite") ? "tbl_orders" : "sales.tbl_orders";
    database(
        url,
        "insert into "
            + table
            + " (id, paid, total, \"Note of\u00a0it\") values"
            + " (4, null, -1, 'much too long')");

    assertThat(outcomes(test(server)))
        .containsEntry("required(paid)", "failed")
        .containsEntry("range(total)", "failed")
        .containsEntry("length(note)", "failed")
        .containsEntry("row_count", "failed")
        .containsEntry("type(total)", "passed")
        .containsEntry("primary_key(id)", "passed");
  }

  @Test
  void copiesManyRowsWhole() throws SQLException {
    database(
        "jdbc:sqlite:" + folder.resolve("shop.sqlite"),
        "with recursive n(i) as (select 4 union all select i + 1 from n where i < 5003)"
            + " insert into tbl_orders (id, paid) select i, 0 from n");

    JsonNode answer = Json.read(test("sqlite").out());

    for (JsonNode check : answer.path("checks")) {
      if (check.path("name").asString().equals("row_count")) {
        assertThat(check.path("actual").asString()).isEqualTo("5003");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere, W-CAPTURE-004",
    "text, W-CAPTURE-004",
    "other, W-CAPTURE-004",
    "closed, W-CAPTURE-001",
    "odd, W-CAPTURE-001"
  })
  void errsWhereTheServerIsNotToBeRead(String server, String code) {
    Shell.Result result = test(server);

    assertThat(result.exit()).isEqualTo(1);
    JsonNode answer = Json.read(result.out());
    assertThat(answer.path("outcome").asString()).isEqualTo("error");
    assertThat(answer.path("checks").get(0).path("message").asString()).contains(code);
    assertThat(outcomes(result)).doesNotContainValue("passed");
  }

  @ParameterizedTest
  @CsvSource({"avro, format avro", "lake, type trino", "unknown, It has files"})
  void saysWhatIsSupported(String server, String words) {
    Shell.Result result = test(server);

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).contains(words);
  }

  @Test
  void leavesNothingBehind() throws IOException {
    Path copies;
    try (var scratch = new Scratch()) {
      copies = scratch.folder();
      Files.createDirectories(copies.resolve("spill"));
      Files.writeString(copies.resolve("spill/rows"), "1");
    }

    assertThat(copies).doesNotExist();
  }

  @Test
  void takesAServerOrFiles() {
    Shell.Result result =
        new Shell()
            .run(
                "contract",
                "test",
                folder.resolve("contract.yaml").toString(),
                "--server",
                "files",
                "--data",
                "x.csv");

    assertThat(result.exit()).isEqualTo(2);
  }
}
