package dev.weft.capture.source;

import static org.assertj.core.api.Assertions.assertThat;

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
}
