package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that records from eight threads is killed again and again. What `append` returned for
/// is there afterwards, and the chain is whole.
class AuditKillTest {

  private static final int KILLS = 4;

  @TempDir private Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("audit.db");
  }

  @Test
  void losesNoRecordThatWasConfirmed() throws Exception {
    var random = new Random(Long.getLong("seed", 11));
    for (int i = 0; i < KILLS; i++) {
      List<String> confirmed = confirmedByKilledProcess("life-" + i, 1 + random.nextInt(200));
      try (var log = AuditLog.open(url(), KEY, new Records.Kept(), AuditContract.PATIENT)) {
        assertThat(log.list(AuditFilter.ALL, Long.MAX_VALUE, 100_000))
            .extracting(stored -> stored.id() + " " + stored.record().who().principal())
            .containsAll(confirmed);
        assertThat(log.verify(List.of()).breaches()).isEmpty();
      }
    }
  }

  private List<String> confirmedByKilledProcess(String life, int lines)
      throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRecorder.class.getName(),
                url(),
                life)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var confirmed = new java.util.ArrayList<String>();
    try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < lines; i++) {
        String line = output.readLine();
        assertThat(line).as("a line from the writer").isNotNull();
        confirmed.add(line);
      }
      // Through the handle: the process itself would close the stream that is still to be read.
      writer.toHandle().destroyForcibly();
      // What was printed before the kill is confirmed too; the last line may be half a line.
      for (String more = output.readLine(); more != null; more = output.readLine()) {
        if (more.endsWith(".")) {
          confirmed.add(more);
        }
      }
      return confirmed;
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }
}
