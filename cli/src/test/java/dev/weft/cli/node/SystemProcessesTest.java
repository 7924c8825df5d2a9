package dev.weft.cli.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real processes of this machine: small shells that stand for a node.
class SystemProcessesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Processes processes = new SystemProcesses(System.getenv("PATH"));

  @TempDir private Path folder;

  private Path log() {
    return folder.resolve("server.log");
  }

  private static int exitOf(Processes.Started process) {
    while (process.isAlive()) {
      Thread.onSpinWait();
    }
    return process.exit().orElseThrow();
  }

  @Test
  void addsWhatAProcessSaysToTheLog() throws Exception {
    Files.writeString(log(), "earlier\n");

    var process = processes.start(List.of("sh", "-c", "echo out; echo err >&2; exit 6"), log());

    assertThat(exitOf(process)).isEqualTo(6);
    assertThat(log()).hasContent("earlier\nout\nerr\n");
  }

  @Test
  void startsItInASessionOfItsOwnWithNothingToRead() throws Exception {
    var process = processes.start(List.of("sh", "-c", "cat; echo end of input"), log());

    assertThat(exitOf(process)).isZero();
    assertThat(log()).hasContent("end of input\n");
  }

  @Test
  void stopsAProcessAndWaitsForItsEnd() throws Exception {
    Path pid = folder.resolve("pid");
    var process =
        processes.start(
            List.of(
                "sh",
                "-c",
                "trap 'echo bye; exit 0' TERM; echo $$ > "
                    + pid
                    + "; while :; do sleep 0.05; done"),
            log());
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.onSpinWait();
    }
    assertThat(process.exit()).isEqualTo(OptionalInt.empty());

    assertThat(processes.stop(Long.parseLong(Files.readString(pid).strip()), PATIENCE)).isTrue();
    assertThat(log()).hasContent("bye\n");
  }

  @Test
  void saysWhenAProcessDoesNotEnd() throws Exception {
    Path pid = folder.resolve("pid");
    processes.start(
        List.of("sh", "-c", "trap '' TERM; echo $$ > " + pid + "; while :; do sleep 0.05; done"),
        log());
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.onSpinWait();
    }
    long id = Long.parseLong(Files.readString(pid).strip());

    assertThat(processes.stop(id, Duration.ofMillis(50))).isFalse();
    ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void findsAProcessThatIsGoneStopped() throws IOException, InterruptedException {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();

    assertThat(processes.stop(gone.pid(), PATIENCE)).isTrue();
    assertThat(processes.isNode(gone.pid())).isFalse();
  }

  @Test
  void takesNoOtherProcessForANode() throws Exception {
    assertThat(processes.isNode(ProcessHandle.current().pid())).isFalse();
    assertThat(processes.isNode(0)).isFalse();
    assertThat(processes.isNode(-1)).isFalse();
  }

  @Test
  void knowsANodeByItsMainClass() throws Exception {
    Process node =
        new ProcessBuilder("sh", "-c", "read line; exit 0", "sh", "dev.weft.server.Main").start();

    assertThat(processes.isNode(node.pid())).isTrue();
    node.getOutputStream().close();
    node.waitFor();
    assertThat(processes.isNode(node.pid())).isFalse();
  }
}
