package dev.weft.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  private static String numbers(int to) {
    return IntStream.rangeClosed(1, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void showsThreeLinesAroundEachChange() {
    String before = numbers(20);
    String after = before.replace("\n5\n", "\nfive\n").replace("\n17\n", "\n17\n17a\n");

    assertThat(UnifiedDiff.of("a.txt", before, after))
        .containsExactly(
            "--- a.txt",
            "+++ a.txt",
            "@@ -2,7 +2,7 @@",
            " 2",
            " 3",
            " 4",
            "-5",
            "+five",
            " 6",
            " 7",
            " 8",
            "@@ -15,6 +15,7 @@",
            " 15",
            " 16",
            " 17",
            "+17a",
            " 18",
            " 19",
            " 20");
  }

  @Test
  void joinsChangesThatAreNear() {
    String before = numbers(12);
    String after = before.replace("\n4\n", "\nx\n").replace("\n11\n", "\n");

    assertThat(UnifiedDiff.of("a", before, after))
        .filteredOn(line -> line.startsWith("@@"))
        .containsExactly("@@ -1,12 +1,11 @@");
  }

  @Test
  void saysThatANewlineIsMissing() {
    assertThat(UnifiedDiff.of("a", "x\ny", "x\nz"))
        .containsExactly(
            "--- a",
            "+++ a",
            "@@ -1,2 +1,2 @@",
            " x",
            "-y",
            "\\ No newline at end of file",
            "+z",
            "\\ No newline at end of file");
    assertThat(UnifiedDiff.of("a", "x\n", "x\n")).isEmpty();
  }

  @Test
  void tellsBothTextsInFull() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Random(seed);
      List<String> before = lines(random);
      List<String> after = lines(random);

      List<String> diff =
          UnifiedDiff.of("a", String.join("\n", before) + "\n", String.join("\n", after) + "\n");

      List<String> body = diff.stream().skip(3).toList();
      if (!before.equals(after)) {
        assertThat(of(body, '+')).as("seed %d", seed).isEqualTo(before);
        assertThat(of(body, '-')).as("seed %d", seed).isEqualTo(after);
      }
    }
  }

  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      lines.add("abc".substring(random.nextInt(3)));
    }
    return lines;
  }

  private static List<String> of(List<String> body, char without) {
    return body.stream()
        .filter(line -> line.charAt(0) != without)
        .map(line -> line.substring(1))
        .toList();
  }

  @Test
  void coloursForPeople() {
    assertThat(UnifiedDiff.shown(List.of("--- a", "+++ a", "-\u0007", "+\ty\r"), Style.PLAIN))
        .containsExactly("--- a", "+++ a", "-\u2407", "+\ty");
  }
}
