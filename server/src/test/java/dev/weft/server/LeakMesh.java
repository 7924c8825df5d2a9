package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A server with a mesh full of canaries, and a token for everybody who asks it.
final class LeakMesh implements AutoCloseable {

  /// Those who may not know of hidden products.
  static final List<String> OUTSIDERS = List.of("nobody", "sid", "flo");

  /// All whose answers are searched for canaries: nobody signed in, a stranger, the owner of
  /// another domain, a member whose role reads no data, one who sees masks, who operates the
  /// platform.
  static final List<String> EVERYBODY = List.of("nobody", "sid", "flo", "stu", "eve", "operator");

  private static final Pattern NOTICE = Pattern.compile("(?=\\{\"number\":)");

  final LeakTarget open;
  final LeakTarget hidden;
  final LeakTarget missing;

  private final Server server;
  private final Map<String, TestClient> clients = new HashMap<>();

  LeakMesh(Path root) throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), LeakDocuments.ORDERS);
    Files.writeString(sources.resolve("hidden.csv"), LeakDocuments.HIDDEN);
    server = Server.start(TestConfig.of(root));
    clients.put("operator", TestClient.of(server, root.resolve("data")));
    apply("operator");
    for (String who : List.of("ann", "eve", "stu", "sid", "flo")) {
      clients.put(who, client("operator").withToken(token(who, "first")));
    }
    String reading = "{\"name\":\"look\",\"days\":1,\"scope\":\"read\"}";
    String reader = TestClient.member(post("/tokens", reading, "ann"), "token");
    clients.put("reader", client("operator").withToken(reader));
    String soon = TestClient.member(post("/access-tokens", "{\"minutes\":60}", "reader"), "token");
    clients.put("reader for a while", client("operator").withToken(soon));
    apply("ann");
    apply("flo");
    String orders = run("sales/orders", "ann");
    run("sales/orders", "ann");
    String secret = run("sales/zqhidden", "ann");
    run("finance/zqshadow", "flo");
    assertThat(failingPreview()).contains("failed");
    ask("select 'zqliteral' from sales.orders.orders where note = 'zqliteral'");
    ask("select cast(note as integer) from sales.orders.orders");
    String laptop = TestClient.member(made("zqlaptop", "ann"), "id");
    open =
        target(
            "orders",
            "orders",
            orders,
            request("orders", "zqasks", "flo"),
            change("orders"),
            "zq_reads",
            laptop,
            notice("sales/orders"));
    hidden =
        target(
            "zqhidden",
            "zqtable",
            secret,
            request("zqhidden", "zqwishes", "eve"),
            change("zqhidden"),
            "zq_hidden_reads",
            laptop,
            notice("sales/zqhidden"));
    String nowhere = secret.replaceAll("[0-9a-f]", "0");
    missing =
        target(
            "zzabsent", "zzempty", nowhere, "977", "978", "zz_absent_reads", "ffffffffffff", "979");
  }

  String url() {
    return server.url();
  }

  Optional<String> token(String who) {
    return Optional.ofNullable(clients.get(who)).map(TestClient::token);
  }

  List<String> secrets() {
    return clients.values().stream().map(TestClient::token).toList();
  }

  TestClient client(String who) {
    return Objects.requireNonNull(clients.get(who));
  }

  @Override
  public void close() {
    server.close();
  }

  private void apply(String who) throws Exception {
    var documents = LeakDocuments.all();
    var plan = TestClient.send(client(who).zip("/api/v1/plans", documents, "operator"));
    client(who).apply(documents, plan, "operator");
  }

  private String token(String who, String name) throws Exception {
    String wanted = "{\"name\":\"" + name + "\",\"days\":1,\"holder\":\"" + who + "\"}";
    return TestClient.member(post("/tokens", wanted, "operator"), "token");
  }

  private HttpResponse<String> made(String name, String who) throws Exception {
    return post("/tokens", "{\"name\":\"" + name + "\",\"days\":1}", who);
  }

  private String run(String product, String who) throws Exception {
    var run = post("/runs", "{\"product\":\"" + product + "\"}", who);
    String id = TestClient.member(run, "id");
    assertThat(ended(id, who)).contains("\"state\":\"succeeded\"");
    return id;
  }

  private String ended(String run, String who) throws Exception {
    return client(who).get("/api/v1/runs/" + run + "/events", "operator").body();
  }

  private String failingPreview() throws Exception {
    String path = "/api/v1/previews?product=sales/orders";
    var run = TestClient.send(client("ann").zip(path, LeakDocuments.failing(), "operator"));
    return ended(TestClient.member(run, "id"), "ann");
  }

  private void ask(String sql) throws Exception {
    String wanted = "{\"sql\":\"" + sql + "\",\"purpose\":\"exploration\"}";
    client("ann").post("/api/v1/query", wanted, "operator");
  }

  private String request(String product, String reason, String who) throws Exception {
    var asked =
        post(
            "/access-requests",
            "{\"product\":\"sales/"
                + product
                + "\",\"purposes\":[\"exploration\"],\"reason\":\""
                + reason
                + "\"}",
            who);
    return asked.body().replaceFirst("(?s).*?\"number\":(\\d+).*", "$1");
  }

  /// Somebody who may proposes another statement of a product.
  private String change(String product) throws Exception {
    var documents = new TreeMap<>(LeakDocuments.all());
    documents.keySet().removeIf(file -> !file.startsWith("sales/" + product + "/"));
    var folder = new TreeMap<String, String>();
    documents.forEach(
        (file, text) -> folder.put(file.substring(("sales/" + product + "/").length()), text));
    folder.replaceAll(
        (file, text) -> file.startsWith("sql/") ? text + "where order_id > -9\n" : text);
    var proposed =
        TestClient.send(client("ann").zip("/api/v1/changes?title=Less", folder, "operator"));
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(201);
    return proposed.body().replaceFirst("(?s).*?\"number\":(\\d+).*", "$1");
  }

  /// One that ann was told about a request for a product, as soon as she is.
  private String notice(String product) throws Exception {
    String about = "\"about\":\"request\"";
    var deadline = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(deadline)) {
      String inbox = client("ann").get("/api/v1/inbox", "operator").body();
      for (String one : NOTICE.splitAsStream(inbox).toList()) {
        if (one.contains(about) && one.contains(product + "@")) {
          return one.replaceFirst("(?s).*?\"number\":(\\d+).*", "$1");
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("ann was not told of a request for " + product);
  }

  private HttpResponse<String> post(String path, String json, String who) throws Exception {
    var answer = client(who).post("/api/v1" + path, json, "operator");
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private static LeakTarget target(
      String product,
      String table,
      String run,
      String request,
      String change,
      String agreement,
      String token,
      String notice) {
    return new LeakTarget(
        Map.of(
            "product", product,
            "table", table,
            "run", run,
            "request", request,
            "change", change,
            "agreement", agreement,
            "token", token,
            "notice", notice,
            "contract", "sales." + product + "." + table));
  }
}
