package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What contracts promise beside their rows, and ports whose data stays where it is, over HTTP.
@TestMethodOrder(OrderAnnotation.class)
class PromisesAtRestTest {

  private static final String ORDERS = "/api/v1/products/sales/orders";
  private static final String ARCHIVE = "/api/v1/products/sales/archive";

  @TempDir private static Path root;
  private static Server server;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), "order_id,amount\n1,10.5\n2,20.5\n");
    server = Server.start(TestConfig.of(root, "--sample"));
    client = TestClient.of(server, root.resolve("data"));
    for (String who : List.of("operator", "ann")) {
      var plan = TestClient.send(client.zip("/api/v1/plans", documents(), who));
      client.apply(documents(), plan, who);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void aPromiseIsNotMeasuredBeforeTheFirstRelease() throws Exception {
    assertThat(states(ORDERS, "ann")).containsExactly("not measured", "not measured", "promise");
    assertThat(states(ORDERS, "operator")).containsExactly("null", "null", "promise");
  }

  @Test
  @Order(2)
  void aStateThatMovesIsSentAgainAndNoneTwice() throws Exception {
    String before = tag(page("ann"));
    assertThat(again("ann", before).statusCode()).isEqualTo(304);
    run();
    var after = again("ann", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(states(ORDERS, "ann")).containsExactly("met", "missed", "promise");
    assertThat(states(ORDERS, "eve")).containsExactly("met", "missed", "promise");
    assertThat(tag(after)).isNotEqualTo(before);
    assertThat(again("ann", tag(after)).statusCode()).isEqualTo(304);
    assertThat(again("ann", before).statusCode()).isEqualTo(200);
    run();
    assertThat(again("ann", tag(after)).body()).contains("sales/orders@1.0.0+2");
  }

  /// A tag of somebody who sees states tells nobody else that nothing has changed.
  @Test
  @Order(3)
  void aStateIsToldToThoseWhoReadThePortOnly() throws Exception {
    assertThat(states(ORDERS, "operator")).containsExactly("null", "null", "promise");
    assertThat(page("operator").body()).doesNotContain("due by");
    assertThat(page("ann").body()).contains("due by");
    assertThat(again("operator", tag(page("ann"))).statusCode()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void aMissedPromiseStandsInTheStatusOfThoseWhoBuild() throws Exception {
    assertThat(client.get("/api/v1/status", "ann").body())
        .contains("\"missed\":[{")
        .contains("\"property\":\"latency\"");
    assertThat(client.get("/api/v1/status", "eve").body()).contains("\"missed\":[]");
  }

  @Test
  @Order(5)
  void anExternalPortSaysWhereItsDataIsAndKeepsItsPromises() throws Exception {
    for (String who : List.of("ann", "operator")) {
      String page = client.get(ARCHIVE, who).body();
      assertThat(page)
          .contains("\"release\":null,\"paused\":false,\"external\":true")
          .contains("\"name\":\"old\"", "\"external\":true,\"servers\":[{\"name\":\"warehouse\"")
          .contains("\"place\":{\"account\":\"acme\"");
      assertThat(states(ARCHIVE, who)).containsExactly("promise");
      assertThat(client.get("/api/v1/status", who).body())
          .contains("\"state\":\"external\"", "\"servers\":[\"warehouse (snowflake)\"]");
    }
  }

  @Test
  @Order(6)
  void nothingOfAnExternalProductIsBuiltOrServed() throws Exception {
    for (String path : List.of("/api/v1/runs", "/api/v1/previews?product=sales/archive")) {
      String body = path.endsWith("runs") ? "{\"product\":\"sales/archive\"}" : "";
      var refused = client.post(path, body, "ann");
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
      assertThat(refused.body())
          .contains("W-RUN-003", "There is nothing to build of sales/archive@1");
    }
    assertThat(client.get(ARCHIVE + "/releases", "ann").body()).contains("\"items\":[]");
    assertThat(client.get("/api/v1/runs?product=sales/archive", "ann").body())
        .contains("\"items\":[]");
    String sql = "{\"sql\":\"select * from sales.archive.old_orders\"}";
    var asked = client.post("/api/v1/query", sql, "eve");
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("W-SQL-016");
  }

  @Test
  @Order(7)
  void aCheckIsToldRunAfterRun() throws Exception {
    String history = ORDERS + "/checks/history?table=orders&check=primary_key(order_id)";
    assertThat(client.get(history, "eve").body())
        .startsWith("{\"schema\":\"weft.checks/v1\",\"items\":[{\"table\":\"orders\"")
        .containsSubsequence("sales/orders@1.0.0+2", "sales/orders@1.0.0+1");
    assertThat(client.get(history + "&limit=1", "eve").body())
        .contains("sales/orders@1.0.0+2\"}],\"next\":\"");
    assertThat(client.get(ORDERS + "/checks", "operator").body())
        .contains("\"name\":\"primary_key(order_id)\"", "\"failing\":null,\"actual\":\"\"")
        .doesNotContain("\"failing\":0");
    assertThat(client.get(ARCHIVE + "/checks", "ann").body()).contains("\"items\":[]");
  }

  private static HttpResponse<String> page(String who) throws Exception {
    return client.get(ORDERS, who);
  }

  private static HttpResponse<String> again(String who, String tag) throws Exception {
    return TestClient.send(client.as(ORDERS, who).header("If-None-Match", tag));
  }

  private static String tag(HttpResponse<String> answer) {
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static void run() throws Exception {
    var run = client.post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "ann");
    String path = "/api/v1/runs/" + TestClient.member(run, "id") + "/events";
    assertThat(client.get(path, "ann").body()).contains("\"state\":\"succeeded\"");
  }

  /// States of all promises on a product's page, in the order written.
  private static List<String> states(String path, String who) throws Exception {
    return java.util.regex.Pattern.compile("\"state\":(null|\"[^\"]*\")")
        .matcher(client.get(path, who).body())
        .results()
        .map(match -> match.group(1).replace("\"", ""))
        .toList();
  }

  private static Map<String, String> documents() {
    var documents = new TreeMap<>(JourneyTest.DOCUMENTS);
    documents.merge("sales/orders/contracts/orders.yaml", PROMISES, String::concat);
    documents.put(
        "sales/archive/product.yaml",
        """
        apiVersion: v1.0.0
        kind: DataProduct
        id: sales.archive
        name: archive
        domain: sales
        version: 1.0.0
        status: active
        description: { purpose: To be found. }
        outputPorts:
          - name: old
            version: 1.0.0
            contractId: sales.archive.old
            customProperties: [{ property: weft.external, value: true }]
        customProperties: [{ property: weft.kind, value: sourceAligned }]
        """);
    documents.put(
        "sales/archive/contracts/old.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.archive.old
        version: 1.0.0
        status: active
        servers:
          - { server: warehouse, type: snowflake, account: acme, database: sales, schema: old }
        schema:
          - name: old_orders
            logicalType: object
            properties:
              - { name: order_id, logicalType: integer, primaryKey: true, classification: public }
        slaProperties: [{ property: freshness, value: 24, unit: h }]
        """);
    return documents;
  }

  /// One that a release keeps for a day, one that it has missed before anybody can ask, one for
  /// people.
  private static final String PROMISES =
      """
      slaProperties:
        - { property: freshness, value: 24, unit: h }
        - { property: latency, value: 0.001, unit: ms }
        - { property: carbon, value: 3, unit: kg }
      """;
}
