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
import java.util.stream.Stream;

/// A server with a mesh full of canaries, and a token for everybody who asks it.
final class LeakMesh implements AutoCloseable {

  /// Those who may not know of hidden products: nobody signed in, a stranger, the owner of another
  /// domain; who was taken from teams, and of whom an issuer says no groups any more; a service
  /// account; a stranger who is called as a member is, but for a letter.
  static final List<String> OUTSIDERS =
      List.of("nobody", "sid", "flo", "ben", "gia", "service:bot", "Gus");

  /// All whose answers are searched for canaries: besides those a member whose role reads no data,
  /// one who sees masks, who operates the platform; one who is in a team because an issuer says so,
  /// one and an account that are in another because people.yaml does.
  static final List<String> EVERYBODY =
      Stream.concat(
              OUTSIDERS.stream(), Stream.of("stu", "eve", "operator", "gus", "tia", "service:aid"))
          .toList();

  /// The command says what the door says: fewer of them.
  static final List<String> AT_THE_COMMAND =
      List.of("nobody", "sid", "flo", "ben", "stu", "eve", "operator", "gus");

  private static final Pattern NOTICE = Pattern.compile("(?=\\{\"number\":)");

  final LeakTarget open;
  final LeakTarget hidden;
  final LeakTarget missing;

  /// What those in teams have, and one had before.
  final LeakTarget ofTeams;

  private final Server server;
  private final LeakPeople people = new LeakPeople();
  private final Map<String, String> refused = people.refused();
  private final Map<String, TestClient> clients = new HashMap<>();

  LeakMesh(Path root) throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), LeakDocuments.ORDERS);
    Files.writeString(sources.resolve("hidden.csv"), LeakDocuments.HIDDEN);
    server =
        Server.start(
            TestConfig.of(
                root, "--oidc-issuers", people.issuers(), "--sign-in-failures", "1000000"));
    clients.put("operator", TestClient.of(server, root.resolve("data")));
    apply(LeakDocuments.before(), "operator");
    for (String who :
        List.of("ann", "eve", "stu", "sid", "flo", "zqmember", "service:bot", "service:aid")) {
      clients.put(who, client("operator").withToken(token(who, "first")));
    }
    people.tokens().forEach((who, token) -> clients.put(who, client("operator").withToken(token)));
    for (String who : people.tokens().keySet()) {
      assertThat(whoami(who)).contains("\"principal\":\"" + who + "\"");
    }
    String reading = "{\"name\":\"look\",\"days\":1,\"scope\":\"read\"}";
    String reader = TestClient.member(post("/tokens", reading, "ann"), "token");
    clients.put("reader", client("operator").withToken(reader));
    String soon = TestClient.member(post("/access-tokens", "{\"minutes\":60}", "reader"), "token");
    clients.put("reader for a while", client("operator").withToken(soon));
    apply(LeakDocuments.before(), "ann");
    apply(LeakDocuments.before(), "flo");
    String orders = run("sales/orders", "ann");
    run("sales/orders", "ann");
    String secret = run("sales/zqhidden", "ann");
    run("finance/zqshadow", "flo");
    assertThat(failingPreview()).contains("failed");
    ask("ann", "select 'zqliteral' from sales.orders.orders where note = 'zqliteral'");
    ask("ann", "select cast(note as integer) from sales.orders.orders");
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
            notice("ann", "sales/orders@"));
    hidden =
        target(
            "zqhidden",
            "zqtable",
            secret,
            request("zqhidden", "zqwishes", "eve"),
            change("zqhidden"),
            "zq_hidden_reads",
            laptop,
            notice("ann", "sales/zqhidden@"));
    String nowhere = secret.replaceAll("[0-9a-f]", "0");
    missing =
        target(
            "zzabsent", "zzempty", nowhere, "977", "978", "zz_absent_reads", "ffffffffffff", "979");
    ofTeams = ofTeams();
    takeAway();
  }

  private LeakTarget ofTeams() throws Exception {
    TestClient atTheCommand = client("operator").withToken(people.tiaAtTheCommand());
    var session = atTheCommand.post("/api/v1/sessions", "{\"name\":\"zqsession\"}", "operator");
    String request = request("orders", "zqcrewasks", "zqmember");
    ask("zqmember", "select count(*) from sales.orders.orders");
    var names = new TreeMap<>(open.names());
    names.put("request", request);
    names.put("agreement", "zq_guests_read");
    names.put("token", TestClient.member(session, "id"));
    names.put("notice", notice("gus", "zqmember"));
    return new LeakTarget(names);
  }

  /// Two who had everything that their teams have, have nothing any more.
  private void takeAway() throws Exception {
    for (String who : List.of("ben", "gia")) {
      assertThat(whoami(who)).contains("[\"crew\",\"guests\"]");
      post("/watches", "{\"product\":\"sales/zqhidden\"}", who);
      assertThat(notice(who, "zqmember")).isEqualTo(ofTeams.names().get("notice"));
      assertThat(client(who).get("/api/v1/agreements/sales/zq_guests_read", "operator").body())
          .contains("zqguestterms");
    }
    post("/watches", "{\"product\":\"sales/zqhidden\"}", "gus");
    apply(LeakDocuments.all(), "operator");
    client("operator").withToken(people.giaWithoutGroups()).get("/api/v1/whoami", "operator");
  }

  /// Tokens that open nothing, by what is wrong with them.
  Map<String, String> refused() {
    return refused;
  }

  String whoami(String who) throws Exception {
    return client(who).get("/api/v1/whoami", "operator").body();
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
    people.close();
  }

  private void apply(Map<String, String> documents, String who) throws Exception {
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

  private void ask(String who, String sql) throws Exception {
    String wanted = "{\"sql\":\"" + sql + "\",\"purpose\":\"exploration\"}";
    client(who).post("/api/v1/query", wanted, "operator");
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

  /// One that somebody was told about a request, as soon as they are.
  ///
  /// @param naming what stands in it
  private String notice(String who, String naming) throws Exception {
    String about = "\"about\":\"request\"";
    var deadline = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(deadline)) {
      String inbox = client(who).get("/api/v1/inbox", "operator").body();
      for (String one : NOTICE.splitAsStream(inbox).toList()) {
        if (one.contains(about) && one.contains(naming)) {
          return one.replaceFirst("(?s).*?\"number\":(\\d+).*", "$1");
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError(who + " was not told of a request of " + naming);
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
