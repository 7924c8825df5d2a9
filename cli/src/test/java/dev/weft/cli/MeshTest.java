package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Domains, products, releases, contracts: listed and shown.
class MeshTest {

  private static final String RELEASES =
      """
      {"schema":"weft.releases/v1","next":null,"items":[
       {"release":"operations/departures@1.1.0+3","number":3,"version":"1.1.0","major":1,
        "publishedAt":"2026-11-21T08:00:00Z","by":"ada","run":"9","rollbackOf":null,"current":true,"retained":true},
       {"release":"operations/departures@1.0.0+1","number":1,"version":"1.0.0","major":1,
        "publishedAt":"2026-11-20T08:00:00Z","by":"ada","run":"2","rollbackOf":null,"current":false,"retained":false}]}
      """;

  private static final String RELEASE =
      """
      {"schema":"weft.release/v1","release":"operations/departures@1.1.0+3","number":3,"version":"1.1.0",
       "major":1,"publishedAt":"2026-11-21T08:00:00Z","by":"ada","run":"9","revision":"r2","rollbackOf":1,
       "current":true,"retained":true,"inputs":["safety/strikes@1.0.0+1"],"tables":[
        {"name":"flights","internal":false,"rows":2999997,"bytes":42000000,"quarantined":3,"columns":[
         {"name":"delay_minutes","type":"int","labels":{"confidentiality":"public","privacy":"none"},
          "inputs":["raw_flights.delay"]}]},
        {"name":"raw_flights","internal":true,"rows":3000000,"bytes":50000000,"quarantined":0,"columns":[]}],
       "checks":[{"name":"row_count","table":"flights","element":"flights","severity":"error",
        "outcome":"passed","failing":0,"actual":"2999997","expected":"> 1000000","message":""}]}
      """;

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private String out(String... args) {
    Shell.Result result = Shell.at(server).run(args);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out();
  }

  @Test
  void listsAndShowsDomains() {
    server
        .on(
            "GET /domains",
            """
            {"schema":"weft.domains/v1","next":null,"items":[
             {"name":"operations","title":"Flight operations","contact":{"email":"ops@example.com","channel":"#ops"}}]}""")
        .on(
            "GET /domains/operations",
            """
            {"schema":"weft.domain/v1","name":"operations","title":"Flight operations",
             "contact":{"email":"ops@example.com"},"products":["operations/departures"],
             "members":[{"who":"ada","roles":["product_owner","data_engineer"],"purposes":["exploration"]}]}""");

    Golden.check("mesh/domains.txt", out("domain", "list"));
    Golden.check("mesh/domain.txt", out("domain", "show", "operations"));
  }

  @Test
  void listsAndShowsProducts() {
    server
        .on(
            "GET /products",
            """
            {"schema":"weft.products/v1","next":null,"items":[
             {"product":"operations/departures","version":"1.0.0","status":"active","kind":"sourceAligned",
              "release":"operations/departures@1.0.0+3"}]}""")
        .on(
            "GET /products/operations/departures",
            """
            {"schema":"weft.product/v1","product":"operations/departures","version":"1.0.0","status":"active",
             "kind":"sourceAligned","description":{"purpose":"Every departure."},"tags":["flights"],"owners":["ada"],
             "majors":[{"major":1,"version":"1.0.0","revision":"r1","release":null,"paused":false}],
             "ports":[{"name":"flights","contractId":"operations.departures.flights","contractVersion":"1.0.0",
              "tables":[{"name":"flights","columns":[{"name":"flight_id","type":"long","required":true,
               "labels":{"confidentiality":"public"}},{"name":"pilot","type":"string","required":false,
               "labels":{"privacy":"none"},"effective":{"privacy":"personal"}},
               {"name":"gate","type":"string","required":false,"labels":{},"effective":null}]}],
              "promises":[
               {"property":"latency","value":"24 h","elements":["flights.flight_at"],"driver":"analytics","description":"",
                "state":"at risk","measured":"released 2026-01-01T00:00:00Z, due by 2026-01-02T00:00:00Z"},
               {"property":"carbon","value":"3 kg","elements":[],"driver":null,"description":"","state":"promise","measured":""},
               {"property":"availability","value":"99 percent","elements":[],"driver":null,"description":"",
                "state":null,"measured":""}]},
              {"name":"scans","contractId":"operations.departures.scans","contractVersion":"1.0.0","external":true,
               "servers":[{"name":"warehouse","type":"snowflake","environment":"prod","description":"",
                "place":{"account":"acme","database":"ops"}}],
               "tables":[{"name":"scans","terms":[{"name":"scan","scope":"operations","definition":"A look at a bag.","synonyms":[]}],
                "columns":[{"name":"tag","type":"string","required":false,"labels":{},
                "terms":[{"name":"tag","scope":"operations","definition":"A label on a bag.","synonyms":["label"]}]}]}],
               "promises":[]}],
             "inputs":[{"name":"strikes","contractId":"safety.strikes","major":1,"product":"safety/strikes"}],
             "urn":"urn:weft:product:operations:departures"}""");

    Golden.check("mesh/products.txt", out("product", "list", "--domain", "operations"));
    assertThat(server.last("GET").what()).contains("domain=operations");
    Golden.check("mesh/product.txt", out("product", "show", "operations/departures@1"));
    assertThat(server.last("GET").what()).endsWith("?major=1");
  }

  @Test
  void drawsLineageAsATreeAndNamesNoHiddenProduct() {
    server.on(
        "GET /lineage",
        """
        {"schema":"weft.lineage/v1","reference":"a/b:t#x","direction":"up","depth":5,"truncated":true,
         "hiddenProducts":1,"nodes":[
          {"id":0,"column":"a/b@1:t#x","release":"a/b@1.0.0+3","steps":0,"labels":{"privacy":"none"}},
          {"id":1,"column":"c/d@1:u#y","release":"c/d@1.0.0+1","steps":1,"labels":{"privacy":"personal"}},
          {"id":2,"column":"a/b@1:v#z","release":"a/b@1.0.0+3","steps":1,"labels":{"privacy":"personal"}},
          {"id":3,"column":null,"release":null,"steps":2,"labels":{}}],
         "edges":[{"of":1,"made":0,"lowered":["weft_year"]},{"of":2,"made":0,"lowered":[]},
          {"of":1,"made":2,"lowered":[]},{"of":3,"made":1,"lowered":[]}]}""");

    Golden.check("mesh/lineage.txt", out("lineage", "a/b:t#x", "--depth", "3"));
    assertThat(server.last("GET").what()).contains("depth=3").contains("direction=up");
    assertThat(Shell.at(server).run("lineage", "a/b", "--up", "--down").exit()).isEqualTo(2);
  }

  @Test
  void printsAContractAsItWasWritten() {
    server
        .on(
            "GET /contracts",
            """
            {"schema":"weft.contracts/v1","next":null,"items":[{"id":"a.b.c","version":"1.0.0",
             "product":"a/b","port":"c","internal":false}]}""")
        .on(
            "GET /contracts/a.b.c",
            """
            {"schema":"weft.contract/v1","id":"a.b.c","text":"kind: DataContract\\nid: a.b.c\\n"}""");

    assertThat(out("contract", "show", "a.b.c")).isEqualTo("kind: DataContract\nid: a.b.c\n");
    assertThat(out("contract", "show", "a.b.c", "--major", "2")).isNotEmpty();
    assertThat(server.last("GET").what()).endsWith("?major=2");
    assertThat(out("contract", "show", "a.b.c@2")).isNotEmpty();
    assertThat(server.last("GET").what()).endsWith("/a.b.c?major=2");
    assertThat(out("contract", "show", "a.b.c@1.0.0+3")).isNotEmpty();
    assertThat(server.last("GET").what()).endsWith("/a.b.c?release=3");
    Golden.check("mesh/contracts.txt", out("contract", "list"));
  }

  private static final String MEANINGS =
      """
      "terms":{"":[{"name":"order","scope":"mesh","definition":"A wish to buy.","synonyms":[]}],
       "orders.amount":[{"name":"sum","scope":"sales","definition":"What a customer\\npays.","synonyms":["total","price"]}]},
      "definitions":[{"element":"orders","type":"businessDefinition","url":"https://example.com/orders"}]}""";

  @Test
  void tellsWhatAContractMeansBelowItAndLeavesItAContract() {
    server
        .on(
            "GET /contracts/a.b.c",
            "{\"schema\":\"weft.contract/v1\",\"id\":\"a.b.c\",\"text\":\"kind: DataContract\\n\","
                + MEANINGS)
        .on(
            "GET /contracts/a.b.d",
            "{\"schema\":\"weft.contract/v1\",\"id\":\"a.b.d\",\"text\":\"{}\"," + MEANINGS);

    Golden.check("mesh/contract.txt", out("contract", "show", "a.b.c"));
    Shell.Result json = Shell.at(server).run("contract", "show", "a.b.d");
    assertThat(json.out()).isEqualTo("{}\n");
    assertThat(json.err()).contains("# What it means:", "https://example.com/orders");
  }

  @Test
  void saysThatAMajorIsExternal() {
    server.on(
        "GET /products/operations/archive",
        """
        {"schema":"weft.product/v1","product":"operations/archive","version":"1.0.0","status":"active",
         "majors":[{"major":1,"version":"1.0.0","revision":"r1","release":null,"paused":false,"external":true}],
         "ports":[]}""");

    assertThat(out("product", "show", "operations/archive"))
        .contains(
            "MAJOR  VERSION  REVISION  RELEASE   PAUSED\n    1  1.0.0    r1        external  false");
  }

  @Test
  void tellsWhatChecksFound() {
    server
        .on(
            "GET /products/operations/departures/checks",
            """
            {"schema":"weft.checks/v1","next":null,"items":[
             {"table":"airports","name":"rows","element":"airports","severity":"error","outcome":"passed",
              "failing":0,"actual":"3376","expected":"> 1000","message":"","checkedAt":"2026-11-21T07:40:00Z",
              "run":"17","release":"operations/departures@1.0.0+3"},
             {"table":"flights","name":"required(tail)","element":"flights.tail","severity":"warning",
              "outcome":"warned","failing":null,"actual":"","expected":"","message":"",
              "checkedAt":"2026-11-21T07:40:02Z","run":"17","release":"operations/departures@1.0.0+3"}]}""")
        .on(
            "GET /products/operations/departures/checks/history",
            """
            {"schema":"weft.checks/v1","next":null,"items":[
             {"table":"airports","name":"rows","element":"airports","severity":"error","outcome":"failed",
              "failing":0,"actual":"12","expected":"> 1000","message":"","checkedAt":"2026-11-22T07:40:00Z",
              "run":"18","release":null},
             {"table":"airports","name":"rows","element":"airports","severity":"error","outcome":"passed",
              "failing":0,"actual":"3376","expected":"> 1000","message":"","checkedAt":"2026-11-21T07:40:00Z",
              "run":"17","release":"operations/departures@1.0.0+3"}]}""");

    Golden.check("mesh/checks.txt", out("check", "list", "operations/departures@2"));
    assertThat(server.last("GET").what()).contains("major=2");
    Golden.check(
        "mesh/check-history.txt",
        out("check", "history", "operations/departures", "airports", "rows"));
    assertThat(server.last("GET").what()).contains("table=airports").contains("check=rows");
    assertThat(out("check", "list", "operations/departures", "-o", "csv"))
        .startsWith("table,name,severity,outcome,failing,actual,expected,checkedAt\n");
    Shell.Result pinned = Shell.at(server).run("check", "list", "operations/departures@+3");
    assertThat(pinned.exit()).isEqualTo(2);
    assertThat(pinned.err()).contains("weft release show operations/departures@+3");
  }

  @Test
  void listsReleasesAndShowsOne() {
    server
        .on("GET /products/operations/departures/releases", RELEASES)
        .on("GET /products/operations/departures/releases/3", RELEASE);

    Golden.check("mesh/releases.txt", out("release", "list", "operations/departures"));
    Golden.check("mesh/release.txt", out("release", "show", "operations/departures"));
  }

  @ParameterizedTest
  @CsvSource({
    "operations/departures, 3",
    "operations/departures@1, 3",
    "operations/departures@+1, 1",
    "operations/departures@1.0.0+2, 2"
  })
  void findsTheReleaseThatIsMeant(String reference, int number) {
    server
        .on("GET /products/operations/departures/releases", RELEASES)
        .on("GET /products/operations/departures/releases/" + number, RELEASE);

    out("release", "show", reference);

    assertThat(server.last("GET").what()).endsWith("/releases/" + number);
  }

  @Test
  void saysWhenThereIsNoSuchRelease() {
    server.on(
        "GET /products/operations/departures/releases",
        "{\"schema\":\"weft.releases/v1\",\"items\":[],\"next\":null}");

    Shell.Result result = Shell.at(server).run("release", "show", "operations/departures@2");

    assertThat(result.exit()).isEqualTo(5);
    assertThat(result.err()).contains("W-RELEASE-001").contains("never released");
  }

  @Test
  void comparesReleases() {
    server
        .on("GET /products/operations/departures/releases", RELEASES)
        .on(
            "GET /products/operations/departures/releases/1/diff/3",
            """
            {"schema":"weft.releasediff/v1","from":"operations/departures@1.0.0+1",
             "to":"operations/departures@1.1.0+3","tables":[
              {"name":"flights","action":"changed","rowsFrom":10,"rowsTo":2999997,"columns":[
               {"name":"gate","action":"added","from":null,"to":"string"},
               {"name":"delay","action":"changed","from":"int","to":"long"}]},
              {"name":"airports","action":"same","rowsFrom":5,"rowsTo":5,"columns":[]},
              {"name":"old","action":"removed","rowsFrom":7,"rowsTo":null,"columns":[]}],
             "inputs":[{"product":"safety/strikes","from":"+1","to":"+2"}],
             "checks":[{"name":"row_count","table":"flights","from":"passed","to":"warned"}]}""");

    Golden.check("mesh/diff.txt", out("release", "diff", "operations/departures"));
    assertThat(out("release", "diff", "operations/departures", "1", "3")).isNotEmpty();
    assertThat(Shell.at(server).run("release", "diff", "operations/departures", "0", "1").exit())
        .isEqualTo(5);
  }

  @Test
  void rollsBack() {
    server.on("POST /products/operations/departures/rollbacks", 201, RELEASE);

    assertThat(out("--as", "ada", "release", "rollback", "operations/departures", "--to", "1"))
        .isEqualTo(
            """
            Released operations/departures@1.1.0+3, which shows release 1
            Triggers and schedule of operations/departures stand still until somebody runs or applies it.
            """);
    assertThat(server.last("POST").text()).isEqualTo("{\"to\":1}");
    assertThat(server.last("POST").header("X-Weft-As")).isEqualTo("ada");
  }

  @Test
  void opensAProductThatExists() {
    server.on("GET /products/operations/departures", "{\"schema\":\"weft.product/v1\"}");
    Shell shell = Shell.at(server);
    String url = server.url() + "/api/v1/products/operations/departures";

    assertThat(shell.run("open", "operations/departures").out()).isEqualTo(url + "\n");
    assertThat(shell.opened()).containsExactly(url);
    assertThat(shell.run("open", "operations/departures", "-o", "json").out()).contains(url);
    assertThat(shell.run("open", "operations/nothing").exit()).isEqualTo(5);
    assertThat(shell.opened()).hasSize(1);
  }
}
