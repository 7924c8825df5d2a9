package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.ServerConfig;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Two servers, each with a data folder of its own, on one database and one lake.
@OnPostgres
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoServersTest {

  private static final String QUERY = "{\"sql\":\"select count(*) as n from sales.orders.orders\"}";

  private static final Pattern RELEASE =
      Pattern.compile("\"release\":\"sales/orders@1\\.0\\.0\\+(\\d+)\"");

  private Path root = Path.of("");
  private String database = "";
  private Server first;
  private Server second;
  private TestClient one;
  private TestClient two;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    root = folder;
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), "order_id,amount\n1,10.5\n2,20.5\n");
    database = TestPostgres.server().fresh();
    first = Server.start(config("one", database, "lake", "--sample"));
    second = Server.start(config("two", database, "lake", "--sample"));
    one = TestClient.of(first, root.resolve("one"));
    two = TestClient.of(second, root.resolve("two"));
    for (String who : List.of("operator", "ann")) {
      var plan = TestClient.send(one.zip("/api/v1/plans", JourneyTest.DOCUMENTS, who));
      // What one of them planned is applied at the other.
      two.apply(JourneyTest.DOCUMENTS, plan, who);
    }
  }

  @AfterAll
  void stop() {
    first.close();
    second.close();
  }

  private ServerConfig config(String data, String url, String lake, String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--data",
                root.resolve(data).toString(),
                "--sources",
                root.resolve("sources").toString(),
                "--port",
                "0",
                "--engine-memory",
                "128MB",
                "--database",
                url,
                "--lake",
                root.resolve(lake).toString()));
    arguments.addAll(List.of(more));
    return ServerConfig.of(arguments, Map.of());
  }

  private static String run(TestClient at) throws Exception {
    HttpResponse<String> run = at.post("/api/v1/runs", "{\"product\":\"sales/orders\"}", "ann");
    assertThat(run.statusCode()).as(run.body()).isEqualTo(202);
    return TestClient.member(run, "id");
  }

  /// Follows a run to its end.
  private static long released(TestClient at, String run) throws Exception {
    String told = at.get("/api/v1/runs/" + run + "/events", "ann").body();
    assertThat(told).contains("event: end\n");
    Matcher release = RELEASE.matcher(told);
    assertThat(release.find()).as(told).isTrue();
    return Long.parseLong(release.group(1));
  }

  @Test
  void bothRunAndBothAnswerFromWhatEitherReleased() throws Exception {
    String run = run(one);
    long number = released(two, run);
    assertThat(two.get("/api/v1/runs?product=sales/orders", "ann").body()).contains(run);
    assertThat(released(one, run(two))).isEqualTo(number + 1);

    for (TestClient each : List.of(one, two)) {
      assertThat(
              TestClient.send(each.json("/api/v1/query", QUERY, "eve").header("Accept", "text/csv"))
                  .body())
          .isEqualToIgnoringNewLines("n2");
      assertThat(each.get("/api/v1/storage", "operator").body())
          .contains("\"unreachable\":0,\"missing\":0");
    }
  }

  @Test
  void oneGoesOnWhileTheOtherStartsAgain() throws Exception {
    second.close();
    TestClient.member(one.get("/api/v1/runs/" + run(one) + "/events", "ann"), "state");
    second = Server.start(config("two", database, "lake", "--sample"));
    two = TestClient.of(second, root.resolve("two"));

    assertThat(two.post("/api/v1/query", QUERY, "eve").statusCode()).isEqualTo(200);
    assertThat(one.post("/api/v1/query", QUERY, "eve").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenOfOneOpensTheOtherUntilItIsRevoked() throws Exception {
    var made = one.post("/api/v1/tokens", "{\"name\":\"ci\",\"days\":1}", "operator");
    String path = "/api/v1/tokens/" + TestClient.member(made, "id");
    var mine = two.withToken(TestClient.member(made, "token"));
    var unused = one.post("/api/v1/tokens", "{\"name\":\"new\",\"days\":1}", "operator");
    var late = two.withToken(TestClient.member(unused, "token"));
    assertThat(mine.get("/api/v1/whoami", "operator").statusCode()).isEqualTo(200);

    assertThat(TestClient.send(two.as(path, "operator").DELETE()).statusCode()).isEqualTo(200);
    String other = "/api/v1/tokens/" + TestClient.member(unused, "id");
    assertThat(TestClient.send(one.as(other, "operator").DELETE()).statusCode()).isEqualTo(200);

    assertThat(mine.get("/api/v1/whoami", "operator").statusCode()).isEqualTo(401);
    assertThat(late.get("/api/v1/whoami", "operator").statusCode()).isEqualTo(401);
  }

  @Test
  void saysWhichDatabaseWithoutItsUserAndToOperatorsOnly() throws Exception {
    String address = database.replaceFirst("\\?.*", "");
    assertThat(one.get("/api/v1/status", "operator").body())
        .contains("\"database\":\"" + address + "\"");
    assertThat(one.get("/api/v1/status", "ann").body()).contains("\"database\":null");
  }

  @Test
  void refusesALakeThatIsNotTheCatalogsOwn() {
    for (ServerConfig wrong :
        List.of(
            config("three", database, "elsewhere", "--sample"),
            config("four", TestPostgres.server().fresh(), "lake"),
            config("five", "sqlite", "lake"))) {
      assertThatThrownBy(() -> Server.start(wrong))
          .isInstanceOfSatisfying(
              WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
          .hasMessageContaining("lake");
    }
    assertThat(root.resolve("lake/lake.id")).exists();
  }

  @Test
  void makesNoSampleOfARealMesh() throws IOException {
    String real = TestPostgres.server().fresh();
    Server.start(config("six", real, "real")).close();

    assertThatThrownBy(() -> Server.start(config("seven", real, "real", "--sample")))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_SAMPLE));
  }

  @Test
  void takesThePasswordFromAFile() throws IOException {
    Path file = Files.writeString(root.resolve("password"), "any\n");
    String url = TestPostgres.server().empty();
    try (var server =
        Server.start(config("eight", url, "lake8", "--database-password-file", file.toString()))) {
      assertThat(server.url()).startsWith("http://");
    }
    assertThatThrownBy(
            () ->
                Server.start(
                    config("nine", url, "lake8", "--database-password-file", file + ".missing")))
        .hasMessageContaining("cannot read the secret in");
  }
}
