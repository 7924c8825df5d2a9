package dev.weft.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Walks the tours with the packaged product: what a page shows is what people get.
class TourTest {

  @TempDir private Path root;

  @SuppressWarnings("NullAway.Init") // the test begins with it
  private Shell shell;

  @AfterEach
  void stop() {
    shell.weft("down");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tour.md", "tour-from-csv.md"})
  void showsWhatTheProductPrints(String page) throws IOException {
    Path folder = Files.createDirectories(root.resolve("work"));
    // The reader stands in the checkout and leaves copies there; the test leaves none.
    for (String name : List.of("docs", "examples")) {
      Path there = Path.of("..", name).toRealPath();
      Files.createSymbolicLink(folder.resolve(name), there);
    }
    shell = new Shell(folder, root.resolve("data"));
    var tour = Tour.read(Files.readAllLines(Path.of("../docs", page)));
    assertThat(tour.commands()).hasSizeGreaterThan(12);
    for (Tour.Command command : tour.commands()) {
      walk(page, command);
    }
  }

  private void walk(String page, Tour.Command command) {
    // The reader's port may be taken here, and the page would not be nicer with another one.
    String line = command.text().replace("./weft", "weft").replace("weft up", "weft up --port 0");
    Shell.Outcome outcome = shell.run(line);
    String place = "docs/" + page + ":" + command.line() + " $ " + command.text();
    assertThat(outcome.exit())
        .as(place + "\n" + outcome.out() + "\n" + outcome.err())
        .isEqualTo(command.exit());
    assertThat(outcome.err()).as(place).doesNotContain("SLF4J", "Exception", "\tat ");
    if (!command.output().isEmpty()) {
      String printed = outcome.exit() == 0 ? outcome.out() : outcome.out() + outcome.err();
      assertThat(command.matches(printed))
          .as(
              "%s%nthe page shows:%n%s%nprinted:%n%s",
              place, String.join("\n", command.output()), printed)
          .isTrue();
    }
  }
}
