package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.folder.PolicyTesting.Tested;
import dev.weft.model.error.Place;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Requests for access, agreements, members.
class AccessRequestTest {

  private static final String REQUEST =
      """
      {"schema":"weft.accessrequest/v1","number":7,"product":"customer/members@1","port":null,
       "consumer":"person:cy","requester":"cy","purposes":["exploration"],
       "columns":{"members":["tier","market"]},"rows":{"members":"row.market == 'CA'"},
       "until":"2027-12-31","onward":"guarded","reason":"A study.","state":"open",
       "personal":true,"createdAt":"2026-01-01T00:00:00Z","decidedAt":null,"answer":null,
       "agreement":null,
       "approvals":[{"role":"steward","who":"bo","at":"2026-01-02T00:00:00Z"}],
       "waitsFor":["cleo"]}
      """;

  private static final String AGREEMENT =
      """
      {"schema":"weft.agreement/v1","domain":"customer","id":"cy_reads_members_7",
       "product":"customer/members@1","port":"members","consumer":"person:cy",
       "purposes":["exploration"],"columns":{},"rows":{},"from":null,"until":"2027-12-31","endsIn":12,
       "onward":"guarded","reason":"A study.","state":"active","version":1,
       "changedAt":"2026-01-03T00:00:00Z","changedBy":"cleo","text":"kind: Agreement"}
      """;

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void asksForColumnsAndRowsOfAProduct() {
    server.on("POST /access-requests", 201, REQUEST);

    Shell.Result result =
        Shell.at(server)
            .run(
                "access",
                "request",
                "customer/members@1",
                "--purpose",
                "exploration,customer_contact",
                "--columns",
                "members.tier,members.market,bookings.day",
                "--rows",
                "members=row.market == 'CA'",
                "--until",
                "2027-12-31",
                "--for",
                "product:insights/network",
                "--reason",
                "A study.");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("Request 7 waits for cleo.\n");
    assertThat(server.last("POST").text())
        .isEqualTo(
            "{\"product\":\"customer/members\",\"major\":1,"
                + "\"purposes\":[\"exploration\",\"customer_contact\"],"
                + "\"columns\":{\"members\":[\"tier\",\"market\"],\"bookings\":[\"day\"]},"
                + "\"rows\":{\"members\":\"row.market == 'CA'\"},"
                + "\"reason\":\"A study.\",\"until\":\"2027-12-31\","
                + "\"consumer\":\"product:insights/network\"}");
  }

  @Test
  void refusesWhatNamesNoColumnOrOneRelease() {
    Shell shell = Shell.at(server);
    String[] rest = {"--purpose", "exploration", "--reason", "x"};
    assertThat(
            shell
                .run(
                    "access",
                    "request",
                    "a/b",
                    rest[0],
                    rest[1],
                    rest[2],
                    rest[3],
                    "--columns",
                    "t")
                .exit())
        .isEqualTo(2);
    Shell.Result pinned =
        shell.run("access", "request", "a/b@1.0.0+3", rest[0], rest[1], rest[2], rest[3]);
    assertThat(pinned.exit()).isEqualTo(2);
    assertThat(pinned.err()).contains("not to one release");
    assertThat(shell.run("access", "request", "a/b").exit()).isEqualTo(2);
  }

  @Test
  void listsAndShowsRequests() {
    server
        .on(
            "GET /access-requests",
            "{\"schema\":\"weft.accessrequests/v1\",\"next\":null,\"items\":[" + REQUEST + "]}")
        .on("GET /access-requests/7", REQUEST);

    Golden.check("access/list.txt", Shell.at(server).run("access", "list").out());
    Golden.check("access/show.txt", Shell.at(server).run("access", "show", "7").out());
  }

  @Test
  void decidesRequests() {
    server
        .on("POST /access-requests/7/approval", REQUEST)
        .on(
            "POST /access-requests/8/approval",
            REQUEST.replace("\"agreement\":null", "\"agreement\":\"cy_reads_members_8\""))
        .on("POST /access-requests/7/rejection", REQUEST)
        .on("POST /access-requests/7/withdrawal", REQUEST);

    assertThat(Shell.at(server).run("access", "approve", "7").out())
        .isEqualTo("Request 7 still waits for cleo.\n");
    assertThat(Shell.at(server).run("access", "approve", "8").out())
        .isEqualTo("Request 8 is approved: agreement cy_reads_members_8.\n");
    assertThat(Shell.at(server).run("access", "reject", "7", "--reason", "Too much").out())
        .isEqualTo("Request 7 is rejected.\n");
    assertThat(server.last("POST").text()).isEqualTo("{\"reason\":\"Too much\"}");
    assertThat(Shell.at(server).run("access", "withdraw", "7").out())
        .isEqualTo("Request 7 is withdrawn.\n");
  }

  @Test
  void showsAndRevokesAgreements() {
    server
        .on(
            "GET /agreements",
            "{\"schema\":\"weft.agreements/v1\",\"next\":null,\"items\":[" + AGREEMENT + "]}")
        .on("GET /agreements/customer/cy_reads_members_7", AGREEMENT)
        .on("POST /agreements/customer/cy_reads_members_7/revocation", AGREEMENT);

    Golden.check("access/agreements.txt", Shell.at(server).run("agreement", "list").out());
    Golden.check(
        "access/agreement.txt",
        Shell.at(server).run("agreement", "show", "customer/cy_reads_members_7").out());
    server.on(
        "GET /agreements/customer/cy_reads_members_7/impact",
        """
        {"schema":"weft.agreementimpact/v1","domain":"customer","id":"cy_reads_members_7",
         "product":"customer/members@1","consumer":"product:insights/network","others":["more"],
         "broken":[{"who":"insights/network@1","effect":"builds stop","through":null},
          {"who":"person:cy","effect":"gets nothing new","through":"insights/network@1"}],
         "hidden":2,"more":true}
        """);
    Shell.Result asked = Shell.at(server).run("agreement", "revoke", "customer/cy_reads_members_7");
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err())
        .startsWith(
            """
            insights/network@1: builds stop
            person:cy: gets nothing new, through insights/network@1
            2 more that you may not see.
            These are the nearest ones: more are hit behind them.
            What these agreements cover goes on: more
            """);
    assertThat(
            Shell.at(server)
                .run("agreement", "revoke", "customer/cy_reads_members_7", "--yes")
                .out())
        .isEqualTo(
            "Revoked customer/cy_reads_members_7: person:cy may no longer use"
                + " customer/members@1 by it.\n");
    assertThat(Shell.at(server).run("agreement", "show", "cy_reads_members_7").exit()).isEqualTo(2);
  }

  @Test
  void asksForALaterDay() {
    server.on("POST /agreements/customer/cy_reads_members_7/renewals", 201, REQUEST);

    assertThat(
            Shell.at(server)
                .run(
                    "agreement",
                    "renew",
                    "customer/cy_reads_members_7",
                    "--until",
                    "2028-12-31",
                    "--reason",
                    "More.")
                .out())
        .isEqualTo("Request 7 waits for cleo.\n");
    assertThat(server.last("POST").text()).contains("\"until\":\"2028-12-31\"");
  }

  @Test
  void explainsWhatSomebodySees() {
    server.on(
        "GET /access/explanation",
        """
        {"schema":"weft.explanation/v1","table":"customer/members:members","principal":"eve",
         "purpose":"exploration","verdict":"allow","code":null,"reason":null,"remedy":null,
         "grant":"membership customer","otherGrants":["agreement a1"],
         "documents":[
          {"kind":"AccessPolicy","scope":"mesh","id":"personal_data_is_redacted","version":2,
           "stage":"enforce","effects":[{"column":"email","effect":"redact"}]},
          {"kind":"AccessPolicy","scope":"customer","id":"analysts_see_their_markets","version":1,
           "stage":"enforce","effects":[{"column":null,"effect":"filter"}]},
          {"kind":"AccessPolicy","scope":"mesh","id":"costs","version":1,"stage":"draft",
           "effects":[]}],
         "columns":[{"column":"email","result":"replace-with-null",
                     "because":["redact by mesh/personal_data_is_redacted"]},
                    {"column":"tier","result":"show","because":[]}],
         "filters":1,"minimumGroup":null,"incidents":[],"warnings":[],
         "basis":{"at":"2026-11-21T07:00:00.5Z","journal":41,
          "release":"customer/members@1.0.0+3","revision":2,
          "documents":[{"kind":"Domain","name":"customer","version":4,
                        "changedAt":"2026-11-20T07:00:00Z"},
                       {"kind":"Mesh","name":"air_travel","version":1,
                        "changedAt":"2026-11-19T07:00:00Z"},
                       {"kind":"Person","name":"eve","version":2,
                        "changedAt":"2026-11-19T07:00:00Z"}]}}
        """);

    String text =
        Shell.at(server).run("access", "explain", "customer/members:members", "--who", "eve").out();

    Golden.check("access/explain.txt", text);
    Golden.check(
        "access/explain.json",
        Shell.at(server).run("access", "explain", "customer/members:members", "-o", "json").out());
    assertThat(server.last("GET").what())
        .endsWith("/access/explanation?table=customer%2Fmembers%3Amembers");
  }

  @Test
  void runsTheTestsOfPolicies() {
    var place = new Place("policies/p.yaml", 14, 5, "/tests/0");
    Shell shell =
        new Shell()
            .testing(
                folder ->
                    List.of(
                        new Tested("mesh", "p", "1", "redact", "redact", place),
                        new Tested("mesh", "p", "2", "hide", "show", place)));

    Shell.Result result = shell.run("policy", "test", ".");

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.err()).isEqualTo("1 of 2 tests failed.\n");
    Golden.check("access/policy-test.txt", result.out());
    assertThat(new Shell().run("policy", "test", ".").exit()).isZero();
  }

  @Test
  void changesMembers() {
    server
        .on(
            "GET /domains/customer/members",
            """
            {"schema":"weft.members/v1","next":null,"items":[
             {"who":"cleo","roles":["product_owner"],"purposes":["exploration"]}]}\
            """)
        .on("POST /domains/customer/members", "{\"schema\":\"weft.member/v1\",\"who\":\"eve\"}")
        .handle(
            "DELETE /domains/customer/members/service%3Aetl",
            (exchange, asked) -> exchange.sendResponseHeaders(204, -1));

    assertThat(Shell.at(server).run("domain", "member", "list", "customer").out())
        .isEqualTo("MEMBER  ROLES          PURPOSES\ncleo    product_owner  exploration\n");
    assertThat(
            Shell.at(server)
                .run("domain", "member", "add", "customer", "eve", "--role", "analyst,steward")
                .out())
        .isEqualTo("eve is analyst, steward of customer now.\n");
    assertThat(server.last("POST").text())
        .isEqualTo("{\"who\":\"eve\",\"roles\":[\"analyst\",\"steward\"],\"purposes\":[]}");
    assertThat(Shell.at(server).run("domain", "member", "remove", "customer", "service:etl").out())
        .isEqualTo("service:etl has no role in customer any more.\n");
  }
}
