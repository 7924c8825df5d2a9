package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft status`, and with it how the server is found and how one thing is written.
class StatusTest {

  static final String STATUS =
      """
      {"schema":"weft.status/v1","mesh":"air_travel","version":"0.1.0","url":"http://127.0.0.1:8080",
       "database":"jdbc:postgresql://db:5432/weft",
       "startedAt":"2026-11-21T07:39:02.123Z","journal":42,"sample":true,"people":["ada","cy"],
       "domains":4,"running":0,"products":[
        {"product":"operations/departures","version":"1.0.0",
         "release":"operations/departures@1.0.0+3","releasedAt":"2026-11-21T07:40:00Z",
         "rows":2999997,"state":"released","lastRun":"17"},
        {"product":"safety/strikes","version":"1.0.0","release":null,"releasedAt":null,"rows":null,
         "state":"never run","lastRun":null}]}
      """;

  private final FakeServer server = new FakeServer().on("GET /status", STATUS);

  @TempDir private Path data;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        data.resolve("weft.json"),
        "{\"url\":\"" + server.url() + "\",\"pid\":1,\"version\":\"0.1.0\",\"sample\":true}");
    Files.writeString(data.resolve("operator.token"), "operators-own\n");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsMeshAndProducts() {
    Shell.Result result = Shell.at(server).run("status");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    Golden.check("status.txt", result.out());
  }

  @Test
  void showsWhereTheDataOfAnExternalProductIs() {
    var external = "\"state\":\"external\",\"servers\":[\"warehouse (snowflake)\",\"lake (s3)\"]";
    server.on("GET /status", STATUS.replace("\"state\":\"never run\"", external));

    assertThat(Shell.at(server).run("status").out())
        .contains("1.0.0    external  at warehouse (snowflake), lake (s3)");
  }

  @Test
  void showsAgreementsThatAreAboutToEnd() {
    var soon =
        "\"ending\":[{\"domain\":\"customer\",\"id\":\"cy_reads_members_7\","
            + "\"product\":\"customer/members@1\",\"consumer\":\"person:cy\",\"endsIn\":1}],";
    server.on("GET /status", STATUS.replace("\"domains\"", soon + "\"domains\""));

    assertThat(Shell.at(server).run("status").out())
        .endsWith(
            """

            ENDING AGREEMENT    DOMAIN    PRODUCT             CONSUMER   ENDS IN
            cy_reads_members_7  customer  customer/members@1  person:cy  1 day
            """);
  }

  @Test
  void showsPromisesThatOnesProductsMiss() {
    var missed =
        "\"missed\":[{\"product\":\"operations/departures@1\",\"port\":\"flights\","
            + "\"property\":\"latency\",\"value\":\"24 h\","
            + "\"measured\":\"released 2026-01-01T00:00:00Z, due by 2026-01-02T00:00:00Z\"}],";
    server.on("GET /status", STATUS.replace("\"domains\"", missed + "\"domains\""));

    assertThat(Shell.at(server).run("status").out())
        .endsWith(
            """

            MISSED PROMISE  PRODUCT                  PORT     VALUE  MEASURED
            latency         operations/departures@1  flights  24 h   released 2026-01-01T00:00:00Z, due by 2026-01-02T00:00:00Z
            """);
  }

  @Test
  void writesWhatTheServerSaidInEveryFormat() {
    assertThat(Shell.at(server).run("status", "-o", "ndjson").out())
        .isEqualToIgnoringWhitespace(STATUS);
    Golden.check("status.json", Shell.at(server).run("status", "-o", "json").out());
    Golden.check("status.yaml", Shell.at(server).run("status", "-o", "yaml").out());
  }

  @Test
  void takesAddressAndOperatorFromTheDataFolder() {
    assertThat(new Shell().with("WEFT_DATA", data.toString()).run("status").exit()).isZero();
    assertThat(server.last("GET /api/v1/status").header("Authorization"))
        .isEqualTo("Bearer operators-own");
  }

  @Test
  void prefersWhatTheCommandLineSays() {
    Shell shell = new Shell().with("WEFT_URL", "http://127.0.0.1:1").with("WEFT_TOKEN", "wrong");

    assertThat(shell.run("--url", server.url(), "--token", "right", "--as", "cy", "status").exit())
        .isZero();
    assertThat(server.last("GET /api/v1/status").header("Authorization")).isEqualTo("Bearer right");
    assertThat(server.last("GET /api/v1/status").header("X-Weft-As")).isEqualTo("cy");
  }

  @Test
  void givesTheOperatorsTokenToNoOtherServer() {
    new Shell().with("WEFT_DATA", data.toString()).run("--url", server.url(), "status");

    assertThat(server.last("GET /api/v1/status").header("Authorization")).isEmpty();
  }

  @Test
  void cutsTablesToTheTerminalOnly() {
    Shell narrow =
        Shell.at(server)
            .with("WEFT_TERMINAL", "out")
            .with("WEFT_COLUMNS", "60")
            .with("TERM", "dumb");

    assertThat(narrow.run("status").out().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60))
        .anySatisfy(line -> assertThat(line).contains("…"));
    assertThat(Shell.at(server).run("status").out()).doesNotContain("…");
  }
}
