package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.DatabaseFiles.Bounds;
import dev.weft.engine.DatabaseFiles.CopiedAs;
import dev.weft.engine.DatabaseFiles.FileColumn;
import dev.weft.engine.DatabaseFiles.OpenedTable;
import dev.weft.engine.DatabaseFiles.Wanted;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every engine makes of database files of its own kind that others wrote.
public abstract class DatabaseFilesContract {

  private static final Bounds WIDE = new Bounds(Long.MAX_VALUE, 1L << 40, Duration.ofMinutes(5));

  @TempDir protected Path folder;

  /// The reader under test.
  protected abstract DatabaseFiles files();

  /// Writes a database file and closes it.
  protected abstract void make(Path file, String... statements);

  /// The rows of a Parquet file as text.
  protected abstract List<String> rows(Path parquet);

  private Path shop(String... more) {
    Path file = folder.resolve("shop.duckdb");
    make(
        file,
        "CREATE TABLE orders (id BIGINT PRIMARY KEY, \"Placed on\" DATE NOT NULL, note VARCHAR)",
        "INSERT INTO orders VALUES (1, '2026-01-02', 'a'), (2, '2026-01-03', NULL)",
        "COMMENT ON TABLE orders IS 'What was ordered.'",
        "COMMENT ON COLUMN orders.note IS 'By hand.'");
    make(file, more);
    return file;
  }

  private OpenedTable open(Path file, String table, Bounds bounds) {
    return files()
        .open(new Wanted(new SourceFile("the shop", file), table, bounds), new Cancellation());
  }

  private List<String> copied(Path file, String table, CopiedAs... columns) {
    Path copy = folder.resolve("copy");
    try (OpenedTable open = open(file, table, WIDE)) {
      open.copy(List.of(columns), copy);
    }
    return rows(copy);
  }

  private WeftException refused(Path file, String table, Bounds bounds) {
    Path copy = folder.resolve("copy");
    WeftException refused =
        catchThrowableOfType(
            WeftException.class,
            () -> {
              try (OpenedTable open = open(file, table, bounds)) {
                open.copy(List.of(new CopiedAs(open.columns().getFirst().name(), "a")), copy);
              }
            });
    assertThat(refused).as("refused").isNotNull();
    assertThat(refused.getMessage())
        .contains("the shop")
        .doesNotContain("weft_given", folder.toString(), "LINE 1");
    assertThat(refused.remedy()).isNotEmpty();
    assertThat(copy).doesNotExist();
    return refused;
  }

  @Test
  void saysWhatTheFileSays() {
    try (OpenedTable open = open(shop(), "orders", WIDE)) {
      assertThat(open.comment()).isEqualTo("What was ordered.");
      assertThat(open.columns())
          .containsExactly(
              new FileColumn("id", "BIGINT", true, 1, ""),
              new FileColumn("Placed on", "DATE", true, 0, ""),
              new FileColumn("note", "VARCHAR", false, 0, "By hand."));
    }
  }

  @Test
  void copiesTheColumnsThatAreWantedUnderTheirNewNames() {
    assertThat(
            copied(
                shop(), "orders", new CopiedAs("Placed on", "day \"x\""), new CopiedAs("id", "n")))
        .containsExactly("2026-01-02|1", "2026-01-03|2");
  }

  @Test
  void countsTheRowsOfATableOfWhichNothingIsWanted() {
    assertThat(copied(shop(), "orders")).containsExactly("true", "true");
  }

  @Test
  void findsATableOfAnotherSchema() {
    Path file =
        shop("CREATE SCHEMA web", "CREATE TABLE web.\"order lines\" AS SELECT 7 AS \"n'o\"");
    assertThat(copied(file, "web.order lines", new CopiedAs("n'o", "n"))).containsExactly("7");
  }

  @Test
  void keepsValuesThatParquetHasNoTypeFor() {
    Path file =
        shop(
            "CREATE TABLE odd AS SELECT 170141183460469231731687303715884105727::HUGEINT AS h,"
                + " INTERVAL 3 DAY AS i, '101'::BIT AS b, 'ok'::ENUM('ok', 'no') AS e, [1, 2] AS"
                + " l");
    assertThat(
            copied(
                file,
                "odd",
                new CopiedAs("h", "h"),
                new CopiedAs("i", "i"),
                new CopiedAs("b", "b"),
                new CopiedAs("e", "e"),
                new CopiedAs("l", "l")))
        .containsExactly("170141183460469231731687303715884105727|3 days|101|ok|[1, 2]");
  }

  @Test
  void canBeReadAgainAndAgain() {
    Path file = shop();
    for (int i = 0; i < 5; i++) {
      assertThat(copied(file, "orders", new CopiedAs("id", "id"))).containsExactly("1", "2");
    }
  }

  @Test
  void leavesTheFileToWhoeverWritesIt() {
    Path file = shop();
    copied(file, "orders", new CopiedAs("id", "id"));
    make(file, "INSERT INTO orders VALUES (3, '2026-01-04', '')");
    assertThat(copied(file, "orders", new CopiedAs("id", "id"))).containsExactly("1", "2", "3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "web.orders", "orders; drop table orders", ".", "", "a.b.c"})
  void missesATable(String table) {
    assertThat(refused(shop(), table, WIDE).code()).isEqualTo(ErrorCode.CAPTURE_NOTHING);
  }

  @Test
  void runsNothingThatTheFileSays() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.csv"), "a\n1\n");
    Path file =
        shop(
            "CREATE VIEW leak AS SELECT * FROM read_csv('" + secret + "')",
            "CREATE TABLE computed (a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL)");
    for (String table : List.of("leak", "computed")) {
      WeftException refused = refused(file, table, WIDE);
      assertThat(refused.code()).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
      assertThat(refused.getMessage()).contains("is a view or has columns that are computed");
    }
  }

  @Test
  void refusesAFileWithMoreInALogBesideIt() throws IOException {
    Path file = shop();
    Files.writeString(folder.resolve("shop.duckdb.wal"), "more");
    assertThat(refused(file, "orders", WIDE).getMessage()).contains("a log (.wal) beside it");
  }

  @Test
  void stopsAtItsBounds() {
    Path file = shop("CREATE TABLE many AS SELECT range AS id, uuid() AS u FROM range(3000000)");
    assertThat(refused(file, "many", new Bounds(2_999_999, 1L << 40, WIDE.time())).getMessage())
        .contains("Table many of the shop takes more than one capture may: 2999999 rows");
    assertThat(refused(file, "many", new Bounds(3_000_000, 1_000, WIDE.time())).code())
        .isEqualTo(ErrorCode.CAPTURE_LIMIT);
    assertThat(refused(file, "many", new Bounds(3_000_000, 1_000, WIDE.time())).getMessage())
        .contains("1000 bytes");
  }

  @Test
  void stopsWhenToldAndOpensTheFileAgain() {
    Path file = shop();
    var cancellation = new Cancellation();
    var wanted = new Wanted(new SourceFile("the shop", file), "orders", WIDE);
    Path copy = folder.resolve("copy");
    try (OpenedTable open = files().open(wanted, cancellation)) {
      cancellation.cancel();
      WeftException stopped =
          catchThrowableOfType(
              WeftException.class, () -> open.copy(List.of(new CopiedAs("id", "id")), copy));
      assertThat(stopped.code()).isEqualTo(ErrorCode.SQL_CANCELLED);
    }
    assertThat(copied(file, "orders", new CopiedAs("id", "id"))).containsExactly("1", "2");
  }

  @Test
  void refusesWhatIsNoDatabase() throws IOException {
    Path text = Files.writeString(folder.resolve("text.duckdb"), "no database ".repeat(2_000));
    Path nothing = Files.createFile(folder.resolve("nothing.duckdb"));
    for (Path file : List.of(text, nothing, folder, folder.resolve("gone.duckdb"))) {
      assertThat(refused(file, "orders", WIDE).code()).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
    }
  }

  /// Whatever stands in a damaged file: rows, or one clear error.
  @Test
  void endsWellOnDamagedFiles() throws IOException {
    byte[] whole =
        Files.readAllBytes(shop("CREATE TABLE more AS SELECT range AS id FROM range(9)"));
    long seed = Long.getLong("seed", 2_718);
    var random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < rounds(); round++) {
      byte[] bytes = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Path file = folder.resolve("damaged-" + round + ".duckdb");
      Files.write(file, random.nextInt(4) > 0 ? bytes : cut(bytes, random));
      refused += endsWell(file, "seed " + seed + " round " + round) ? 0 : 1;
      Files.delete(file);
    }
    assertThat(refused).isPositive();
  }

  private static int rounds() {
    return Boolean.getBoolean("weft.soak") ? 500 : 25;
  }

  private static byte[] cut(byte[] bytes, Random random) {
    return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }

  private boolean endsWell(Path file, String shown) {
    try {
      copied(file, "orders", new CopiedAs("id", "id"));
      return true;
    } catch (WeftException e) {
      assertThat(e.code())
          .as(shown + e.getMessage())
          .isIn(ErrorCode.CAPTURE_UNREADABLE, ErrorCode.CAPTURE_NOTHING);
      assertThat(e.getMessage()).as(shown).doesNotContain("INTERNAL", "weft_given");
      return false;
    }
  }
}
