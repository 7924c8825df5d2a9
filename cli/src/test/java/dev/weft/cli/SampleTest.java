package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft up --sample` against a node that is up: applied by everybody who has a part, then built.
class SampleTest {

  private final FakeServer server = new FakeServer();
  private final AtomicBoolean adaApplied = new AtomicBoolean();

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Path air = Files.createDirectories(folder.resolve("home/sample/air-travel"));
    Files.writeString(air.resolve("mesh.yaml"), "kind: Mesh\n");
    server.on("GET /access-requests", "{\"items\":[{\"requester\":\"cy\"}],\"next\":null}");
    Files.writeString(folder.resolve("operator.token"), "own");
    Files.writeString(folder.resolve("weft.json"), "{\"url\":\"" + server.url() + "\",\"pid\":1}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static String plan(boolean empty, String notYours) {
    return "{\"schema\":\"weft.plan/v1\",\"fingerprint\":\"f\",\"empty\":"
        + empty
        + ",\"documents\":[],\"products\":[],\"findings\":[],\"notYours\":["
        + notYours
        + "]}";
  }

  private Shell.Result up() {
    return new Shell()
        .with("WEFT_HOME", folder.resolve("home").toString())
        .run("up", "--sample", "--data", folder.toString());
  }

  private List<String> writes() {
    return server.asked().stream()
        .filter(what -> what.startsWith("POST") && !what.endsWith("/plans"))
        .toList();
  }

  @Test
  void leavesOneRequestForAccessOpen() {
    RunAllTest.mesh(server, "released", "released", "released");
    server
        .on("GET /access-requests", "{\"items\":[],\"next\":null}")
        .on("POST /plans", plan(true, ""))
        .on("POST /access-requests", 201, "{\"number\":1}");

    Shell.Result result = up();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(server.last("POST /api/v1/access-requests").header("X-Weft-As")).isEqualTo("cy");
    assertThat(server.last("POST /api/v1/access-requests").text()).contains("customer/members");
  }

  @Test
  void appliesAsEachPersonUntilNothingChanges() {
    RunAllTest.mesh(server, "released", "released", "released");
    server
        .handle(
            "POST /plans",
            (exchange, asked) -> {
              boolean ada = asked.header("X-Weft-As").equals("ada");
              boolean left = !adaApplied.get();
              String others = left && !ada ? "{\"kind\":\"DataProduct\"}" : "";
              FakeServer.send(exchange, 200, "application/json", plan(!(ada && left), others));
            })
        .handle(
            "POST /applies",
            (exchange, asked) -> {
              adaApplied.set(true);
              FakeServer.send(
                  exchange, 200, "application/json", "{\"changed\":true,\"documents\":3}");
            });

    Shell.Result result = up();

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(writes()).containsExactly("POST /api/v1/applies");
    assertThat(server.last("POST /api/v1/applies").header("X-Weft-As")).isEqualTo("ada");
    assertThat(result.err()).contains("Applied 3 documents as ada");
    assertThat(result.out()).contains("Weft is up at " + server.url()).contains("weft --as");
  }

  @Test
  void changesNothingTheSecondTime() {
    RunAllTest.mesh(server, "released", "released", "released");
    server.on("POST /plans", plan(true, ""));

    assertThat(up().exit()).isZero();
    assertThat(writes()).isEmpty();
    assertThat(server.asked().stream().filter(what -> what.endsWith("/plans"))).hasSize(1);
  }

  @Test
  void failsWhenAProductIsLeftWithoutARelease() {
    RunAllTest.mesh(server, "never run", "released", "released");
    RunAllTest.ends(server, "operations/departures", "failed");
    server.on("POST /plans", plan(true, ""));

    Shell.Result result = up();

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("Not released: operations/departures").contains("run list");
    assertThat(result.err()).doesNotContain("left to others");
  }
}
