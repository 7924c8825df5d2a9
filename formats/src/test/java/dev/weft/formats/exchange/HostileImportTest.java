package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is handed over to be imported ends in a contract that keeps its standard, or in one
/// error with a code and sentences for people. Replay a failure with `-Dseed=`.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileImportTest {

  private static final int USUAL = 400;
  private static final int ROUNDS = Boolean.getBoolean("weft.soak") ? 50 * USUAL : USUAL;

  @ParameterizedTest
  @EnumSource(names = {"SQL", "JSON_SCHEMA", "DATA_CONTRACT"})
  @Timeout(value = 3_600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void endsWellOnDamagedFiles(Source source) {
    long seed = Long.getLong("seed", 31_415L);
    var damage = new Damage(new Random(seed), Hostile.words(source));
    int contracts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = damage.of(Hostile.sound(source, round));
      String shown =
          "seed %d round %d%n%s".formatted(seed, round, new String(bytes, StandardCharsets.UTF_8));
      contracts += read(source, bytes, shown) ? 1 : 0;
    }
    // neither does everything break, nor does nothing
    assertThat(contracts).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
  }

  static java.util.List<Hostile.Bomb> bombs() {
    return Hostile.bombs();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void endsWellOnBombs(Hostile.Bomb bomb) {
    read(bomb.source(), bomb.text().getBytes(StandardCharsets.UTF_8), bomb.name());
  }

  @ParameterizedTest
  @EnumSource(names = {"SQL", "JSON_SCHEMA", "DATA_CONTRACT"})
  void refusesOtherEncodings(Source source) {
    String text = Hostile.sound(source, 0).replace("order", "örder");

    assertThat(read(source, text.getBytes(StandardCharsets.UTF_16), "UTF-16")).isFalse();
    assertThat(read(source, text.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE")).isFalse();
    assertThat(read(source, text.getBytes(StandardCharsets.ISO_8859_1), "Latin-1")).isFalse();
    assertThat(read(source, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8), "BOM")).isTrue();
  }

  /// Whether a contract came out.
  private static boolean read(Source source, byte[] bytes, String shown) {
    String name =
        source == Source.SQL ? "a.sql" : source == Source.JSON_SCHEMA ? "a.json" : "a.yaml";
    try {
      Exchanged exchanged =
          new Importer(Contracts.FORM).read(new SourceFile(name, bytes), source, "");
      assertThat(exchanged.text().length()).as(shown).isLessThanOrEqualTo(YamlReader.MOST_BYTES);
      Contracts.document(exchanged.text());
      exchanged.findings().forEach(finding -> told(finding, shown));
      return true;
    } catch (WeftException e) {
      assertThat(e.code().kind()).as(shown).isNotEqualTo(Kind.BUG);
      assertThat(String.valueOf(e.getMessage())).as(shown).isNotBlank().doesNotContain("Exception");
      e.findings().forEach(finding -> told(finding, shown));
      return false;
    }
  }

  private static void told(Finding finding, String shown) {
    assertThat(finding.message()).as(shown).isNotBlank().doesNotContain("Exception", "java.");
    assertThat(finding.place().line()).as(shown).isNotNegative();
  }
}
