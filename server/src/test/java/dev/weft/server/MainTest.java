package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.data.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server as a process of its own: what it says and how it ends.
class MainTest {

  private static final long PATIENCE = 60;

  @TempDir private Path data;

  @Test
  void aSignalStopsItAndASecondOneIsToldWhoIsUp() throws Exception {
    Process first = serve("first", "--data", data.toString(), "--port", "0");
    try {
      assertThat(untilAnnounced(first)).as(log("first")).isTrue();
      var up = DataFolder.find(data).orElseThrow();
      assertThat(up.pid()).isEqualTo(first.pid());

      Process second = serve("second", "--data", data.toString(), "--port", "0");
      assertThat(second.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
      assertThat(second.exitValue()).isEqualTo(6);
      assertThat(said("second"))
          .containsExactly(
              "error W-SERVER-004: The data folder "
                  + data
                  + " is in use by another server (process "
                  + first.pid()
                  + ", "
                  + up.url()
                  + ")",
              "  = Use that one, stop it with 'weft down', or choose another folder with --data.");

      String port = up.url().substring(up.url().lastIndexOf(':') + 1);
      Process third = serve("third", "--data", data.resolve("x").toString(), "--port", port);
      assertThat(third.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
      assertThat(third.exitValue()).isEqualTo(8);
      assertThat(said("third"))
          .satisfiesExactly(
              sentence -> assertThat(sentence).startsWith("error W-SERVER-003: ").contains(port),
              remedy -> assertThat(remedy).startsWith("  = ").contains("--port"));
    } finally {
      first.destroy();
    }
    assertThat(first.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(first.exitValue()).isEqualTo(143);
    assertThat(data.resolve("weft.json")).doesNotExist();
    assertThat(log("first")).contains("Stopped").doesNotContain("ERROR");
  }

  @Test
  void aWrongSettingIsToldWithItsRemedy() throws Exception {
    Process process = serve("wrong", "--data", data.toString(), "--sample", "--host", "0.0.0.0");
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(said("wrong"))
        .satisfiesExactly(
            sentence -> assertThat(sentence).startsWith("error W-SERVER-013: "),
            remedy -> assertThat(remedy).startsWith("  = "));
  }

  private Process serve(String name, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    Path log = data.resolve(name + ".log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private boolean untilAnnounced(Process process) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < end && process.isAlive()) {
      if (DataFolder.find(data).isPresent()) {
        return true;
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private String log(String name) throws IOException {
    return Files.readString(data.resolve(name + ".log"), StandardCharsets.UTF_8);
  }

  /// What it said without its log.
  private List<String> said(String name) throws IOException {
    return log(name).lines().filter(line -> !line.matches("\\d{4}-\\d\\d-.*")).toList();
  }
}
