package dev.weft.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "flights.parquet, flights.parquet",
    "*.csv, airports.csv",
    "2026/*.csv, 2026/july.csv",
    "20??/*.csv, 2026/july.csv",
    "**, a/b/c.csv",
    "**/*.csv, airports.csv",
    "**/*.csv, a/b/c.csv",
    "a/**/c.csv, a/c.csv",
    "a/**/c.csv, a/b/b/c.csv",
    "a/**/b/*.csv, a/b/x/b/c.csv",
    "*a*b*, xxaxxbxx",
    ".hidden/*.csv, .hidden/a.csv",
  })
  void matches(String pattern, String path) {
    assertThat(Glob.of(pattern).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.csv, a/b.csv",
    "*.csv, airports.csv.gz",
    "a/*.csv, a/b/c.csv",
    "?.csv, ab.csv",
    "a/**/c.csv, b/c.csv",
    "*, .hidden",
    "?hidden, .hidden",
    "**/*.csv, .git/a.csv",
    "**, a/.git/config",
    "*a*b*, xxbxxa",
  })
  void doesNotMatch(String pattern, String path) {
    assertThat(Glob.of(pattern).matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/etc/passwd",
        "~/data",
        "C:/data",
        "../secret.csv",
        "a/../b",
        "./a",
        "a//b",
        "a/",
        "a/**b",
        "a[bc]",
        "{a,b}",
        "a\\b",
        "a\u0000b",
        "a\nb"
      })
  void refusesWhatIsNoPatternBelowARoot(String text) {
    assertThat(Glob.problem(text)).isPresent();
  }

  @Test
  void refusesAPatternOfEndlessLength() {
    assertThat(Glob.problem("a".repeat(513)))
        .hasValueSatisfying(why -> assertThat(why).contains("longer"));
  }

  @Test
  void startsTheSearchBehindTheLastFolderThatIsSpeltOut() {
    assertThat(Glob.of("2026/july/*.csv").folder()).isEqualTo("2026/july");
    assertThat(Glob.of("2026/*/a.csv").folder()).isEqualTo("2026");
    assertThat(Glob.of("*.csv").folder()).isEmpty();
    assertThat(Glob.of("2026/a.csv").isLiteral()).isTrue();
  }

  @Test
  void staysFastOnPatternsMadeToExplode() {
    String name = "a".repeat(250) + "b";
    assertThat(Glob.of("*a".repeat(200) + "*c").matches(name)).isFalse();
    assertThat(Glob.of("**/a/".repeat(80) + "c").matches("a/".repeat(250) + "b")).isFalse();
  }

  /// The same meaning written as the obvious recursion, on random patterns and paths.
  @Test
  void agreesWithTheObviousRecursion() {
    long seed = Long.getLong("seed", 20260101L);
    Random random = new Random(seed);
    for (int i = 0; i < 50_000; i++) {
      String pattern =
          path(random, List.of("a", "b", "*", "?", "**", "*a", "a*b", "?*", ".a", ".*"));
      String path = path(random, List.of("a", "b", "ab", "ba", "aab", ".a", ".b"));
      assertThat(Glob.of(pattern).matches(path))
          .as("%s against %s, seed %d", pattern, path, seed)
          .isEqualTo(parts(List.of(pattern.split("/", -1)), List.of(path.split("/", -1))));
    }
  }

  private static String path(Random random, List<String> names) {
    return random
        .ints(1 + random.nextInt(5), 0, names.size())
        .mapToObj(names::get)
        .collect(Collectors.joining("/"));
  }

  private static boolean parts(List<String> pattern, List<String> names) {
    if (pattern.isEmpty()) {
      return names.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.getFirst().equals("**")) {
      return parts(rest, names)
          || (!names.isEmpty()
              && !names.getFirst().startsWith(".")
              && parts(pattern, names.subList(1, names.size())));
    }
    return !names.isEmpty()
        && (!names.getFirst().startsWith(".") || pattern.getFirst().startsWith("."))
        && text(pattern.getFirst(), names.getFirst())
        && parts(rest, names.subList(1, names.size()));
  }

  private static boolean text(String pattern, String name) {
    if (pattern.isEmpty()) {
      return name.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return text(pattern.substring(1), name)
          || (!name.isEmpty() && text(pattern, name.substring(1)));
    }
    return !name.isEmpty()
        && (pattern.charAt(0) == '?' || pattern.charAt(0) == name.charAt(0))
        && text(pattern.substring(1), name.substring(1));
  }
}
