package dev.weft.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.WorkerConfig.Driver;
import dev.weft.server.config.WorkerConfig.Isolation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerConfigTest {

  @TempDir private Path data;

  @Test
  void hasDefaults() {
    var config = ServerConfig.of(List.of(), Map.of("WEFT_DATA", data.toString()));
    assertThat(config)
        .isEqualTo(
            new ServerConfig(
                new DataConfig(
                    data, data.resolve("lake"), Path.of("").toAbsolutePath().normalize(), false),
                new DatabaseConfig("sqlite", "", Optional.empty()),
                new HttpConfig(
                    "127.0.0.1",
                    8080,
                    List.of(),
                    1 << 20,
                    64 << 20,
                    256 << 20,
                    20_000,
                    Duration.ofSeconds(10)),
                new SignInConfig(20, Duration.ofSeconds(30)),
                new OidcConfig(
                    List.of(),
                    "weft",
                    "preferred_username",
                    "groups",
                    Map.of(),
                    Duration.ofSeconds(60),
                    "weft",
                    "",
                    "weft-cli"),
                new SessionConfig(Optional.empty(), Duration.ofHours(8)),
                new EngineConfig(1 << 30, 0, 16L << 30),
                new QueryConfig(100_000_000, 8L << 30, Duration.ofMinutes(5)),
                new WorkerConfig(0, 2L << 30, 64, Isolation.BEST_EFFORT, Driver.NATIVE, ""),
                new RunConfig(2),
                new CaptureConfig(500_000_000, 64L << 30, Duration.ofHours(1)),
                new SweepConfig(Duration.ofHours(1)),
                new SecretVariables(Map.of())));
  }

  @Test
  void theDataFolderIsBelowHome() {
    assertThat(DataConfig.of(new Settings(List.of())).data())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".weft"));
  }

  @Test
  void mapsEverySettingOfTheCommandLine() {
    assertThat(of(everything(Setting::option))).isEqualTo(expected(""));
  }

  @Test
  void mapsEverySettingOfTheEnvironment() {
    var environment = new java.util.HashMap<String, String>();
    var all = everything(Setting::variable);
    for (int i = 0; i < all.size(); i += 2) {
      environment.put(all.get(i), all.get(i + 1));
    }
    assertThat(ServerConfig.of(List.of(), environment)).isEqualTo(expected("hush"));
  }

  @Test
  void mapsEverySettingOfTheFile() throws IOException {
    var lines = new StringBuilder();
    var all = everything(Setting::key);
    for (int i = 0; i < all.size(); i += 2) {
      if (!all.get(i).equals("data")) {
        lines.append(all.get(i)).append('=').append(all.get(i + 1)).append('\n');
      }
    }
    Files.writeString(data.resolve("weft.properties"), lines);
    assertThat(of(List.of("--data", data.toString()))).isEqualTo(expected("hush"));
  }

  @Test
  void theFirstThatSaysSomethingWins() throws IOException {
    Files.writeString(data.resolve("weft.properties"), "port=3\nquery-time=3s\nrun-tables=3\n");
    var environment =
        Map.of("WEFT_PORT", "2", "WEFT_QUERY_TIME", "2s", "WEFT_DATA", data.toString());
    var config = ServerConfig.of(List.of("--port=1"), environment);
    assertThat(config.http().port()).isEqualTo(1);
    assertThat(config.query().time()).isEqualTo(Duration.ofSeconds(2));
    assertThat(config.run().tables()).isEqualTo(3);
  }

  @Test
  void tellsEverythingThatIsWrongAtOnce() throws IOException {
    Files.writeString(data.resolve("weft.properties"), "colour=red\nrun-tables=0\n");
    var arguments =
        List.of("--data", data.toString(), "--prot", "1", "--query-time", "soon", "--port=70000");
    assertThatThrownBy(() -> of(arguments))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_CONFIG);
              assertThat(refused.findings())
                  .extracting(finding -> finding.message())
                  .containsExactlyInAnyOrder(
                      "there is no option '--prot' (did you mean '--port'?)",
                      "there is no option '1'",
                      "there is no setting 'colour' (in " + data.resolve("weft.properties") + ")",
                      "query-time is 'soon' (--query-time), not a time such as `30s`, `5m`, `1h`,"
                          + " `7d`",
                      "port is 70000, which is not between 0 and 65535",
                      "run-tables is 0, which is not between 1 and 256");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example",
        "http://127.0.0.1.example",
        "https://user@issuer.example",
        "https://issuer.example?x=y",
        "ftp://localhost/x",
        "issuer"
      })
  void asksNoIssuerInTheClear(String issuer) {
    assertThatThrownBy(() -> of(List.of("--oidc-issuers", issuer)))
        .hasMessageContaining("oidc-issuers is " + issuer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://other.example", "http://weft.example", "weft", "https://a/b"})
  void isReachedByItsOwnNamesOnly(String url) {
    assertThatThrownBy(() -> of(List.of("--public-url", url, "--host-names", "weft.example")))
        .hasMessageContaining("public-url");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.0.7", "weft.example", "127.0.0.1.example"})
  void aSampleMeshStaysOnThisMachine(String host) {
    assertThatThrownBy(() -> of(List.of("--sample", "--host", host)))
        .hasMessageContaining("sample people have no passwords");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void aSampleMeshListensOnLoopback(String host) {
    assertThat(of(List.of("--sample", "--host", host)).http().isLoopback()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--port, x",
    "--port, -1",
    "--engine-memory, 1XB",
    "--engine-memory, 1KB",
    "--engine-memory, 99999999999999TB",
    "--sample=maybe, --sample=maybe",
    "--body-zip, 2GB",
    "--unpacked, 1MB",
    "--entries, 0",
    "--host, ''",
    "--query-rows, 0",
    "--query-time, 0s",
    "--run-tables, 999",
    "--query-time, 2h",
    "--sweep-every, 1ms",
    "--engine-threads, 2000"
  })
  void refusesWhatMakesNoSense(String option, String value) {
    assertThatThrownBy(() -> of(List.of(option, value)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_CONFIG));
  }

  @Test
  void aPasswordIsNeitherTakenFromTheCommandLineNorShown() {
    assertThatThrownBy(() -> of(List.of("--database-password", "hush", "--port=70000")))
        .hasMessageContaining("set WEFT_DATABASE_PASSWORD or name a file")
        .hasMessageContaining("port is 70000")
        .hasMessageNotContaining("hush");
    for (String address :
        List.of("jdbc:postgresql://db/weft?password=hush", "jdbc:postgresql://weft:hush@db/weft")) {
      assertThatThrownBy(() -> of(List.of("--database", address)))
          .hasMessageContaining("database holds a password")
          .hasMessageNotContaining("hush");
    }
    assertThatThrownBy(() -> of(List.of("--database", "jdbc:mysql://weft:hush/x")))
        .hasMessageContaining("database is neither 'sqlite' nor")
        .hasMessageNotContaining("hush");
    var config =
        ServerConfig.of(
            List.of("--database", "jdbc:postgresql://db/weft?user=weft"),
            Map.of("WEFT_DATABASE_PASSWORD", "hush"));
    assertThat(config.database().password()).isEqualTo("hush");
    assertThat(config.toString()).contains("jdbc:postgresql://db/weft").doesNotContain("hush");
    assertThat(config.database().shown(data)).isEqualTo("jdbc:postgresql://db/weft");
  }

  @Test
  void twoPasswordsAreOneTooMany() {
    assertThatThrownBy(
            () ->
                ServerConfig.of(
                    List.of("--database-password-file", "/run/secret"),
                    Map.of("WEFT_DATABASE_PASSWORD", "hush")))
        .hasMessageContaining("keep one of them");
  }

  @Test
  void thePasswordMayStandInAFile() {
    var config = of(List.of("--database-password-file", data.resolve("p").toString()));
    assertThat(config.database().passwordFile()).contains(data.resolve("p"));
  }

  @Test
  void anOptionWithoutItsValueIsRefused() {
    assertThatThrownBy(() -> of(List.of("--port"))).hasMessageContaining("needs a value");
  }

  @Test
  void takesSecretsFromTheEnvironmentAndShowsNone() {
    var config = ServerConfig.of(List.of(), Map.of("WEFT_SECRET_CRM", "hush", "SECRET", "x"));
    assertThat(config.secrets().find("crm")).contains("hush");
    assertThat(config.secrets().find("other")).isEmpty();
    assertThat(config.toString()).contains("WEFT_SECRET_CRM").doesNotContain("hush");
  }

  private static ServerConfig of(List<String> arguments) {
    return ServerConfig.of(arguments, Map.of());
  }

  /// Every setting with a value that is not its default, name and value by turns.
  private List<String> everything(java.util.function.Function<Setting, String> name) {
    var values =
        Map.ofEntries(
            Map.entry("data", data.toString()),
            Map.entry("lake", data.resolve("shared").toString()),
            Map.entry("database", "jdbc:postgresql://db/weft?user=weft"),
            Map.entry("database-password", "hush"),
            Map.entry("database-password-file", ""),
            Map.entry("sources", data.resolve("in").toString()),
            Map.entry("sample", "true"),
            Map.entry("host", "localhost"),
            Map.entry("port", "0"),
            Map.entry("host-names", "weft.example, mesh.example"),
            Map.entry("body-json", "2KB"),
            Map.entry("body-zip", "3MB"),
            Map.entry("unpacked", "4MB"),
            Map.entry("entries", "5"),
            Map.entry("stop-grace", "6s"),
            Map.entry("sign-in-failures", "8"),
            Map.entry("sign-in-pause", "9s"),
            Map.entry("oidc-issuers", "https://a.example/x, http://127.0.0.1:8081/y"),
            Map.entry("oidc-audience", "mesh"),
            Map.entry("oidc-person-claim", "email"),
            Map.entry("oidc-groups-claim", "roles"),
            Map.entry("oidc-attributes", "markets=mkt,level=lvl"),
            Map.entry("oidc-clock-skew", "7s"),
            Map.entry("oidc-client-id", "server"),
            Map.entry("oidc-client-secret", "hush"),
            Map.entry("oidc-device-client-id", "command"),
            Map.entry("public-url", "https://weft.example:8443/"),
            Map.entry("session-time", "9m"),
            Map.entry("engine-memory", "2GB"),
            Map.entry("engine-threads", "3"),
            Map.entry("engine-spill", "0"),
            Map.entry("query-rows", "7"),
            Map.entry("query-bytes", "8KB"),
            Map.entry("query-time", "500ms"),
            Map.entry("run-tables", "5"),
            Map.entry("capture-rows", "6"),
            Map.entry("capture-bytes", "7KB"),
            Map.entry("capture-time", "8s"),
            Map.entry("worker-count", "3"),
            Map.entry("worker-memory", "3GB"),
            Map.entry("worker-queue", "9"),
            Map.entry("worker-isolation", "require"),
            Map.entry("worker-driver", "jdbc"),
            Map.entry("worker-cache", "/x/worker.aot"),
            Map.entry("sweep-every", "3s"));
    var all = new ArrayList<String>();
    for (Setting setting : ServerConfig.SETTINGS) {
      if (setting.shape() == Setting.Shape.SECRET && name.apply(setting).startsWith("--")) {
        continue;
      }
      boolean bare = setting.shape() == Setting.Shape.FLAG && name.apply(setting).startsWith("--");
      all.add(name.apply(setting) + (bare ? "=true" : ""));
      if (!bare) {
        all.add(String.valueOf(values.get(setting.key())));
      }
    }
    return all;
  }

  private ServerConfig expected(String password) {
    return new ServerConfig(
        new DataConfig(data, data.resolve("shared"), data.resolve("in"), true),
        new DatabaseConfig("jdbc:postgresql://db/weft?user=weft", password, Optional.empty()),
        new HttpConfig(
            "localhost",
            0,
            List.of("weft.example", "mesh.example"),
            2 << 10,
            3 << 20,
            4 << 20,
            5,
            Duration.ofSeconds(6)),
        new SignInConfig(8, Duration.ofSeconds(9)),
        new OidcConfig(
            List.of(URI.create("https://a.example/x"), URI.create("http://127.0.0.1:8081/y")),
            "mesh",
            "email",
            "roles",
            Map.of("markets", "mkt", "level", "lvl"),
            Duration.ofSeconds(7),
            "server",
            password,
            "command"),
        new SessionConfig(
            Optional.of(URI.create("https://weft.example:8443")), Duration.ofMinutes(9)),
        new EngineConfig(2L << 30, 3, 0),
        new QueryConfig(7, 8 << 10, Duration.ofMillis(500)),
        new WorkerConfig(3, 3L << 30, 9, Isolation.REQUIRE, Driver.JDBC, "/x/worker.aot"),
        new RunConfig(5),
        new CaptureConfig(6, 7 << 10, Duration.ofSeconds(8)),
        new SweepConfig(Duration.ofSeconds(3)),
        new SecretVariables(Map.of()));
  }
}
