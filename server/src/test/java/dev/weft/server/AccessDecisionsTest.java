package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members, requests for access and agreements over HTTP, on a server with rows: who is let
/// through, who is turned away, and that what was decided holds for the next question. Amounts of
/// orders are personal; ann owns sales, bo is its steward, flo and zoe have no role.
class AccessDecisionsTest {

  private static final String AGREEMENT = "sales/agreements/zoe.yaml";

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
      apply(documents(), who);
    }
    String run = TestClient.member(post("/runs", "{\"product\":\"sales/orders\"}", "ann"), "id");
    assertThat(get("/runs/" + run + "/events", "ann").body()).contains("succeeded");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void letsAnOwnerChangeMembersAndNobodyElse() throws Exception {
    String members = "/domains/sales/members";
    String flo = "{\"who\":\"flo\",\"roles\":[\"analyst\"],\"purposes\":[]}";
    for (String who : List.of("flo", "eve", "bo", "operator")) {
      var refused = post(members, flo, who);
      assertThat(refused.statusCode()).as(who + refused.body()).isEqualTo(403);
      assertThat(delete(members + "/eve", who).statusCode()).as(who).isEqualTo(403);
    }
    assertThat(get(members, "zoe").body()).contains("\"who\":\"eve\"").doesNotContain("\"flo\"");

    assertThat(post(members, flo, "ann").statusCode()).isEqualTo(200);
    assertThat(get(members, "zoe").body()).contains("\"who\":\"flo\",\"roles\":[\"analyst\"]");
    assertThat(get("/domains/sales", "zoe").body()).contains("\"who\":\"flo\"");
    assertThat(delete(members + "/flo", "ann").statusCode()).isEqualTo(204);
    assertThat(delete(members + "/flo", "ann").statusCode()).isEqualTo(204);
    assertThat(get(members, "zoe").body()).doesNotContain("\"flo\"");
  }

  @Test
  void saysWhatIsWrongWithAMember() throws Exception {
    String members = "/domains/sales/members";
    for (String wrong :
        List.of(
            "{\"who\":\"nobody\",\"roles\":[\"analyst\"]}",
            "{\"who\":\"flo\",\"roles\":[\"governance_lead\"]}",
            "{\"who\":\"flo\",\"roles\":[]}",
            "{\"who\":\"flo\",\"roles\":[\"analyst\"],\"purposes\":[\"fun\"]}")) {
      var refused = post(members, wrong, "ann");
      assertThat(refused.statusCode()).as(wrong).isEqualTo(422);
      assertThat(refused.body()).contains("W-ACCESS-");
    }
    var own = post(members, "{\"who\":\"ann\",\"roles\":[\"product_owner\",\"analyst\"]}", "ann");
    assertThat(own.statusCode()).isEqualTo(403);
    assertThat(post(members, "{\"who\":\"flo\",\"roles\":[\"steward\"]}", "ann").statusCode())
        .isEqualTo(403);
    assertThat(get("/domains/nothing/members", "ann").statusCode()).isEqualTo(404);
  }

  @Test
  void takesOwnerAndStewardAndEndsWithTheRevocation() throws Exception {
    assertThat(rows("flo").statusCode()).isEqualTo(403);
    long number = ask("flo");
    var half = post("/access-requests/" + number + "/approval", "", "ann");
    assertThat(half.statusCode()).as(half.body()).isEqualTo(200);
    assertThat(half.body()).contains("\"state\":\"open\"", "\"waitsFor\":[\"bo\"]");
    assertThat(post("/access-requests/" + number + "/approval", "", "ann").statusCode())
        .isEqualTo(403);
    assertThat(post("/access-requests/" + number + "/approval", "", "eve").statusCode())
        .isEqualTo(404);
    assertThat(rows("flo").statusCode()).isEqualTo(403);

    var whole = post("/access-requests/" + number + "/approval", "", "bo");
    assertThat(whole.body()).contains("\"state\":\"approved\"");
    String id = TestClient.member(whole, "agreement");
    var seen = rows("flo");
    assertThat(seen.statusCode()).as(seen.body()).isEqualTo(200);
    assertThat(seen.body()).contains("n\n2\n");
    assertThat(get("/agreements/sales/" + id, "flo").body()).contains("\"state\":\"active\"");
    assertThat(get("/agreements/sales/" + id, "zoe").statusCode()).isEqualTo(404);
    assertThat(get("/agreements", "zoe").body()).doesNotContain(id);

    String revocation = "/agreements/sales/" + id + "/revocation";
    assertThat(post(revocation, "", "flo").statusCode()).isEqualTo(403);
    assertThat(post(revocation, "", "zoe").statusCode()).isEqualTo(404);
    assertThat(post(revocation, "", "ann").body()).contains("\"state\":\"revoked\"");
    assertThat(rows("flo").statusCode()).isEqualTo(403);
    assertThat(post(revocation, "", "ann").body()).contains("\"state\":\"revoked\"");
    assertThat(get("/agreements/sales/" + id, "flo").body()).contains("\"state\":\"revoked\"");
  }

  @Test
  void endsRequestsWithoutAnAgreement() throws Exception {
    long rejected = ask("flo");
    String rejection = "/access-requests/" + rejected + "/rejection";
    assertThat(post(rejection, "{\"reason\":\"x\"}", "zoe").statusCode()).isEqualTo(404);
    assertThat(post(rejection, "{\"reason\":\"x\"}", "flo").statusCode()).isEqualTo(403);
    assertThat(post(rejection, "{\"reason\":\"\"}", "ann").statusCode()).isEqualTo(400);
    assertThat(post(rejection, "{\"reason\":\"Too much\"}", "bo").body())
        .contains("\"state\":\"rejected\"", "\"answer\":\"Too much\"", "\"waitsFor\":[]");

    long withdrawn = ask("flo");
    String withdrawal = "/access-requests/" + withdrawn + "/withdrawal";
    assertThat(post(withdrawal, "", "ann").statusCode()).isEqualTo(403);
    assertThat(post(withdrawal, "", "zoe").statusCode()).isEqualTo(404);
    assertThat(post(withdrawal, "", "flo").body()).contains("\"state\":\"withdrawn\"");

    for (long ended : List.of(rejected, withdrawn)) {
      for (String deed : List.of("approval", "withdrawal")) {
        String who = deed.equals("approval") ? "ann" : "flo";
        var late = post("/access-requests/" + ended + "/" + deed, "", who);
        assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
      }
    }
    assertThat(get("/access-requests?state=rejected", "flo").body())
        .contains("\"number\":" + rejected)
        .doesNotContain("\"number\":" + withdrawn);
    assertThat(get("/access-requests", "zoe").body()).doesNotContain("\"requester\":\"flo\"");
    assertThat(rows("flo").statusCode()).isEqualTo(403);
  }

  @Test
  void letsARuleOfTheOwnersAnswer() throws Exception {
    var documents = documents();
    documents.put(
        "sales/policies/ids.yaml",
        """
        apiVersion: weft/v1
        kind: Rule
        id: ids
        scope: sales
        on: agreement
        stage: enforce
        reason: Anybody may count orders.
        when: agreement.columns == ['orders.order_id']
        then: approve
        """);
    apply(documents, "ann");

    var asked = post("/access-requests", wanted(",\"columns\":{\"orders\":[\"order_id\"]}"), "zoe");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertThat(asked.body())
        .contains("\"state\":\"approved\"", "\"answer\":\"By rule sales/ids.\"")
        .contains("\"role\":\"product_owner\",\"who\":\"ann\"", "\"waitsFor\":[]");
    String id = TestClient.member(asked, "agreement");
    assertThat(rows("zoe").body()).contains("n\n2\n");
    assertThat(get("/agreements/sales/" + id, "zoe").body()).contains("\"state\":\"active\"");
    assertThat(ask("zoe")).as("what is personal waits for people").isPositive();

    assertThat(post("/agreements/sales/" + id + "/revocation", "", "ann").statusCode())
        .isEqualTo(200);
    assertThat(rows("zoe").statusCode()).isEqualTo(403);
  }

  @Test
  void letsAnAgreementGoOnWithTheYesOfBoth() throws Exception {
    LocalDate until = LocalDate.now(ZoneOffset.UTC).plusDays(10);
    var asked = post("/access-requests", wanted(",\"until\":\"" + until + "\""), "flo");
    String id = approved(number(asked, "number"));
    String agreement = "/agreements/sales/" + id;
    assertThat(get(agreement, "flo").body()).contains("\"until\":\"" + until + "\"");

    String later = "{\"until\":\"" + until.plusDays(30) + "\",\"reason\":\"It takes longer.\"}";
    assertThat(post(agreement + "/renewals", later, "zoe").statusCode()).isEqualTo(404);
    var renewal = post(agreement + "/renewals", later, "flo");
    assertThat(renewal.statusCode()).as(renewal.body()).isEqualTo(201);
    assertThat(renewal.body()).contains("\"state\":\"open\"", "\"waitsFor\":[\"ann\",\"bo\"]");
    assertThat(get(agreement, "flo").body()).contains("\"until\":\"" + until + "\"");

    assertThat(approved(number(renewal, "number"))).as("it keeps its id").isEqualTo(id);
    assertThat(get(agreement, "flo").body())
        .contains("\"until\":\"" + until.plusDays(30) + "\"", "\"state\":\"active\"");
    assertThat(rows("flo").statusCode()).isEqualTo(200);
    assertThat(post(agreement + "/revocation", "", "ann").statusCode()).isEqualTo(200);
  }

  /// The agreement that comes of it when ann and bo say yes.
  private static String approved(long number) throws Exception {
    String approval = "/access-requests/" + number + "/approval";
    assertThat(post(approval, "", "ann").body()).contains("\"state\":\"open\"");
    var whole = post(approval, "", "bo");
    assertThat(whole.body()).contains("\"state\":\"approved\"");
    return TestClient.member(whole, "agreement");
  }

  @Test
  void saysWhereAConditionOnRowsIsWrong() throws Exception {
    var refused =
        post("/access-requests", wanted(",\"rows\":{\"orders\":\"row.amount > 'x'\"}"), "flo");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("\"file\":\"rows of orders\",\"line\":1,\"column\":12")
        .contains("One side is a number, the other a text");
  }

  @Test
  void appliesAnAgreementOnlyWithTheStewardsYesToThatText() throws Exception {
    var documents = documents();
    documents.put(AGREEMENT, agreement("Because."));
    var applied = apply(documents, "ann");
    assertThat(applied.body())
        .contains("\"documents\":0", "\"asked\":[{\"agreement\":\"zoe_reads\"")
        .contains("\"who\":[\"bo\"]");
    assertThat(rows("zoe").statusCode()).isEqualTo(403);
    long first = number(applied, "request");

    documents.put(AGREEMENT, agreement("For another reason."));
    var stale = plan(documents, "bo");
    long second = number(apply(documents, "ann"), "request");
    assertThat(post("/access-requests/" + first + "/approval", "", "bo").statusCode())
        .isEqualTo(409);
    var late =
        send(
            client
                .zip("/api/v1/applies", documents, "bo")
                .header("If-Match", "\"" + TestClient.member(stale, "fingerprint") + "\""));
    assertThat(late.statusCode()).as(late.body()).isEqualTo(409);
    assertThat(late.body()).contains("access request of agreement sales/zoe_reads");

    assertThat(post("/access-requests/" + second + "/approval", "", "bo").body())
        .contains("\"state\":\"approved\"", "\"document\":\"" + AGREEMENT + "\"");
    assertThat(rows("zoe").statusCode()).isEqualTo(200);

    // Another text waits; the agreement ends meanwhile, and the late yes is a conflict.
    documents.put(AGREEMENT, agreement("For a third reason."));
    long third = number(apply(documents, "ann"), "request");
    assertThat(rows("zoe").statusCode()).isEqualTo(200);
    assertThat(post("/agreements/sales/zoe_reads/revocation", "", "ann").statusCode())
        .isEqualTo(200);
    assertThat(post("/access-requests/" + third + "/approval", "", "bo").statusCode())
        .isEqualTo(409);
    assertThat(rows("zoe").statusCode()).isEqualTo(403);
  }

  @Test
  void doesNothingTwiceUnderOneKey() throws Exception {
    var request = client.json("/api/v1/access-requests", wanted(""), "zoe");
    var first = send(request);
    var again = send(request);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    long number = number(first, "number");

    var yes = client.json("/api/v1/access-requests/" + number + "/approval", "", "ann");
    var given = send(yes);
    assertThat(given.body()).contains("\"waitsFor\":[\"bo\"]");
    assertThat(send(yes).body()).isEqualTo(given.body());
    assertThat(get("/access-requests/" + number, "zoe").body())
        .containsOnlyOnce("\"role\":\"product_owner\"");

    var no =
        client.json(
            "/api/v1/access-requests/" + number + "/rejection", "{\"reason\":\"a\"}", "ann");
    String key = no.build().headers().firstValue("Idempotency-Key").orElseThrow();
    assertThat(send(no).statusCode()).isEqualTo(200);
    var other =
        client
            .as("/api/v1/access-requests/" + number + "/rejection", "ann")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"b\"}"));
    assertThat(send(other).statusCode()).isIn(409, 422);
    assertThat(get("/access-requests/" + number, "zoe").body()).contains("\"answer\":\"a\"");
  }

  private static long ask(String who) throws Exception {
    var asked = post("/access-requests", wanted(""), who);
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
    assertThat(asked.body()).contains("\"personal\":true", "\"waitsFor\":[\"ann\",\"bo\"]");
    return number(asked, "number");
  }

  private static String wanted(String more) {
    return "{\"product\":\"sales/orders\",\"purposes\":[\"exploration\"],\"reason\":\"A study.\""
        + more
        + "}";
  }

  private static long number(HttpResponse<String> answer, String name) {
    var match = Pattern.compile("\"" + name + "\":(\\d+)").matcher(answer.body());
    assertThat(match.find()).as(answer.body()).isTrue();
    return Long.parseLong(match.group(1));
  }

  private static HttpResponse<String> rows(String who) throws Exception {
    return send(
        client
            .json(
                "/api/v1/query", "{\"sql\":\"select count(*) as n from sales.orders.orders\"}", who)
            .header("Accept", "text/csv"));
  }

  private static String agreement(String reason) {
    return """
    apiVersion: weft/v1
    kind: Agreement
    id: zoe_reads
    product: sales/orders@1
    consumer: person:zoe
    purposes: [exploration]
    reason: %s
    """
        .formatted(reason);
  }

  private static Map<String, String> documents() {
    var documents = new TreeMap<>(JourneyTest.DOCUMENTS);
    for (String name : List.of("flo", "zoe", "bo")) {
      documents.merge(
          "people.yaml",
          "---\napiVersion: weft/v1\nkind: Person\nname: " + name + "\ntitle: " + name + "\n",
          String::concat);
    }
    documents.computeIfPresent(
        "sales/domain.yaml",
        (_, text) -> text.replace("members:", "members:\n  - { who: bo, roles: [steward] }"));
    documents.replaceAll(
        (file, text) ->
            file.endsWith("internal/raw_orders.yaml")
                ? text.replace(
                    "name: amount, logicalType: number, classification: public",
                    "name: amount, logicalType: number, classification: personal")
                : file.endsWith("contracts/orders.yaml")
                    ? text.replace(
                        "required: true\n          classification: public",
                        "required: true\n          classification: personal")
                    : text);
    return documents;
  }

  private static HttpResponse<String> plan(Map<String, String> documents, String who)
      throws Exception {
    return send(client.zip("/api/v1/plans", documents, who));
  }

  private static HttpResponse<String> apply(Map<String, String> documents, String who)
      throws Exception {
    return client.apply(documents, plan(documents, who), who);
  }

  private static HttpResponse<String> get(String path, String who) throws Exception {
    return client.get("/api/v1" + path, who);
  }

  private static HttpResponse<String> post(String path, String json, String who) throws Exception {
    return client.post("/api/v1" + path, json, who);
  }

  private static HttpResponse<String> delete(String path, String who) throws Exception {
    return send(
        client
            .as("/api/v1" + path, who)
            .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
            .DELETE());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return TestClient.send(request);
  }
}
