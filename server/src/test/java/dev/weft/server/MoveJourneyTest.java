package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Orders go from sales to finance at a real server: proposed, agreed to, applied, and found.
class MoveJourneyTest {

  @TempDir private static Path root;

  private static Map<String, String> before() {
    var documents = new TreeMap<>(LeakDocuments.all());
    documents.computeIfPresent(
        "connections/files.yaml",
        (_, text) -> text.replace("domains: [sales]", "domains: [sales, finance]"));
    return documents;
  }

  private static Map<String, String> after() {
    var documents = new TreeMap<String, String>();
    before()
        .forEach(
            (file, text) -> {
              if (!file.startsWith("sales/agreements/")) {
                documents.put(file.replace("sales/orders/", "finance/orders/"), text);
              }
            });
    documents.computeIfPresent(
        "finance/orders/product.yaml",
        (_, text) ->
            text.replace("domain: sales", "domain: finance")
                .replace(
                    "customProperties: [",
                    "customProperties: [{ property: weft.movedFrom, value: sales/orders }, "));
    return documents;
  }

  private static HttpResponse<String> said(
      TestClient client, String change, String verb, String who, String version) throws Exception {
    return TestClient.send(
        client
            .json("/api/v1/changes/" + change + "/" + verb, "{\"text\":\"Fine.\"}", who)
            .header("If-Match", "\"" + version + "\""));
  }

  private static HttpResponse<String> count(TestClient client, String domain, String who)
      throws Exception {
    return client.post(
        "/api/v1/query",
        "{\"sql\":\"select count(*) as n from "
            + domain
            + ".orders.orders\",\"purpose\":\"exploration\"}",
        who);
  }

  @Test
  void isProposedAgreedToAndFound() throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), LeakDocuments.ORDERS);
    Files.writeString(sources.resolve("hidden.csv"), LeakDocuments.HIDDEN);
    try (Server server = Server.start(TestConfig.of(root, "--sample"))) {
      var client = TestClient.of(server, root.resolve("data"));
      for (String who : List.of("operator", "ann", "flo")) {
        client.apply(before(), TestClient.send(client.zip("/api/v1/plans", before(), who)), who);
      }
      String run =
          TestClient.member(
              client.post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "ann"), "id");
      assertThat(client.get("/api/v1/runs/" + run + "/events", "ann").body()).contains("succeeded");
      String rows = count(client, "sales", "ann").body();

      var proposed = TestClient.send(client.zip("/api/v1/changes?title=Orders", after(), "ann"));
      assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
      assertThat(proposed.body())
          .contains("\"moves\":[{\"from\":\"sales/orders\",\"to\":\"finance/orders\"")
          .contains("\"name\":\"eve\",\"effect\":\"was analyst for it and will be nothing\"");
      String number = proposed.body().replaceFirst("(?s).*?\"number\":(\\d+).*", "$1");
      String version = TestClient.member(proposed, "version");
      assertThat(said(client, number, "application", "ann", version).body())
          .contains("W-CHANGE-003");
      assertThat(said(client, number, "approval", "flo", version).statusCode()).isEqualTo(200);
      var applied = said(client, number, "application", "flo", version);
      assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);

      assertThat(count(client, "finance", "flo").body()).isEqualTo(rows);
      assertThat(count(client, "sales", "flo").body()).isEqualTo(rows);
      var left = client.get("/api/v1/products/sales/orders", "eve");
      assertThat(left.statusCode()).isEqualTo(404);
      assertThat(left.body()).contains("W-REGISTRY-003", "it is finance/orders now");
      assertThat(client.get("/api/v1/products/finance/orders", "eve").statusCode()).isEqualTo(200);
    }
  }
}
