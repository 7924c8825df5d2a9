package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.folder.FolderContents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft plan` and `weft apply`.
class PlanTest {

  private static final String PLAN =
      """
      {"schema":"weft.plan/v1","fingerprint":"f1","empty":false,"kind":"mesh",
       "documents":[{"action":"add","kind":"Domain","name":"operations","scope":"mesh",
         "file":"operations/domain.yaml"},
        {"action":"change","kind":"Mesh","name":"air_travel","scope":"mesh","file":"mesh.yaml"}],
       "products":[{"product":"operations/departures","major":1,"action":"change",
         "fromVersion":"1.0.0","toVersion":"1.1.0","fromStatus":"active","toStatus":"deprecated","rebuilds":true,
         "tables":[{"name":"flights","action":"change","internal":false,"columns":[
           {"name":"delay_minutes","action":"change","from":"integer","to":"long"},
           {"name":"gate","action":"add","from":null,"to":"string"},
           {"name":"dest","action":"remove","from":"string","to":null}]},
          {"name":"raw_flights","action":"add","internal":true,"columns":[]}],
         "contracts":[{"id":"operations.departures.flights","action":"change",
           "fromVersion":"1.0.0","toVersion":"2.0.0","impact":"major","changes":[
             {"path":"/schema/flights/properties/gate","kind":"added","impact":"minor",
              "rule":"property-added","message":"`flights.gate` was added","reaches":[],
              "hiddenReaches":0},
             {"path":"/schema/flights/properties/dest","kind":"removed","impact":"major",
              "rule":"property-removed","message":"`flights.dest` was removed",
              "reaches":["insights/network@1","person:cy"],"hiddenReaches":2},
             {"path":"/schema/flights/properties/tail","kind":"removed","impact":"major",
              "rule":"property-removed","message":"`flights.tail` was removed","reaches":[],
              "hiddenReaches":0,"unused":true,"letGo":"mesh/unused_columns_go"}]}],
         "labels":[{"table":"flights","column":"delay_minutes","lowered":[],
             "labels":{"confidentiality":"public","privacy":"none"}},
           {"table":"flights","column":"members","lowered":["counts_over_20"],
             "labels":{"confidentiality":"public","privacy":"none"}}],
         "readers":[{"product":"operations/punctuality","tables":["flights","airports"]}],"hiddenReaders":1}],
       "notYours":[{"kind":"Agreement","name":"network_reads","scope":"safety",
         "file":"safety/agreements/network.yaml","who":["sam (product_owner)","bo (steward)"]}],
       "findings":[{"code":"W-DOC-009","severity":"warning","message":"Unknown field 'ownr'",
         "file":"mesh.yaml","line":2,"column":3,"pointer":"/ownr","hint":"Did you mean owner?",
         "excerpt":""}]}
      """;

  private static final String EMPTY =
      """
      {"schema":"weft.plan/v1","fingerprint":"f0","empty":true,"kind":"mesh","documents":[],
       "products":[],"notYours":[],"findings":[]}
      """;

  private static final String APPLIED =
      """
      {"schema":"weft.applied/v1","changed":true,"journal":7,"documents":2,"notYours":[],
       "revisions":[{"product":"operations/departures","major":1,"revision":"r2",
         "version":"1.1.0"}]}
      """;

  private final FakeServer server = new FakeServer();

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("mesh.yaml"), "kind: Mesh\n\townr: é\n");
    Files.createDirectories(folder.resolve("operations"));
    Files.writeString(folder.resolve("operations/domain.yaml"), "kind: Domain\n");
    Files.writeString(folder.resolve(".hidden"), "secret");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell.Result run(String verb, String... more) {
    return run(Shell.at(server), verb, more);
  }

  private Shell.Result run(Shell shell, String verb, String... more) {
    List<String> args = new ArrayList<>(List.of(verb, folder.toString()));
    args.addAll(List.of(more));
    return shell.run(args.toArray(String[]::new));
  }

  private String relative(String text) {
    return text.replace(folder.toString(), "FOLDER");
  }

  @Test
  void showsWhatWouldChange() {
    server.on("POST /plans", PLAN);

    Shell.Result result = run("plan");

    assertThat(result.exit()).isZero();
    Golden.check("plan.txt", relative(result.out()));
  }

  @Test
  void reportsToBuildServers() {
    server.on("POST /plans", PLAN);

    Golden.check("plan-github.txt", relative(run("plan", "-o", "github").out()));
    Golden.check("plan.md", relative(run("plan", "-o", "markdown").out()));
  }

  @Test
  void annotatesWhatRefusesAPlan() {
    server.on(
        "POST /plans",
        400,
        """
        {"type":"about:blank","title":"problem","status":400,"code":"W-PLAN-001",
         "detail":"The plan was refused","remedy":"Mend it.","details":{},
         "findings":[{"code":"W-DOC-009","severity":"error","message":"Unknown field 'ownr'",
           "file":"mesh.yaml","line":2,"column":3,"pointer":"/ownr","hint":"","excerpt":""}]}""");

    Shell.Result result = run("plan", "-o", "github");
    assertThat(result.exit()).isNotZero();
    assertThat(relative(result.out()))
        .isEqualTo(
            "::error file=FOLDER/mesh.yaml,line=2,col=3,title=W-DOC-009::Unknown field 'ownr'\n");
  }

  @Test
  void sendsTheFolderAndNothingHidden() throws IOException {
    server.on("POST /plans", PLAN);

    run("plan");

    FakeServer.Asked asked = server.last("POST /api/v1/plans");
    assertThat(asked.header("Content-Type")).isEqualTo("application/zip");
    assertThat(asked.header("Idempotency-Key")).isNotEmpty();
    List<String> names = new ArrayList<>();
    ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(asked.body()));
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      names.add(entry.getName());
    }
    assertThat(names).containsExactly("mesh.yaml", "operations/domain.yaml");
  }

  @Test
  void exitsWithThreeWhenAskedToTellChanges() {
    server.on("POST /plans", PLAN);
    assertThat(run("plan", "--detailed-exitcode").exit()).isEqualTo(3);

    server.on("POST /plans", EMPTY);
    Shell.Result result = run("plan", "--detailed-exitcode");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("No changes.\n");
  }

  @Test
  void saysWhichAgreementsWaitForSomebodyElse() {
    server.on(
        "POST /plans",
        """
        {"schema":"weft.plan/v1","fingerprint":"f0","empty":false,"products":[],"findings":[],
         "documents":[{"action":"ask","kind":"Agreement","name":"cy_reads","scope":"customer",
           "file":"customer/agreements/cy.yaml"}],
         "notYours":[{"kind":"Agreement","name":"cy_reads","scope":"customer","who":["bo"]}]}""");
    server.on(
        "POST /applies",
        """
        {"schema":"weft.applied/v1","changed":true,"journal":7,"documents":0,"revisions":[],
         "asked":[{"agreement":"cy_reads","scope":"customer","request":7}],"notYours":[]}""");

    assertThat(run("plan").out())
        .isEqualTo(
            """
            ? Agreement cy_reads  customer/agreements/cy.yaml
            Not yours to apply:
              Agreement cy_reads of customer: bo
            1 document changes.
            """);
    assertThat(run("apply", "--yes").out())
        .isEqualTo("Agreement cy_reads has your yes and waits for another: weft access show 7\n");
  }

  @Test
  void failsToApplyWhenEverythingBelongsToOthers() {
    server.on(
        "POST /plans",
        """
        {"schema":"weft.plan/v1","fingerprint":"f0","empty":true,"documents":[],"products":[],
         "notYours":[{"kind":"DataProduct","name":"operations/departures","scope":"operations",
           "who":["ada"]}],"findings":[]}""");

    Shell.Result plan = run("plan");
    assertThat(plan.exit()).isZero();
    assertThat(plan.out())
        .isEqualTo(
            """
            Not yours to apply:
              DataProduct operations/departures of operations: ada
            No changes that are yours to apply.
            """);
    Shell.Result apply = run("apply", "--yes");
    assertThat(apply.exit()).isEqualTo(4);
    assertThat(apply.err()).contains("error W-ACCESS-003: Nothing was applied", "ada");
  }

  @Test
  void keepsTheContractsOfInputs() throws IOException {
    server
        .on("POST /plans", EMPTY)
        .onText("GET /inputs/a.b.flights?major=2", "application/yaml", "kind: DataContract\n");
    var contents =
        new FolderContents(List.of(), List.of(new FolderContents.Input("a.b.flights", 2)));
    Path kept = folder.resolve(".weft/inputs/a.b.flights@2.yaml");

    Shell.Result result = run(Shell.at(server).reading(contents), "plan");

    assertThat(result.err()).isEqualTo("Wrote " + kept + "\n");
    assertThat(kept).hasContent("kind: DataContract\n");
    assertThat(run(Shell.at(server).reading(contents), "fetch").out()).isEqualTo("Nothing new.\n");
  }

  @Test
  void plansEvenWhenAnInputIsMissing() {
    server.on("POST /plans", EMPTY);
    var contents = new FolderContents(List.of(), List.of(new FolderContents.Input("a.b.c", 1)));

    assertThat(run(Shell.at(server).reading(contents), "plan").exit()).isZero();
    assertThat(run(Shell.at(server).reading(contents), "fetch").exit()).isEqualTo(5);
  }

  @Test
  void showsEveryFindingOfARefusedFolder() {
    server.on(
        "POST /plans",
        422,
        """
        {"status":422,"code":"W-PLAN-002","detail":"The folder has 2 errors.","remedy":"Correct them.",
         "details":{},"findings":[
          {"code":"W-DOC-013","severity":"error","message":"No domain 'ops'","file":"operations/domain.yaml",
           "line":1,"column":7,"pointer":"/kind","hint":"Did you mean operations?","excerpt":"kind: Domain"},
          {"code":"W-DOC-002","severity":"error","message":"Tabs cannot indent","file":"mesh.yaml",
           "line":2,"column":8,"pointer":"","hint":"Use blanks.","excerpt":""}]}
        """);

    Shell.Result result = run("plan");

    assertThat(result.exit()).isEqualTo(7);
    assertThat(result.out()).isEmpty();
    Golden.check("plan-refused.txt", relative(result.err()));
  }

  @Test
  void appliesExactlyThePlanAfterAYes() {
    server.on("POST /plans", PLAN).on("POST /applies", APPLIED);

    Shell.Result result =
        run(Shell.at(server).with("WEFT_TERMINAL", "in err").answering("y\n"), "apply");

    assertThat(result.exit()).isZero();
    assertThat(server.last("POST /api/v1/applies").header("If-Match")).isEqualTo("\"f1\"");
    assertThat(server.last("POST /api/v1/applies").body())
        .isEqualTo(server.last("POST /api/v1/plans").body());
    assertThat(result.err()).contains("Apply these changes? [y/N]");
    Golden.check("applied.txt", result.out());
  }

  @Test
  void appliesNothingAfterANo() {
    server.on("POST /plans", PLAN);

    Shell.Result result =
        run(Shell.at(server).with("WEFT_TERMINAL", "in err").answering("n\n"), "apply");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(server.asked()).containsExactly("POST /api/v1/plans");
  }

  @Test
  void asksNobodyWhereNobodyIs() {
    server.on("POST /plans", PLAN);

    Shell.Result result = run("apply");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("--yes");
  }

  @Test
  void appliesWithoutAQuestion() {
    server.on("POST /plans", PLAN).on("POST /applies", APPLIED);

    Shell.Result result = run("apply", "--yes", "-o", "json");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).startsWith("{\n  \"schema\" : \"weft.applied/v1\"");
  }

  @Test
  void asksNothingWhenNothingChanges() {
    server.on("POST /plans", EMPTY);

    assertThat(run("apply").exit()).isZero();
    assertThat(run("apply", "-o", "json").out()).contains("\"changed\" : false");
    assertThat(server.asked()).doesNotContain("POST /api/v1/applies");
  }

  @Test
  void saysWhatMovedMeanwhile() {
    server
        .on("POST /plans", PLAN)
        .on(
            "POST /applies",
            409,
            """
            {"status":409,"code":"W-PLAN-001","detail":"The mesh has moved since the plan.",
             "remedy":"Plan again.","findings":[],"details":{"moved":"operations/departures"}}
            """);

    Shell.Result result = run("apply", "--yes");

    assertThat(result.exit()).isEqualTo(6);
    assertThat(result.err())
        .endsWith(
            """
            error W-PLAN-001: The mesh has moved since the plan
              = Plan again.
              moved: operations/departures
            """);
  }
}
