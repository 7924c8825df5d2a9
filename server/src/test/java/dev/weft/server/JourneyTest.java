package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The whole way over HTTP, on real stores and the real engine: from a folder of documents to
/// released rows, and back to an older release.
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(Lifecycle.PER_CLASS)
class JourneyTest {

  private static final String ORDERS = "/api/v1/products/sales/orders";

  @TempDir private static Path root;
  private Server server;
  private TestClient client;

  @BeforeAll
  void start() throws IOException {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(
        sources.resolve("orders.csv"), "order_id,amount\n1,10.5\n2,20.5\n3,30.5\n4,-1\n");
    Files.writeString(sources.resolve("broken.csv"), "order_id,amount\n1,1\n1,2\n");
    server = Server.start(TestConfig.of(root, "--sample", "--database", database()));
    client = TestClient.of(server, root.resolve("data"));
  }

  String database() {
    return "sqlite";
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  @Order(1)
  void theOperatorAppliesTheMeshAndIsToldWhatIsNotHis() throws Exception {
    var plan = send(zip("/api/v1/plans", DOCUMENTS, "operator"));
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    assertThat(plan.body()).contains("\"empty\":false", "\"notYours\":[{");
    var applied = apply(plan, "operator");
    assertThat(applied.body()).startsWith("{\"schema\":\"weft.applied/v1\",\"changed\":true,");
    assertThat(get("/api/v1/status", "operator").body())
        .contains("\"mesh\":\"small\"", "\"people\":[\"ann\",\"eve\"]");
  }

  @Test
  @Order(2)
  void aStalePlanIsRefusedAndABrokenFolderNamesItsErrors() throws Exception {
    var stale = send(zip("/api/v1/applies", DOCUMENTS, "ann").header("If-Match", "\"nonsense\""));
    assertThat(stale.statusCode()).as(stale.body()).isIn(404, 409);
    var broken = send(zip("/api/v1/plans", Map.of("mesh.yaml", "kind: Mesh\nname: [\n"), "ann"));
    assertThat(broken.statusCode()).isEqualTo(422);
    assertThat(broken.body()).contains("W-PLAN-002", "\"file\":\"mesh.yaml\"", "\"line\":");
  }

  @Test
  @Order(3)
  void theOwnerAppliesHerProduct() throws Exception {
    var plan = send(zip("/api/v1/plans", DOCUMENTS, "ann"));
    assertThat(apply(plan, "ann").body()).contains("\"product\":\"sales/orders\"");
    var again = send(zip("/api/v1/plans", DOCUMENTS, "ann"));
    assertThat(again.body()).contains("\"empty\":true");
    var product = get(ORDERS, "ann");
    assertThat(product.headers().firstValue("ETag")).isPresent();
    assertThat(product.body()).contains("\"contractId\":\"sales.orders.orders\"");
    assertThat(get("/api/v1/inputs/sales.orders.orders", "eve").body())
        .contains("kind: DataContract");
  }

  @Test
  @Order(4)
  void aRunIsFollowedToItsRelease() throws Exception {
    var run = post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "ann");
    assertThat(run.statusCode()).as(run.body()).isEqualTo(202);
    var events = get("/api/v1/runs/" + TestClient.member(run, "id") + "/events", "ann").body();
    assertThat(events)
        .contains(
            "event: step\n", "\"kind\":\"capture\"", "event: end\n", "\"state\":\"succeeded\"")
        .contains("\"release\":\"sales/orders@1.0.0+1\"");
    var late = post("/api/v1/runs/" + TestClient.member(run, "id") + "/cancel", "", "ann");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("W-RUN-007", "it is succeeded already");
    assertThat(get("/api/v1/runs?product=sales/orders", "ann").body())
        .startsWith("{\"schema\":\"weft.runs/v1\",\"items\":[{\"id\":");
  }

  @Test
  @Order(5)
  void releasedRowsAreReadInEveryFormat() throws Exception {
    assertThat(text(query("text/csv")).lines())
        .containsExactly("order_id,amount", "1,10.5", "2,20.5", "3,30.5");
    assertThat(text(query("application/json")))
        .contains("{\"order_id\":1,\"amount\":10.5}")
        .startsWith("[")
        .endsWith("]\n");
    assertThat(text(query("application/x-ndjson")).lines()).hasSize(3);
    assertThat(text(query("application/vnd.apache.parquet"))).startsWith("PAR1").endsWith("PAR1");
    assertThat(query("application/vnd.apache.arrow.stream").body()).startsWith(-1, -1, -1, -1);
  }

  @Test
  @Order(5)
  void aDecisionIsExplainedWithAllThatItRestsOn() throws Exception {
    var explained =
        get("/api/v1/access/explanation?table=sales/orders:orders&who=eve", "ann").body();
    assertThat(
            explained
                    .replaceAll("\"journal\":\\d+", "\"journal\":0")
                    .replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"", "\"TIME\"")
                    .replaceAll(",\"", ",\n\"")
                + "\n")
        .isEqualTo(Files.readString(Path.of("src/test/resources/golden/explanation.json")));
  }

  @Test
  @Order(6)
  void theOperatorReadsNoData() throws Exception {
    var answer =
        post("/api/v1/query", "{\"sql\":\"select 1 from sales.orders.orders\"}", "operator");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("W-ACCESS-").contains("\"remedy\":\"");
  }

  @Test
  @Order(7)
  void aPreviewWithABrokenSourceFailsAndPublishesNothing() throws Exception {
    var path = "/api/v1/previews?product=sales/orders&source=raw_orders=broken.csv";
    var run = send(zip(path, Map.of(), "ann"));
    assertThat(run.statusCode()).as(run.body()).isEqualTo(202);
    var events = get("/api/v1/runs/" + TestClient.member(run, "id") + "/events", "ann").body();
    assertThat(events).contains("\"state\":\"failed\"", "W-RUN-001");
    assertThat(get(ORDERS + "/releases", "ann").body()).doesNotContain("+2\"");
  }

  @Test
  @Order(8)
  void releasesAreComparedAndRolledBack() throws Exception {
    Files.writeString(root.resolve("sources/data/orders.csv"), "order_id,amount\n7,70\n");
    var run = post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "ann");
    get("/api/v1/runs/" + TestClient.member(run, "id") + "/events", "ann");
    assertThat(text(query("text/csv")).lines()).containsExactly("order_id,amount", "7,70.0");
    var releases = get(ORDERS + "/releases", "ann").body();
    var numbers =
        Pattern.compile("\"number\":(\\d+)")
            .matcher(releases)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(numbers).hasSize(2);
    var diff =
        get(ORDERS + "/releases/" + numbers.getLast() + "/diff/" + numbers.getFirst(), "ann");
    assertThat(diff.body()).contains("\"rowsFrom\":3,\"rowsTo\":1");
    var back = post(ORDERS + "/rollbacks", "{\"to\":" + numbers.getLast() + "}", "ann");
    assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
    assertThat(back.body()).contains("\"rollbackOf\":" + numbers.getLast());
    assertThat(text(query("text/csv")).lines()).startsWith("order_id,amount", "1,10.5");
  }

  @Test
  @Order(8)
  void whatWasDoneIsOnRecordWithoutWhatWasWritten() throws Exception {
    String sql = "select amount, 'kanarienvogel' as a from sales.orders.orders -- kanarienvogel";
    post("/api/v1/query", "{\"sql\":\"" + sql + "\"}", "ann");
    assertThat(get("/api/v1/audit?column=sales/orders:orders%23amount&since=1h", "operator").body())
        .startsWith("{\"schema\":\"weft.audit/v1\",\"items\":[{")
        .contains("\"principal\":\"ann\",\"actor\":\"operator\"")
        .contains("\"name\":\"amount\",\"shown\":\"show\",\"used\":true");
    assertThat(get("/api/v1/audit?outcome=deny", "operator").body()).contains("W-ACCESS-002");
    assertThat(get("/api/v1/audit", "ann").body()).contains("show product");
    var whole = get("/api/v1/audit/verification", "operator");
    assertThat(whole.body()).contains("\"whole\":true").contains("\"breaches\":[]");
    var export = get("/api/v1/audit/export", "operator");
    assertThat(export.body()).contains("\"publicKey\"").contains("\"says\":{");
    assertThat(get("/api/v1/audit/export", "ann").statusCode()).isEqualTo(403);
    assertThat(export.body()).doesNotContain("kanarienvogel");
  }

  @Test
  @Order(9)
  void storageHoldsNothingThatNobodyReaches() throws Exception {
    assertThat(get("/api/v1/storage", "operator").body())
        .contains("\"unreachable\":0,\"missing\":0");
  }

  private HttpResponse<byte[]> query(String accept) throws Exception {
    var sql = "{\"sql\":\"select * from sales.orders.orders order by order_id\"}";
    return TestClient.bytes(client.json("/api/v1/query", sql, "eve").header("Accept", accept));
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.ISO_8859_1);
  }

  private HttpResponse<String> apply(HttpResponse<String> plan, String who) throws Exception {
    return client.apply(DOCUMENTS, plan, who);
  }

  private HttpResponse<String> get(String path, String who) throws Exception {
    return client.get(path, who);
  }

  private HttpResponse<String> post(String path, String json, String who) throws Exception {
    return client.post(path, json, who);
  }

  private HttpRequest.Builder zip(String path, Map<String, String> files, String who)
      throws IOException {
    return client.zip(path, files, who);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return TestClient.send(request);
  }

  static final Map<String, String> DOCUMENTS =
      Map.ofEntries(
          Map.entry(
              "mesh.yaml",
              """
              apiVersion: weft/v1
              kind: Mesh
              name: small
              labels:
                confidentiality: { order: [public, internal], default: internal }
                privacy: { order: [none, personal], default: none }
              purposes: { exploration: Find out. }
              members: [{ who: gil, roles: [governance_lead] }]
              """),
          Map.entry(
              "people.yaml",
              """
              apiVersion: weft/v1
              kind: Person
              name: ann
              title: Ann
              ---
              apiVersion: weft/v1
              kind: Person
              name: eve
              title: Eve
              """),
          Map.entry(
              "connections/files.yaml",
              """
              apiVersion: weft/v1
              kind: Connection
              name: sales_files
              domains: [sales]
              type: files
              root: data
              """),
          Map.entry(
              "sales/domain.yaml",
              """
              apiVersion: weft/v1
              kind: Domain
              name: sales
              title: Sales
              contact: { email: sales@example.com }
              members:
                - { who: ann, roles: [product_owner, data_engineer], purposes: [exploration] }
                - { who: eve, roles: [analyst], purposes: [exploration] }
              """),
          Map.entry(
              "sales/orders/product.yaml",
              """
              apiVersion: v1.0.0
              kind: DataProduct
              id: sales.orders
              name: orders
              domain: sales
              version: 1.0.0
              status: active
              description: { purpose: For tests. }
              outputPorts: [{ name: orders, version: 1.0.0, contractId: sales.orders.orders, type: tables }]
              customProperties: [{ property: weft.kind, value: sourceAligned }]
              """),
          Map.entry(
              "sales/orders/build.yaml",
              """
              apiVersion: weft/v1
              kind: Build
              captures:
                raw_orders:
                  connection: sales_files
                  files: orders.csv
                  contract: internal/raw_orders.yaml
                  drift: { new_column: fail, missing_column: fail, bad_value: quarantine }
                  maxQuarantine: 50%
              tables:
                orders: { sort: [order_id], maxQuarantine: 50% }
              run: { on: demand }
              """),
          Map.entry("sales/orders/sql/orders.sql", "select order_id, amount from raw_orders\n"),
          Map.entry(
              "sales/orders/internal/raw_orders.yaml",
              """
              apiVersion: v3.1.0
              kind: DataContract
              id: sales.orders.raw_orders
              version: 1.0.0
              status: active
              customProperties: [{ property: weft.internal, value: true }]
              schema:
                - name: raw_orders
                  logicalType: object
                  properties:
                    - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, classification: public }
                    - { id: amount, name: amount, logicalType: number, classification: public }
              """),
          Map.entry(
              "sales/orders/contracts/orders.yaml",
              """
              apiVersion: v3.1.0
              kind: DataContract
              id: sales.orders.orders
              name: orders
              version: 1.0.0
              status: active
              schema:
                - name: orders
                  logicalType: object
                  properties:
                    - { id: order_id, name: order_id, logicalType: integer, logicalTypeOptions: { format: i64 }, primaryKey: true, primaryKeyPosition: 1, required: true, classification: public }
                    - id: amount
                      name: amount
                      logicalType: number
                      logicalTypeOptions: { minimum: 0 }
                      required: true
                      classification: public
                      customProperties: [{ property: weft.quarantine, value: true }]
              """));
}
