package dev.weft.usecases.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.source.DuckDbSourceProfiler;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.exchange.NewContract;
import dev.weft.formats.folder.Linter;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Hostile and damaged files of rows end in a contract without errors, or in one error with a code
/// and sentences for people. Replay a failure with `-Dseed=`.
class HostileDataTest {

  private static final int USUAL = 60;
  private static final int ROUNDS = Boolean.getBoolean("weft.soak") ? 50 * USUAL : USUAL;

  private static final String ROWS =
      "SELECT i::BIGINT AS id, i::DECIMAL(8,2) AS price, i::FLOAT AS ratio, [i, i + 1] AS many, {'x"
          + " y': DATE '2001-02-03', 'z': i::VARCHAR} AS inside, MAP {'k': i} AS pairs, TIMESTAMPTZ"
          + " '2001-02-03 04:05:06Z' AS moment, 'text ' || i AS note, i % 2 = 0 AS even FROM"
          + " range(";

  private final Linter linter = new Linter();
  private final NewContract contracts = new NewContract(new StandardForm(new StandardSchemas()));

  @TempDir private Path folder;
  private DuckDb engine;

  /// As the command has it, with less memory.
  @BeforeEach
  void open() {
    engine = DuckDb.open(new EngineSettings(256L << 20, 2, folder.resolve("temp"), 256L << 20));
    engine.confine(List.of(folder));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  /// Whether a contract came out.
  private boolean guess(Path file, FileFormat format, String shown) {
    String text;
    try {
      text =
          new GuessContract(new DuckDbSourceProfiler(engine), contracts)
              .guess(file, format, "")
              .text();
    } catch (WeftException e) {
      assertThat(e.code().kind()).as(shown + "\n" + e.getMessage()).isNotEqualTo(Kind.BUG);
      assertThat(e.remedy()).as(shown + "\n" + e.getMessage()).isNotBlank();
      assertThat(String.valueOf(e.getMessage()))
          .as(shown)
          .isNotBlank()
          .doesNotContain(format == FileFormat.PARQUET ? "quotes" : "Parquet")
          .doesNotContain("Exception", "Error:", "INTERNAL", "LINE 1", "SELECT", "read_csv");
      return false;
    }
    assertThat(linter.file(SourceFile.of("contract.yaml", text)).findings())
        .as(shown + "\n" + text)
        .noneMatch(Finding::stops);
    return true;
  }

  @Test
  void endsWellOnHostileCsv() throws IOException {
    long seed = Long.getLong("seed", 57_721L);
    var rows = new HostileRows(new Random(seed));
    int contracts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] bytes = rows.csv();
      Path file = Files.write(folder.resolve("rows.csv"), bytes);
      contracts += guess(file, FileFormat.CSV, shown(seed, round, bytes)) ? 1 : 0;
    }
    assertThat(contracts).isBetween(ROUNDS / 10, ROUNDS - 1);
  }

  private static String shown(long seed, int round, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return "seed %d round %d%n%s"
        .formatted(seed, round, text.substring(0, Math.min(2_000, text.length())));
  }

  @Test
  void endsWellOnDamagedParquet() throws IOException {
    byte[] large = parquet(500);
    byte[] small = parquet(3);
    long seed = Long.getLong("seed", 11_235L);
    var random = new Random(seed);
    var rows = new HostileRows(random);
    int contracts = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] sound = random.nextBoolean() ? large : small;
      byte[] bytes = random.nextInt(3) == 0 ? rows.ofOtherSizes(sound) : rows.damaged(sound, 6);
      // another name each time: the engine keeps footers that it has read
      Path file = Files.write(folder.resolve("rows-" + round + ".parquet"), bytes);
      contracts +=
          guess(file, FileFormat.PARQUET, "seed %d round %d".formatted(seed, round)) ? 1 : 0;
      Files.delete(file);
    }
    assertThat(contracts).isLessThan(ROUNDS);
  }

  private byte[] parquet(int rows) throws IOException {
    Path sound = folder.resolve("sound.parquet");
    try (var session = engine.session(new Cancellation())) {
      session.execute("COPY (" + ROWS + rows + ") t(i)) TO '" + sound + "' (FORMAT parquet)");
    }
    return Files.readAllBytes(sound);
  }

  /// A file of rows that asks for more than it seems to.
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Bomb(String name, byte[] bytes) {
    static Bomb of(String name, String text) {
      return new Bomb(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Bomb> bombs() {
    String wide =
        IntStream.range(0, Boolean.getBoolean("weft.soak") ? 3_000 : 300)
            .mapToObj(i -> "c" + i)
            .collect(Collectors.joining(","));
    String sound = "a,b\né,2\n";
    return List.of(
        Bomb.of("nothing", ""),
        Bomb.of("blank lines", "\n\n\n"),
        Bomb.of("only a mark", "\uFEFF"),
        Bomb.of("only a mark and a line", "\uFEFF\n1\n"),
        Bomb.of("zeros", "\0".repeat(10_000)),
        Bomb.of("many columns", wide + "\n" + wide.replace('c', '1') + "\n"),
        Bomb.of("only delimiters", ",".repeat(1_000) + "\n"),
        Bomb.of("a long name", "x".repeat(200_000) + ",b\n1,2\n"),
        Bomb.of("a long value", "a,b\n" + "x".repeat(5_000_000) + ",2\n"),
        Bomb.of("an open quote", "a,b\n\"" + "x\n".repeat(1_000_000)),
        Bomb.of("an open quote in the header", "a,\"b\n" + "x,y\n".repeat(1_000_000)),
        Bomb.of("quotes", "a,b\n" + "\"".repeat(1_000_001) + "\n"),
        Bomb.of("equal names", "a,a,A,a_1\n1,2,3,4\n"),
        Bomb.of("names apart from case", "a,A,Á,á\n1,2,3,4\n"),
        Bomb.of("names of signs", "\u202E,\" \",\"\"\"\",';--,$(x)\n1,2,3,4,5,6\n"),
        Bomb.of("names without letters", "-,+,*,?\n1,2,3,4\n"),
        Bomb.of("huge numbers", "a,b\n1e400," + "9".repeat(5_000) + "\n-1e999999999,0\n"),
        Bomb.of("line ends of all kinds", "a,b\n1,2\r3,4\r\n5,6\n\r"),
        new Bomb("UTF-16", sound.getBytes(StandardCharsets.UTF_16)),
        new Bomb("Latin-1", sound.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bombs")
  void endsWellOnBombs(Bomb bomb) throws IOException {
    guess(Files.write(folder.resolve("rows.csv"), bomb.bytes()), FileFormat.CSV, bomb.name());
    Path parquet = Files.write(folder.resolve("rows.parquet"), bomb.bytes());
    assertThat(guess(parquet, FileFormat.PARQUET, bomb.name())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 12})
  void readsNestedParquet(int depth) {
    assertThat(guess(lists(depth), FileFormat.PARQUET, "depth " + depth)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 24, 40, 200})
  void endsWellOnDeepParquet(int depth) {
    var guess = new GuessContract(new DuckDbSourceProfiler(engine), contracts);

    assertThatThrownBy(() -> guess.guess(lists(depth), FileFormat.PARQUET, ""))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("nest more than 12 lists")
        .extracting(e -> ((WeftException) e).code())
        .isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
  }

  private Path lists(int depth) {
    Path file = folder.resolve("deep.parquet");
    String lists = "[".repeat(depth) + "1" + "]".repeat(depth);
    try (var session = engine.session(new Cancellation())) {
      session.execute("COPY (SELECT " + lists + " AS a) TO '" + file + "' (FORMAT parquet)");
    }
    return file;
  }
}
