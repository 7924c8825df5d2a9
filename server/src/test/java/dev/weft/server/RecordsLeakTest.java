package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The audit and the use of columns, asked over HTTP as data: nobody learns of what others did.
class RecordsLeakTest {

  private static final Path SKELETON =
      Path.of("../cli/src/main/resources/dev/weft/cli/folder/skeleton/records");
  private static final List<String> TABLES =
      List.of(
          "audit.decisions", "audit.decided_tables", "audit.decided_columns", "usage.column_reads");

  @TempDir private static Path root;
  private static Server server;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), LeakDocuments.ORDERS);
    Files.writeString(sources.resolve("hidden.csv"), LeakDocuments.HIDDEN);
    server = Server.start(TestConfig.of(root, "--sample"));
    client = TestClient.of(server, root.resolve("data"));
    Map<String, String> documents = documents();
    for (String who : List.of("operator", "ann", "flo")) {
      client.apply(documents, TestClient.send(client.zip("/api/v1/plans", documents, who)), who);
    }
    run("sales/orders", "ann");
    assertThat(orders("eve", "select count(*) as evens, max(order_id) from").statusCode())
        .isEqualTo(200);
    assertThat(orders("flo", "select order_id as flos from").statusCode()).isEqualTo(403);
    run("mesh/audit", "gil");
    run("mesh/usage", "gil");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> documents() throws Exception {
    var documents = new TreeMap<>(LeakDocuments.all());
    try (Stream<Path> files = Files.walk(SKELETON)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        documents.put(
            "mesh/" + SKELETON.relativize(file),
            Files.readString(file)
                .replace("{owner}", "ann")
                .replace("{label}", ", classification: internal"));
      }
    }
    documents.computeIfPresent(
        "people.yaml",
        (_, text) -> text + "---\n{ apiVersion: weft/v1, kind: Person, name: gil, title: Gil }\n");
    return documents;
  }

  private static void run(String product, String who) throws Exception {
    var begun = client.post("/api/v1/runs", "{\"product\":\"" + product + "\"}", who);
    String run = TestClient.member(begun, "id");
    assertThat(client.get("/api/v1/runs/" + run + "/events", who).body()).contains("succeeded");
  }

  private static HttpResponse<String> ask(String who, String sql) throws Exception {
    return client.post("/api/v1/query", "{\"sql\":\"" + sql + "\"}", who);
  }

  private static HttpResponse<String> orders(String who, String select) throws Exception {
    return client.post(
        "/api/v1/query",
        "{\"sql\":\"" + select + " sales.orders.orders\",\"purpose\":\"exploration\"}",
        who);
  }

  private static String principals(String who, String table) throws Exception {
    var answer = ask(who, "select distinct principal from mesh." + table + " order by principal");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void showsEverybodyTheirOwn() throws Exception {
    for (String table : TABLES) {
      assertThat(principals("eve", table)).as(table).contains("eve").doesNotContain("ann", "flo");
    }
    for (String table : TABLES) {
      assertThat(principals("pia", table)).as(table).doesNotContain("ann", "eve", "flo");
    }
  }

  @Test
  void showsWhoOwnsADomainWhatConcernsIt() throws Exception {
    assertThat(principals("ann", "audit.decided_columns")).contains("eve");
    assertThat(principals("ann", "audit.decisions")).doesNotContain("eve", "flo");
    var statements = ask("ann", "select statement from mesh.audit.decisions");
    assertThat(statements.body()).doesNotContain("flos");
  }

  /// How many rows there are of others is nobody's either.
  @Test
  void countsNothingForThoseWhoSeeAPart() throws Exception {
    String release = client.get("/api/v1/products/mesh/audit/releases", "gil").body();
    assertThat(release).contains("\"rows\":");
    String all = release.replaceFirst("(?s).*?\"rows\":(\\d+).*", "$1");
    for (String who : List.of("eve", "ann", "pia")) {
      assertThat(client.get("/api/v1/products/mesh/audit/releases", who).body())
          .doesNotContain("\"rows\":" + all);
    }
  }

  @Test
  void opensNeitherBuildsNorWhatIsCaptured() throws Exception {
    for (String who : List.of("eve", "ann", "flo", "pia")) {
      assertThat(client.post("/api/v1/runs", "{\"product\":\"mesh/audit\"}", who).statusCode())
          .isEqualTo(403);
      var raw = ask(who, "select principal from mesh.audit.raw_decisions");
      assertThat(raw.body()).contains("W-SQL-003").doesNotContain("flo\"");
    }
  }
}
