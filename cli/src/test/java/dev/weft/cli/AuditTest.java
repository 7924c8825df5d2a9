package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who was let do what.
class AuditTest {

  private static final String RECORDS =
      """
      {"schema":"weft.audit/v1","next":null,"items":[
       {"id":3,"at":"2026-11-21T07:00:01.5Z","kind":"usage","principal":"cleo","actor":null,
        "via":"rest","trace":"t1","action":"read","statement":"SELECT email FROM x",
        "outcome":"answered","code":null,"otherTables":0,"times":2,"rows":4711,"bytes":9,
        "millis":3,"about":2,"tables":[{"product":"customer/members","major":1,"table":"members",
         "columns":[{"name":"email","shown":"redact","used":true},
                    {"name":"name","shown":"show","used":true},
                    {"name":"tier","shown":"show","used":false}]}]},
       {"id":2,"at":"2026-11-21T07:00:01Z","kind":"decision","principal":"cy","actor":"operator",
        "via":"rest","trace":"t0","action":"read","statement":null,"outcome":"deny",
        "code":"W-ACCESS-002","otherTables":1,"times":1,"rows":0,"bytes":0,"millis":0,
        "about":null,"tables":[{"product":"customer/members","major":0,"table":"members",
         "columns":[]}]},
       {"id":1,"at":"2026-11-21T07:00:00Z","kind":"discovery","principal":"ada","actor":null,
        "via":"rest","trace":"t","action":"show product","statement":"customer/members",
        "outcome":"allow","code":null,"otherTables":0,"times":12,"rows":0,"bytes":0,"millis":0,
        "about":null,"tables":[]}]}
      """;

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsWhoReadWhat() {
    server.on("GET /audit", RECORDS);

    Golden.check("audit/list.txt", Shell.at(server).run("audit", "list").out());
    Golden.check("audit/list.csv", Shell.at(server).run("audit", "list", "-o", "csv").out());
    assertThat(server.last("GET").what()).endsWith("/audit?limit=100");
  }

  @Test
  void asksForWhatIsWanted() {
    server.on("GET /audit", "{\"schema\":\"weft.audit/v1\",\"next\":null,\"items\":[]}");

    Shell.Result none =
        Shell.at(server)
            .run(
                "audit",
                "list",
                "--column",
                "customer/members:members#email",
                "--since",
                "7d",
                "--who",
                "cleo",
                "--outcome",
                "deny",
                "--product",
                "customer/members",
                "--limit",
                "7");

    assertThat(none.exit()).isZero();
    assertThat(none.out()).isEmpty();
    assertThat(none.err()).isEqualTo("No records.\n");
    assertThat(server.last("GET").what())
        .endsWith(
            "/audit?column=customer%2Fmembers%3Amembers%23email&product=customer%2Fmembers"
                + "&since=7d&principal=cleo&outcome=deny&limit=7");
  }

  @Test
  void stopsAtTheLimitAndGoesOnWithoutOne() {
    server.onEach(
        "GET /audit",
        """
        {"schema":"weft.audit/v1","next":"9","items":[{"id":10},{"id":9}]}""",
        """
        {"schema":"weft.audit/v1","next":null,"items":[{"id":8}]}""");

    assertThat(Shell.at(server).run("audit", "list", "--limit", "2", "-o", "ndjson").out())
        .isEqualTo("{\"id\":10}\n{\"id\":9}\n");
    assertThat(server.asked()).hasSize(1);
    assertThat(Shell.at(server).run("audit", "list", "--limit", "-1").exit()).isEqualTo(2);
  }

  @Test
  void saysThatNothingWasChanged() {
    server.on(
        "GET /audit/verification",
        """
        {"schema":"weft.auditverification/v1","whole":true,"records":1234,"segments":2,
         "unsealed":7,"head":{"segment":2,"hash":"ab12","signature":"s"},"breaches":[]}""");

    Shell.Result whole = Shell.at(server).run("audit", "verify");

    assertThat(whole.exit()).isZero();
    Golden.check("audit/whole.txt", whole.out());
  }

  @Test
  void namesWhatWasChangedAndWhere() {
    server.on(
        "GET /audit/verification",
        """
        {"schema":"weft.auditverification/v1","whole":false,"records":9,"segments":2,"unsealed":0,
         "foreign":2,
         "head":null,"breaches":[
          {"kind":"changed","place":"record 3","message":"it was changed after it was written"},
          {"kind":"cut","place":"segment 4","message":"it is not there"}]}""");

    Shell.Result broken = Shell.at(server).run("audit", "verify");

    assertThat(broken.exit()).isEqualTo(1);
    Golden.check("audit/tampered.txt", broken.out());
    assertThat(Shell.at(server).run("audit", "verify", "-o", "json").exit()).isEqualTo(1);
  }

  @Test
  void exportsLineByLine() {
    server.onText("GET /audit/export", "application/x-ndjson", "{\"key\":\"k\"}\n{\"record\":1}\n");

    Shell.Result lines = Shell.at(server).run("audit", "export");

    assertThat(lines.exit()).isZero();
    assertThat(lines.out()).isEqualTo("{\"key\":\"k\"}\n{\"record\":1}\n");
    assertThat(server.last("GET").header("Accept")).isEqualTo("application/x-ndjson");
    assertThat(Shell.at(server).run("audit", "export", "-o", "csv").exit()).isEqualTo(2);
  }

  @Test
  void isRefusedLikeEverythingElse() {
    server.onProblem(
        "GET /audit/verification",
        403,
        "W-ACCESS-003",
        "cy may not audit the mesh on the mesh",
        "Ask gil.");

    assertThat(Shell.at(server).run("audit", "verify").exit()).isEqualTo(4);
  }
}
