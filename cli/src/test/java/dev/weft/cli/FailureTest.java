package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a server's refusal becomes a sentence and an exit code.
class FailureTest {

  private final FakeServer server = new FakeServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "400, W-SERVER-001, 2",
    "401, W-ACCESS-001, 4",
    "403, W-ACCESS-002, 4",
    "404, W-REGISTRY-001, 5",
    "409, W-PLAN-001, 6",
    "422, W-PLAN-002, 7",
    "422, W-SQL-003, 1",
    "429, W-SERVER-008, 1",
    "503, W-SERVER-011, 8",
    "500, W-SERVER-010, 1",
    "422, W-NEWER-001, 7",
    "403, W-NEWER-002, 4",
    "503, W-NEWER-003, 8"
  })
  void takesTheExitFromTheCodeElseFromTheStatus(int status, String code, int exit) {
    server.onProblem("GET /status", status, code, "It does not work.", "Do something else.");

    Shell.Result result = Shell.at(server).run("status");

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .isEqualTo(
            """
            error %s: It does not work
              = Do something else.
            """
                .formatted(code));
  }

  @ParameterizedTest
  @CsvSource({"401, 4", "404, 5", "409, 6", "502, 8", "500, 1"})
  void understandsAnAnswerThatIsNoProblem(int status, int exit) {
    server.on("GET /status", status, "<html>nginx</html>");

    Shell.Result result = Shell.at(server).run("status");

    assertThat(result.exit()).isEqualTo(exit);
    assertThat(result.err()).contains("HTTP-" + status).contains("proxy");
  }

  @Test
  void printsTheErrorAsJsonOnStdoutAndNothingElse() {
    server.on(
        "GET /status",
        403,
        """
        {"status":403,"code":"W-ACCESS-002","detail":"No","remedy":"Ask","trace":"t-1",
         "details":{"owner":"ada"},
         "findings":[{"code":"W-DOC-009","severity":"warning","message":"m","file":"f","line":1,
                      "column":2,"pointer":"","hint":"h","excerpt":""}]}
        """);

    Shell.Result result = Shell.at(server).run("status", "-o", "json");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(result.err()).isEmpty();
    Golden.check("failure/denied.json", result.out());
    assertThat(Shell.at(server).run("status", "-o", "ndjson").out().lines()).hasSize(1);
    Golden.check("failure/denied.yaml", Shell.at(server).run("status", "-o", "yaml").out());
  }

  @Test
  void saysThatNobodyAnswers() {
    server.close();

    Shell.Result result = Shell.at(server).run("status");

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.err()).contains("W-SERVER-005").contains(server.url()).contains("weft up");
  }

  @Test
  void saysThatNoServerIsUpForTheFolder() {
    Shell.Result result = new Shell().run("status", "--data", folder.toString());

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.err()).contains(folder.toString()).contains("weft up");
  }

  @Test
  void refusesAnAddressThatIsNone() {
    assertThat(new Shell().run("status", "--url", "localhost:8080").exit()).isEqualTo(2);
    assertThat(new Shell().run("status", "--url", "http://host/path?x").exit()).isEqualTo(2);
  }

  @Test
  void saysThatTheAnswerIsNoWeft() {
    server.onText("GET /status", "text/html", "<html>hello</html>");

    Shell.Result result = Shell.at(server).run("status");

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.err()).contains("not a Weft server");
  }

  @Test
  void letsNoAnswerMoveTheCursor() {
    server.onProblem("GET /status", 403, "W-ACCESS-002", "\\u001b[2Jgone\\nline", "");

    assertThat(Shell.at(server).run("status").err()).contains("␛[2Jgone\\nline");
  }
}
