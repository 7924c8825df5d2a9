package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.release.StoredRelease;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// A process that publishes in a loop is killed again and again. What it said was done is there
/// afterwards, whole, and nothing else of it is half there.
abstract class KillContract extends CatalogContract {

  private static final int KILLS = 6;

  @Test
  void losesNothingThatWasConfirmedWhenTheWriterIsKilled() throws Exception {
    var random = new Random(Long.getLong("seed", 7));
    long confirmed = 0;
    for (int i = 0; i < KILLS; i++) {
      confirmed = lastLineOfKilledWriter(1 + random.nextInt(40));
      assertWholeUpTo(confirmed);
    }
    assertThat(confirmed).isGreaterThanOrEqualTo(KILLS);
  }

  /// Lets a writer confirm so many releases, kills it, and returns the last one it confirmed.
  private long lastLineOfKilledWriter(int lines) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                url())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = writer.inputReader(StandardCharsets.UTF_8)) {
      String line = "0";
      for (int i = 0; i < lines; i++) {
        line = output.readLine();
        assertThat(line).as("a line from the writer").isNotNull();
      }
      // Through the handle: the process itself would close the stream that is still to be read.
      writer.toHandle().destroyForcibly();
      // What was printed before the kill is confirmed too.
      for (String more = output.readLine(); more != null; more = output.readLine()) {
        line = more.isEmpty() ? line : more;
      }
      return Long.parseLong(line);
    } finally {
      writer.destroyForcibly().waitFor();
    }
  }

  private void assertWholeUpTo(long confirmed) {
    reopen();
    long current = number(r -> r.releases().currentNumber(ORDERS, 1));
    List<StoredRelease> releases = list(r -> r.releases().list(ORDERS, Long.MAX_VALUE, 10_000));
    List<JournalEntry> journal = list(r -> r.journal().after(0, 10_000));

    // One more may have been committed than was printed.
    assertThat(current).isBetween(confirmed, confirmed + 1);
    assertThat(releases)
        .extracting(stored -> stored.release().id().number())
        .containsExactlyElementsOf(descending(current));
    assertThat(journal).hasSize((int) current);
    assertThat(journal.getLast().position()).isEqualTo(current);
    assertThat(find(r -> Optional.of(r.releases().newestLocations(ORDERS, 1).size()))).contains(1);
  }

  private static List<Long> descending(long from) {
    return LongStream.rangeClosed(1, from).map(i -> from + 1 - i).boxed().toList();
  }
}
