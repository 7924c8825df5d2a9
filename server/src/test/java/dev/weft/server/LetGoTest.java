package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.Catalog;
import dev.weft.usecases.usage.CountReads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A column that a rule lets go, over HTTP, on a server whose catalog has counted reads for long.
class LetGoTest {

  private static final String RAW =
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
            - { id: order_id, name: order_id, logicalType: string, classification: public }
      """;

  private static final String SERVED =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales.orders.orders
      name: orders
      version: VERSION
      status: active
      schema:
        - name: orders
          logicalType: object
          properties:
            - { id: order_id, name: order_id, logicalType: string, primaryKey: true, primaryKeyPosition: 1, required: true, classification: public }
      """;

  private static final String RULE =
      """
      apiVersion: weft/v1
      kind: Rule
      id: unused_columns_go
      scope: mesh
      on: change
      stage: enforce
      reason: Nobody minds.
      when: "change.changes.all(c, c.impact != 'major' || c.unused)"
      then: accept
      """;

  /// Nobody acts for anybody here.
  private static final String SELF = "operator";

  @TempDir private static Path root;
  private static Server server;
  private static TestClient operator;
  private static TestClient ann;
  private static TestClient eve;

  @BeforeAll
  static void start() throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), "order_id,amount,note\na,10,x\nb,20,y\n");
    Path data = Files.createDirectories(root.resolve("data"));
    Clock longAgo = Clock.offset(Clock.systemUTC(), Duration.ofDays(-100));
    try (Catalog catalog = Catalog.open("jdbc:sqlite:" + data.resolve("catalog.db"), longAgo)) {
      new CountReads(catalog).flush();
    }
    server = Server.start(TestConfig.of(root));
    operator = TestClient.of(server, data);
    operator.apply(documents(), plan(operator, documents()), SELF);
    ann = client("ann");
    eve = client("eve");
    ann.apply(documents(), plan(ann, documents()), SELF);
    run();
  }

  private static TestClient client(String who) throws Exception {
    String wanted = "{\"name\":\"first\",\"days\":1,\"holder\":\"" + who + "\"}";
    return operator.withToken(
        TestClient.member(operator.post("/api/v1/tokens", wanted, SELF), "token"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> documents() {
    return documents("1.0.0", "amount", "note");
  }

  /// Orders with these columns beside their number.
  private static Map<String, String> documents(String version, String... columns) {
    var documents = new TreeMap<>(JourneyTest.DOCUMENTS);
    documents.put("policies/unused.yaml", RULE);
    documents.put(
        "sales/orders/sql/orders.sql",
        "select "
            + String.join(", ", Stream.concat(Stream.of("order_id"), Stream.of(columns)).toList())
            + " from raw_orders\n");
    documents.put("sales/orders/internal/raw_orders.yaml", RAW + properties("amount", "note"));
    documents.put(
        "sales/orders/contracts/orders.yaml",
        SERVED.replace("VERSION", version) + properties(columns));
    return documents;
  }

  private static String properties(String... columns) {
    var properties = new StringBuilder();
    for (String column : columns) {
      properties.append(
          "      - { id: %1$s, name: %1$s, logicalType: string, classification: public }\n"
              .formatted(column));
    }
    return properties.toString();
  }

  private static HttpResponse<String> plan(TestClient client, Map<String, String> documents)
      throws Exception {
    return TestClient.send(client.zip("/api/v1/plans", documents, SELF));
  }

  private static void run() throws Exception {
    var run = ann.post("/api/v1/runs", "{\"product\":\"sales/orders\"}", SELF);
    String events =
        ann.get("/api/v1/runs/" + TestClient.member(run, "id") + "/events", SELF).body();
    assertThat(events).contains("\"state\":\"succeeded\"");
  }

  private static HttpResponse<String> query(String columns) throws Exception {
    String json =
        "{\"sql\":\"select "
            + columns
            + " from sales.orders.orders order by order_id\",\"purpose\":\"exploration\"}";
    return TestClient.send(eve.json("/api/v1/query", json, SELF).header("Accept", "text/csv"));
  }

  @Test
  void leavesTheTableUnlessSomebodyReadsIt() throws Exception {
    assertThat(query("order_id").body()).isEqualToNormalizingNewlines("order_id\na\nb\n");
    var withoutNote = documents("1.1.0", "amount");
    var planned = plan(ann, withoutNote);
    assertThat(planned.body())
        .contains(
            "`orders.note` was removed", "\"unused\":true,\"letGo\":\"mesh/unused_columns_go\"");
    ann.apply(withoutNote, planned, SELF);
    run();
    assertThat(query("note").statusCode()).isEqualTo(422);

    var withoutAmount = documents("1.2.0");
    var seen = plan(ann, withoutAmount);
    assertThat(seen.body()).contains("\"letGo\":\"mesh/unused_columns_go\"");
    assertThat(query("order_id, amount").body()).contains("a,10");
    var stale =
        TestClient.send(
            ann.zip("/api/v1/applies", withoutAmount, SELF)
                .header("If-Match", "\"" + TestClient.member(seen, "fingerprint") + "\""));
    assertThat(stale.statusCode()).as(stale.body()).isEqualTo(409);
    assertThat(stale.body())
        .contains("W-PLAN-001", "use of sales.orders.orders/schema/orders/properties/amount");
    var refused = plan(ann, withoutAmount);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("W-CONTRACT-001", "`orders.amount` was removed");
  }
}
