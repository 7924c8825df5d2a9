package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A run fails over a rule that measures a column which nobody sees. Also those who build are told
/// at every door that it failed, and nowhere what it measured.
class FailedCheckLeakTest {

  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";

  @TempDir private static Path root;
  private static LeakMesh mesh;
  private static String run;

  @BeforeAll
  static void fail() throws Exception {
    mesh = new LeakMesh(root);
    Map<String, String> documents = failing();
    var plan = TestClient.send(mesh.client("ann").zip("/api/v1/plans", documents, "operator"));
    mesh.client("ann").apply(documents, plan, "operator");
    var started =
        mesh.client("ann").post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "operator");
    run = TestClient.member(started, "id");
    var events = mesh.client("ann").get("/api/v1/runs/" + run + "/events", "operator").body();
    assertThat(events).contains("\"state\":\"failed\"");
  }

  @AfterAll
  static void stop() {
    mesh.close();
  }

  /// The longest passport, 55001 times over, is 550010; no order has so many.
  private static Map<String, String> failing() {
    var documents = new TreeMap<>(LeakDocuments.all());
    documents.computeIfPresent(
        CONTRACT,
        (_, text) ->
            text.replace("version: 1.0.0", "version: 1.1.0")
                .replace(
                    "quality: [",
                    "quality: [{ name: wanted, type: sql, severity: error, mustBeGreaterThan:"
                        + " 9999999, query: \"select max(length(passport)) * 55001 from orders\" },"
                        + " "));
    return documents;
  }

  private static Map<String, String> folder() {
    var folder = new TreeMap<String, String>();
    failing()
        .forEach(
            (file, text) -> {
              if (file.startsWith("sales/orders/")) {
                folder.put(file.substring("sales/orders/".length()), text);
              }
            });
    return folder;
  }

  @Test
  void isToldByTheServerWithoutWhatWasMeasured() throws Exception {
    var about = mesh.client("ann").get("/api/v1/runs/" + run + "/events", "operator").body();
    assertSilent(about);
    for (String path : List.of("/runs/" + run, "/runs", "/runs?product=sales/orders")) {
      assertSilent(mesh.client("ann").get("/api/v1" + path, "operator").body());
    }
    for (String path : List.of("/products/sales/orders/checks", "/status")) {
      assertThat(mesh.client("ann").get("/api/v1" + path, "operator").body())
          .doesNotContain(Canary.MEASURED_OF_HIDDEN.text());
    }
  }

  @Test
  void isToldByTheServerOfAPreviewToo() throws Exception {
    String path = "/api/v1/previews?product=sales/orders";
    var preview = TestClient.send(mesh.client("ann").zip(path, folder(), "operator"));
    String id = TestClient.member(preview, "id");
    assertSilent(mesh.client("ann").get("/api/v1/runs/" + id + "/events", "operator").body());
  }

  @Test
  void isToldByTheCommandWithoutWhatWasMeasured() throws Exception {
    for (LeakVerb verb :
        List.of(
            LeakVerb.of("run", "sales/orders"),
            LeakVerb.of("run", "sales/orders", "-o", "json"),
            LeakVerb.of("run", "--preview", "sales/orders"),
            LeakVerb.of("run", "--preview", "$folder").with(folder()),
            LeakVerb.of("run", "show", run),
            LeakVerb.of("run", "show", run, "-o", "json"),
            LeakVerb.of("run", "logs", run),
            LeakVerb.of("run", "list", "-o", "json"))) {
      assertSilent(verb.run(mesh.open, mesh.url(), mesh.token("ann"), root).text());
    }
    for (LeakVerb verb : List.of(LeakVerb.of("status"), LeakVerb.of("run", "list"))) {
      assertThat(verb.run(mesh.open, mesh.url(), mesh.token("ann"), root).text())
          .contains("failed")
          .doesNotContain(Canary.MEASURED_OF_HIDDEN.text());
    }
  }

  /// It says which check it was.
  private static void assertSilent(String told) {
    assertThat(told).contains("W-RUN-001", "orders: wanted");
    assertThat(told).doesNotContain(Canary.MEASURED_OF_HIDDEN.text());
  }
}
