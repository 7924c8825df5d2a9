package dev.weft.server.rest;

import static dev.weft.server.rest.EdgeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.TokenBook;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.Vouched;
import dev.weft.usecases.audit.AuditQuestion;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.run.RunView;
import dev.weft.usecases.run.ShowCheckHistory;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every route on a real port, over use cases that remember what they were asked.
class ApiTest {

  private static final ProductId DEPARTURES = new ProductId("operations", "departures");
  private static final Map<String, Principal> TOKENS = new HashMap<>();
  private static final AtomicLong POSITION = new AtomicLong();
  private static final FakeUses USES = new FakeUses();
  private static TestDoor door;

  @BeforeAll
  static void open() {
    door = TestDoor.open(USES.all(), new Book());
  }

  @AfterAll
  static void close() {
    door.close();
  }

  @Test
  void showsTheStatus() {
    assertThat(door.get("/api/v1/status").body())
        .isEqualTo(
            """
            {"schema":"weft.status/v1","mesh":null,"version":"test","url":"http://x",\
            "database":null,"startedAt":"2026-01-01T00:00:00Z","journal":0,"sample":false,"people":[],\
            "domains":0,"products":[],"ending":[],"missed":[],"running":0,"cage":{"isolation":"best_effort",\
            "workers":1,"guards":[{"name":"seccomp","holds":true}]}}""");
  }

  @Test
  void saysWhoAsks() {
    assertThat(door.get("/api/v1/whoami").body())
        .startsWith("{\"schema\":\"weft.whoami/v1\",\"principal\":\"operator\",\"actor\":null,");
  }

  @Test
  void listsTheAudit() {
    var answer =
        door.get(
            "/api/v1/audit?column=customer/members:members%23email&since=7d&principal=cleo"
                + "&outcome=allow&product=customer/members&cursor=9&limit=2");
    assertThat(USES.lastAsked())
        .isEqualTo(
            new Ask.Audit(
                new AuditQuestion(
                    Optional.of("customer/members:members#email"),
                    Optional.of("7d"),
                    Optional.of("cleo"),
                    Optional.of("allow"),
                    Optional.of(new ProductId("customer", "members"))),
                new PageRequest("9", 2)));
    assertThat(answer.body())
        .startsWith("{\"schema\":\"weft.audit/v1\",\"items\":[{\"id\":42,")
        .contains("\"columns\":[{\"name\":\"email\",\"shown\":\"show\",\"used\":true}]")
        .endsWith("\"next\":\"41\"}");
  }

  @Test
  void verifiesTheAudit() {
    assertThat(door.get("/api/v1/audit/verification").body())
        .isEqualTo(
            """
            {"schema":"weft.auditverification/v1","whole":false,"records":42,"begins":1,"segments":3,\
            "unsealed":1,"foreign":0,"head":{"segment":3,"hash":"abc","signature":"sig"},\
            "breaches":[{"kind":"changed","place":"record 17","message":"it was changed"}]}""");
  }

  @Test
  void givesTheAuditOut() {
    var answer = door.get("/api/v1/audit/export");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(answer.body()).isEqualTo("{\"record\":1}\n");
  }

  @Test
  void plansAFolder() throws IOException {
    var file = SourceFile.of("mesh.yaml", "a: 1");
    var answer = door.send(zip("/api/v1/plans", ZippedFolderTest.zip(file)));
    assertThat(USES.lastAsked()).isEqualTo(List.of(file));
    assertThat(answer.body())
        .startsWith("{\"schema\":\"weft.plan/v1\",\"fingerprint\":\"f1\",\"empty\":false,")
        .contains(
            """
            "findings":[{"code":"W-DOC-009","severity":"warning",\
            "message":"The field 'colour' is unknown","file":"mesh.yaml","line":2,"column":3,\
            "pointer":"/colour","hint":"Leave it out.","excerpt":""}]""");
  }

  @Test
  void appliesWhatWasPlanned() throws IOException {
    var file = SourceFile.of("mesh.yaml", "a: 1");
    var body = ZippedFolderTest.zip(file);
    var answer = door.send(zip("/api/v1/applies", body).header("If-Match", "\"f1\""));
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Apply(List.of(file), "f1"));
    assertThat(answer.body())
        .isEqualTo(
            """
            {"schema":"weft.applied/v1","changed":true,"journal":7,"documents":1,"revisions":[],\
            "asked":[],"notYours":[]}""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "f1", "\"\"", "\"a\", \"b\""})
  void appliesNothingWithoutAPlan(String ifMatch) throws IOException {
    var answer =
        door.send(zip("/api/v1/applies", ZippedFolderTest.zip()).header("If-Match", ifMatch));
    assertProblem(answer, 400, "W-SERVER-001");
  }

  @Test
  void refusesAFolderThatIsNoZip() {
    assertProblem(door.send(zip("/api/v1/plans", new byte[] {1, 2, 3})), 400, "W-SERVER-001");
  }

  @Test
  void startsARun() {
    var answer =
        door.send(
            door.post("/api/v1/runs", "{\"product\":\"operations/departures\",\"major\":2}")
                .setHeader("Idempotency-Key", "run-1"));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).startsWith("{\"schema\":\"weft.run/v1\",\"id\":\"r1\",");
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Build(DEPARTURES, Optional.of(2), "run-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                          | /product",
        "{\"product\":\"\"}          | /product",
        "{\"product\":7,             | JSON",
        "[]                          | JSON",
        "nonsense                    | JSON",
        "{\"product\":\"nonsense\"}  | domain/product"
      })
  void saysWhatIsWrongWithABody(String body, String what) {
    var answer = door.send(door.post("/api/v1/runs", body));
    assertProblem(answer, 400, "W-SERVER-001");
    assertThat(answer.body()).contains(what);
  }

  @Test
  void previewsAFolderOnOtherSources() throws IOException {
    var file = SourceFile.of("product.yaml", "a: 1");
    var path = "/api/v1/previews?product=operations/departures&source=a=x/y=z.csv&source=b=c";
    var answer = door.send(zip(path, ZippedFolderTest.zip(file)));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(USES.lastAsked())
        .isEqualTo(
            new Ask.Preview(
                DEPARTURES, Optional.empty(), List.of(file), Map.of("a", "x/y=z.csv", "b", "c")));
  }

  @Test
  void previewsTheCurrentRevisionWithoutABody() {
    door.send(zip("/api/v1/previews?product=operations/departures&major=2", new byte[0]));
    assertThat(USES.lastAsked())
        .isEqualTo(new Ask.Preview(DEPARTURES, Optional.of(2), List.of(), Map.of()));
  }

  @Test
  void aFolderSaysItsMajorItself() throws IOException {
    var body = ZippedFolderTest.zip(SourceFile.of("product.yaml", "a: 1"));
    var path = "/api/v1/previews?product=operations/departures&major=2";
    assertProblem(door.send(zip(path, body)), 400, "W-SERVER-001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?product=operations",
        "?product=operations/departures&source=x",
        "?product=operations/departures&source=a=b&source=a=c"
      })
  void saysWhatIsWrongWithAPreview(String query) {
    assertProblem(door.send(zip("/api/v1/previews" + query, new byte[0])), 400, "W-SERVER-001");
  }

  @Test
  void listsInParts() {
    var answer = door.get("/api/v1/runs?product=operations/departures&cursor=5&limit=2");
    assertThat(USES.lastAsked())
        .isEqualTo(new Ask.Runs(Optional.of(DEPARTURES), new PageRequest("5", 2)));
    assertThat(answer.body())
        .startsWith("{\"schema\":\"weft.runs/v1\",\"items\":[{\"id\":\"r1\",")
        .endsWith("],\"next\":\"9\"}");
    door.get("/api/v1/runs");
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Runs(Optional.empty(), new PageRequest("", 50)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=501", "limit=-1", "limit=x", "limit=99999999999"})
  void refusesAPartWithoutMeaning(String query) {
    assertProblem(door.get("/api/v1/runs?" + query), 400, "W-SERVER-001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "99999999999", "1.5"})
  void saysWhatIsNoNumberInItsOwnWords(String text) {
    assertThat(door.get("/api/v1/runs?limit=" + text).body())
        .contains("A parameter is not valid: \\\"" + text + "\\\" is no number that fits")
        .doesNotContain("Exception");
  }

  @Test
  void aThingThatIsNotThereIsAProblem() {
    assertProblem(door.get("/api/v1/runs/none"), 404, "W-RUN-006");
    assertProblem(door.get("/api/v1/runs/none/events"), 404, "W-RUN-006");
    assertProblem(door.get("/api/v1/products/Operations/a%20b"), 404, "W-REGISTRY-001");
  }

  @Test
  void followsARun() {
    var one = new RunView.Step("flights", "transform", "running", null, null, null, "");
    var two = new RunView.Step("flights", "transform", "succeeded", 3L, null, 5L, "");
    USES.runs.clear();
    USES.runs.addAll(
        List.of(
            FakeUses.run("running"),
            FakeUses.run("running", one),
            FakeUses.run("running", one),
            FakeUses.run("running", two),
            FakeUses.run("succeeded", two)));
    var answer = door.get("/api/v1/runs/r1/events");
    USES.runs.clear();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    assertThat(answer.body().lines().filter(line -> !line.isEmpty() && !line.startsWith(":")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("event: step"),
            line -> assertThat(line).contains("\"state\":\"running\"").startsWith("data: {"),
            line -> assertThat(line).isEqualTo("event: step"),
            line -> assertThat(line).contains("\"state\":\"succeeded\",\"rows\":3"),
            line -> assertThat(line).isEqualTo("event: end"),
            line -> assertThat(line).startsWith("data: {\"schema\":\"weft.run/v1\",\"id\":\"r1\""));
  }

  @Test
  void stopsARun() {
    var answer = door.send(door.post("/api/v1/runs/r1/cancel", ""));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"state\":\"cancelled\"");
  }

  @Test
  void showsAProductAndNamesItsState() {
    var answer = door.get("/api/v1/products/operations/departures?major=1");
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Product(DEPARTURES, Optional.of(1)));
    assertThat(answer.headers().firstValue("ETag")).isPresent();
    assertThat(answer.body()).startsWith("{\"schema\":\"weft.product/v1\"");
  }

  @Test
  void givesTheTextOfAContract() {
    var answer = door.get("/api/v1/inputs/c1?major=1");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/yaml");
    assertThat(answer.body()).isEqualTo("kind: DataContract\n");
  }

  @Test
  void comparesAndRollsBack() {
    var base = "/api/v1/products/operations/departures";
    assertThat(door.get(base + "/releases").body()).startsWith("{\"schema\":\"weft.releases/v1\"");
    assertThat(door.get(base + "/releases/3").body()).startsWith("{\"schema\":\"weft.release/v1\"");
    door.get(base + "/releases/1/diff/3");
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Difference(DEPARTURES, 1, 3));
    var back = door.send(door.post(base + "/rollbacks", "{\"to\":3}"));
    assertThat(back.statusCode()).isEqualTo(201);
    assertThat(USES.lastAsked()).isEqualTo(new Ask.Release(DEPARTURES, 3));
    assertProblem(door.send(door.post(base + "/rollbacks", "{\"to\":0}")), 400, "W-SERVER-001");
    assertProblem(door.get(base + "/releases/x"), 400, "W-SERVER-001");
  }

  @Test
  void tellsWhatChecksFound() {
    var base = "/api/v1/products/operations/departures/checks";
    assertThat(door.get(base + "?major=2&cursor=50&limit=3").body())
        .isEqualTo(
            """
            {"schema":"weft.checks/v1","items":[{"table":"flights","name":"rows",\
            "element":"flights","severity":"error","outcome":"passed","failing":null,"actual":"",\
            "expected":"","message":"","checkedAt":"2026-01-01T00:00:00Z","run":"r1",\
            "release":null}],"next":null}""");
    assertThat(USES.lastAsked())
        .isEqualTo(new Ask.Checks(DEPARTURES, Optional.of(2), new PageRequest("50", 3)));
    assertThat(door.get(base + "/history?table=flights&check=range(a%20%2F%20b)").body())
        .startsWith("{\"schema\":\"weft.checks/v1\",\"items\":[");
    assertThat(USES.lastAsked())
        .isEqualTo(
            new Ask.CheckHistory(
                new ShowCheckHistory.Asked(DEPARTURES, Optional.empty(), "flights", "range(a / b)"),
                new PageRequest("", 50)));
    assertProblem(door.get(base + "/history?table=flights"), 400, "W-SERVER-001");
    assertProblem(door.get(base + "?limit=0"), 400, "W-SERVER-001");
  }

  @ParameterizedTest
  @CsvSource({
    "'', ARROW, application/vnd.apache.arrow.stream",
    "*/*, ARROW, application/vnd.apache.arrow.stream",
    "text/csv, CSV, text/csv",
    "'text/csv;q=0.5, application/json', JSON, application/json",
    "'image/png, application/x-ndjson', NDJSON, application/x-ndjson",
    "application/vnd.apache.parquet, PARQUET, application/vnd.apache.parquet"
  })
  void streamsResultsAsTheyAreAccepted(String accept, String rendering, String type) {
    var request = door.post("/api/v1/query", "{\"sql\":\"select 1\"}");
    var answer = door.send(accept.isEmpty() ? request : request.header("Accept", accept));
    assertThat(answer.body()).isEqualTo(rendering + ":select 1");
    assertThat(answer.headers().firstValue("Content-Type")).contains(type);
    assertThat(answer.headers().firstValue("X-Weft-Query-Id").orElseThrow()).hasSize(36);
  }

  @Test
  void sendsWhatCannotBeSentAsAProblem() {
    var request =
        door.post("/api/v1/query", "{\"sql\":\"select 1\"}").header("Accept", "image/png");
    assertProblem(door.send(request), 400, "W-SERVER-001");
  }

  @Test
  void saysThatThereIsMore() {
    var all = door.send(door.post("/api/v1/query", "{\"sql\":\"select 1\"}"));
    assertThat(all.headers().firstValue("X-Weft-Truncated")).isEmpty();
    var some = door.send(door.post("/api/v1/query", "{\"sql\":\"select many\"}"));
    assertThat(some.headers().firstValue("X-Weft-Truncated")).contains("true");
  }

  @Test
  void aStatementThatFailsEarlyIsAProblem() {
    var answer = door.send(door.post("/api/v1/query", "{\"sql\":\"select slow\"}"));
    assertProblem(answer, 422, "W-SQL-009");
  }

  @Test
  void saysWhenToComeAgainWhereTooManyWait() {
    var busy = door.send(door.post("/api/v1/query", "{\"sql\":\"select busy\"}"));
    assertProblem(busy, 429, "W-SERVER-015");
    assertThat(busy.headers().firstValue("Retry-After")).contains("1");
    var slow = door.send(door.post("/api/v1/query", "{\"sql\":\"select slow\"}"));
    assertThat(slow.headers().firstValue("Retry-After")).isEmpty();
  }

  @Test
  void runsAStatementUnderItsIdAndStopsIt() {
    String id = UUID.randomUUID().toString();
    var body = "{\"sql\":\"select 1\",\"limit\":0,\"purpose\":\"exploration\"}";
    var answer = door.send(door.post("/api/v1/query", body).header("X-Weft-Query-Id", id));
    assertThat(answer.headers().firstValue("X-Weft-Query-Id")).contains(id);
    assertThat(USES.lastAsked())
        .isInstanceOfSatisfying(
            Ask.Query.class,
            query -> {
              assertThat(query.request().id()).isEqualTo(id);
              assertThat(query.request().limit()).isZero();
            });
    var stopped = door.send(door.request("/api/v1/queries/" + id).DELETE());
    assertThat(stopped.statusCode()).isEqualTo(204);
    assertThat(USES.lastAsked()).isEqualTo(id);
  }

  @Test
  void makesATokenAndShowsItOnce() {
    var answer = door.send(door.post("/api/v1/tokens", "{\"name\":\"ci\",\"days\":30}"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .startsWith(
            "{\"schema\":\"weft.token/v1\",\"id\":\"t1\",\"name\":\"ci\",\"kind\":\"personal\",\"scope\":\"all\",\"token\":\"weft_secret\"");
    assertThat(door.get("/api/v1/tokens").body()).doesNotContain("weft_secret");
    for (String wanted : List.of("\"days\":0", "\"days\":1,\"scope\":\"much\"")) {
      var refused = door.send(door.post("/api/v1/tokens", "{\"name\":\"ci\"," + wanted + "}"));
      assertProblem(refused, 400, "W-SERVER-001");
    }
  }

  @Test
  void aRevokedTokenOpensNothingAnyMore() {
    TOKENS.put("weft_bo", new Principal.OfPerson("bo"));
    var asBo = door.request("/api/v1/whoami").setHeader("Authorization", "Bearer weft_bo");
    assertThat(door.send(asBo).statusCode()).isEqualTo(200);
    assertThat(USES.caller().principal().text()).isEqualTo("bo");
    TOKENS.clear();
    POSITION.incrementAndGet();
    assertThat(door.send(door.request("/api/v1/tokens/t1").DELETE()).statusCode()).isEqualTo(200);
    assertProblem(door.send(asBo), 401, "W-ACCESS-001");
  }

  @Test
  void looksAfterStorage() {
    assertThat(door.get("/api/v1/storage").body())
        .startsWith(
            "{\"schema\":\"weft.storage/v1\",\"reachable\":3,\"unreachable\":0,\"missing\":0,");
    door.send(door.post("/api/v1/storage/sweep", ""));
    assertThat(USES.lastAsked()).isEqualTo("sweep");
  }

  @Test
  void listsDomainsProductsAndContracts() {
    assertThat(door.get("/api/v1/domains").body()).startsWith("{\"schema\":\"weft.domains/v1\"");
    assertThat(door.get("/api/v1/domains/operations").body())
        .startsWith("{\"schema\":\"weft.domain/v1\",\"name\":\"operations\"");
    assertThat(door.get("/api/v1/products?domain=operations").body())
        .isEqualTo("{\"schema\":\"weft.products/v1\",\"items\":[],\"next\":null}");
    assertThat(door.get("/api/v1/contracts").body())
        .startsWith("{\"schema\":\"weft.contracts/v1\"");
    assertThat(door.get("/api/v1/lineage?of=a/b:c%23d&direction=down").body())
        .startsWith("{\"schema\":\"weft.lineage/v1\",\"reference\":\"a/b:c#d\"");
    assertThat(door.get("/api/v1/lineage?of=a/b&direction=sideways").statusCode()).isEqualTo(400);
    assertThat(door.get("/api/v1/contracts/c1").body())
        .startsWith("{\"schema\":\"weft.contract/v1\",\"id\":\"c1\"");
  }

  private static HttpRequest.Builder zip(String path, byte[] zip) {
    return door.request(path)
        .header("Content-Type", "application/zip")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(zip));
  }

  /// Tokens that a test may end.
  @Test
  void exchangesATokenForOneThatEndsSoon() {
    var made = door.send(door.post("/api/v1/access-tokens", "{\"minutes\":60}"));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).startsWith("{\"schema\":\"weft.accesstoken/v1\",\"token\":\"ey");
    String token = made.body().split("\"", -1)[7];
    var bearer = "Bearer " + token;
    door.send(door.request("/api/v1/whoami").setHeader("Authorization", bearer));
    assertThat(USES.caller().principal()).isEqualTo(new Principal.Operator());
    for (String path : List.of("/api/v1/access-tokens", "/api/v1/tokens")) {
      var body = "{\"name\":\"ci\",\"days\":1,\"minutes\":1}";
      var more = door.send(door.post(path, body).setHeader("Authorization", bearer));
      assertProblem(more, 401, "W-ACCESS-001");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"minutes\":0}", "{\"minutes\":61}"})
  void anAccessTokenLivesUpToAnHour(String body) {
    var answer = door.send(door.post("/api/v1/access-tokens", body));
    assertProblem(answer, 400, "W-SERVER-001");
  }

  @Test
  void showsTheKeysToAnybody() {
    var request = door.request("/.well-known/jwks.json").setHeader("Authorization", "none");
    var answer = door.send(request);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/jwk-set+json");
    assertThat(answer.body()).contains("\"crv\":\"P-256\"").doesNotContain("\"d\":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/products/operations/departures",
        "/api/v1/products/operations/departures/releases/3",
        "/api/v1/contracts/c1",
        "/api/v1/inputs/c1"
      })
  void sendsAStateOnlyToWhoDoesNotHaveIt(String path) {
    String tag = door.get(path).headers().firstValue("ETag").orElseThrow();
    for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
      var same = door.send(door.request(path).header("If-None-Match", known));
      assertThat(same.statusCode()).as(known).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(same.headers().firstValue("ETag")).contains(tag);
      assertThat(same.headers().firstValue("X-Weft-Trace")).isPresent();
      assertThat(same.headers().firstValue("Content-Type")).isEmpty();
    }
    var other = door.send(door.request(path).header("If-None-Match", "\"other\""));
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.headers().firstValue("ETag")).contains(tag);
  }

  private record Book() implements TokenBook {
    @Override
    public Holder signIn(String token) {
      Principal holder = TOKENS.get(token);
      return holder == null
          ? new TestDoor.Book().signIn(token)
          : new Holder(holder, Optional.of(token), Scope.ALL);
    }

    @Override
    public Holder owner(String id) {
      return new TestDoor.Book().owner(id);
    }

    @Override
    public Holder recognize(Vouched vouched, SignIn.Shown shown) {
      return new Holder(new Principal.OfPerson(vouched.account()), Optional.empty(), Scope.ALL);
    }

    @Override
    public long position() {
      return POSITION.get();
    }

    @Override
    public Principal declared(String name) {
      return new TestDoor.Book().declared(name);
    }
  }
}
