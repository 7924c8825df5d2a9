package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.node.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `weft up` and `weft down`, with a process that is none.
class NodeTest {

  private final FakeServer server = new FakeServer().on("GET /status", StatusTest.STATUS);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Shell shell(Processes processes) {
    return new Shell()
        .with("WEFT_DATA", data().toString())
        .with("WEFT_HOME", folder.resolve("home").toString())
        .running(processes);
  }

  private void answer() throws IOException {
    Files.createDirectories(data());
    Files.writeString(data().resolve("operator.token"), "own");
    Files.writeString(
        data().resolve("weft.json"), "{\"url\":\"" + server.url() + "\",\"pid\":4711}");
  }

  /// A node that comes up, or ends with words in its log.
  private final class FakeNode extends NoProcesses {
    final List<String> command = new ArrayList<>();
    final List<Long> stopped = new ArrayList<>();
    private final int exit;
    private final String words;

    FakeNode(int exit, String words) {
      this.exit = exit;
      this.words = words;
    }

    @Override
    public Started start(List<String> line, Path log) {
      command.addAll(line);
      try {
        Files.writeString(log, words, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (exit == 0) {
          answer();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Started() {
        @Override
        public boolean isAlive() {
          return exit == 0;
        }

        @Override
        public OptionalInt exit() {
          return exit == 0 ? OptionalInt.empty() : OptionalInt.of(exit);
        }
      };
    }

    @Override
    public boolean stop(long pid, Duration patience) {
      stopped.add(pid);
      return true;
    }

    @Override
    public boolean isNode(long pid) {
      return pid == 4711;
    }
  }

  @Test
  void givesASampleMeshItsFilesWheneverItStarts() throws IOException {
    Files.createDirectories(folder.resolve("home/sample/air-travel"));
    Files.createDirectories(data());
    Files.writeString(data().resolve("sample"), "");
    FakeNode node = new FakeNode(0, "");

    shell(node).run("up");

    assertThat(node.command)
        .containsSubsequence("--sources", folder.resolve("home/sample").toString())
        .doesNotContain("--sample");
  }

  @Test
  void startsTheNodeAndSaysHowToGoOn() {
    FakeNode node = new FakeNode(0, "");

    Shell.Result result = shell(node).run("up", "--port", "0", "--sources", "/files");

    assertThat(result.exit()).isZero();
    assertThat(node.command)
        .containsExactly(
            folder.resolve("home/bin/weft").toString(),
            "serve",
            "--data",
            data().toString(),
            "--port",
            "0",
            "--sources",
            "/files");
    Golden.check(
        "up.txt",
        result.out().replace(folder.toString(), "FOLDER").replace(server.url(), "http://SERVER"));
  }

  @Test
  void passesTheDatabaseOn() {
    FakeNode node = new FakeNode(0, "");
    String address = "jdbc:postgresql://db/weft?user=weft";

    shell(node)
        .run("up", "--database", address, "--database-password-file", "/secret", "--lake", "/lake");

    assertThat(node.command)
        .containsSubsequence(
            "--database", address, "--database-password-file", "/secret", "--lake", "/lake");
  }

  @Test
  void startsNothingWhenItIsUp() throws IOException {
    answer();

    Shell.Result result = shell(new NoProcesses()).run("up");

    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("Up already at " + server.url() + "\n");
  }

  @Test
  void startsAnewWhenTheFileIsALeftover() throws IOException {
    Files.createDirectories(data());
    Files.writeString(data().resolve("weft.json"), "{\"url\":\"http://127.0.0.1:1\",\"pid\":4711}");

    assertThat(shell(new FakeNode(0, "")).run("up").exit()).isZero();
  }

  @Test
  void repeatsTheLastErrorOfANodeThatEnded() throws IOException {
    Files.createDirectories(data());
    Files.writeString(data().resolve("server.log"), "error W-SERVER-004: of an earlier start\n");
    String words =
        "starting\nerror W-SERVER-003: Port 8080 is taken\n  = Choose another.\nStopped\n";

    Shell.Result result = shell(new FakeNode(8, words)).run("up");

    assertThat(result.exit()).isEqualTo(8);
    assertThat(result.err())
        .isEqualTo(
            """
            error W-SERVER-003: Port 8080 is taken
              = Choose another.
              log: %s
            """
                .formatted(data().resolve("server.log")));
  }

  @Test
  void exitsWithSixWhenTheDataIsInUse() {
    FakeNode node = new FakeNode(6, "error W-SERVER-004: Another server has the folder\n");

    Shell.Result result = shell(node).run("up");

    assertThat(result.exit()).isEqualTo(6);
    assertThat(result.err()).contains("W-SERVER-004: Another server has the folder");
  }

  @Test
  void exitsAsTheServerDidForAWrongSetting() {
    FakeNode node = new FakeNode(2, "error W-SERVER-013: 0.0.0.0 is no loopback\n  = Leave it.\n");

    Shell.Result result = shell(node).run("up", "-o", "json");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.out()).contains("\"code\" : \"W-SERVER-013\"", "\"remedy\" : \"Leave it.\"");
  }

  @Test
  void saysTheLastWordsWhenNoErrorWasTold() {
    assertThat(shell(new FakeNode(134, "out of memory\n")).run("up").err())
        .contains("out of memory");
    assertThat(shell(new FakeNode(137, "")).run("up", "--data", folder + "/other").err())
        .contains("ended with 137 and said nothing");
  }

  @Test
  void needsADistribution() {
    Shell.Result result = new Shell().with("WEFT_DATA", data().toString()).run("up");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("WEFT_HOME");
  }

  @Test
  void needsASampleToLoadOne() {
    Shell.Result result = shell(new NoProcesses()).run("up", "--sample");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("carries no sample mesh");
  }

  @Test
  void refusesToMakeAnotherMeshASample() throws IOException {
    answer();
    server.on("GET /status", StatusTest.STATUS.replace("\"sample\":true", "\"sample\":false"));

    Shell.Result result = shell(new NoProcesses()).run("up", "--sample");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("made without --sample");
  }

  @Test
  void startsNoServerElsewhere() {
    assertThat(new Shell().run("up", "--url", "http://elsewhere").exit()).isEqualTo(2);
    assertThat(new Shell().run("down", "--url", "http://elsewhere").exit()).isEqualTo(2);
  }

  @Test
  void stopsTheNodeOnce() throws IOException {
    answer();
    FakeNode node = new FakeNode(0, "");

    assertThat(shell(node).run("down").out()).isEqualTo("Stopped.\n");
    assertThat(node.stopped).containsExactly(4711L);
  }

  @Test
  void stopsNothingThatIsNotANode() throws IOException {
    answer();

    assertThat(shell(new NoProcesses()).run("down").out()).isEqualTo("Nothing was up.\n");
    assertThat(shell(new NoProcesses()).run("down", "-o", "json").out())
        .contains("\"stopped\" : false");
    assertThat(new Shell().run("down", "--data", folder + "/none").exit()).isZero();
  }
}
