package dev.weft.engine.duckdb.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import dev.weft.model.table.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Large tables are several files.
class FileSizeTest {

  private static final long TARGET = 1 << 20;
  private static final int ROWS = 600_011;
  private static final Schema EVENTS =
      new Schema(
          List.of(
              new Column(1, "id", "id", Primitive.LONG, false),
              new Column(2, "kind", "kind", Primitive.INT, false),
              new Column(3, "noise", "noise", Primitive.LONG, false)));

  /// Noise does not compress.
  private static final String SHUFFLED =
      "SELECT (range * 7919) % "
          + ROWS
          + " AS id, range % 2 AS kind, CAST(hash(range) >> 1 AS BIGINT) AS noise FROM range("
          + ROWS
          + ")";

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = EngineFixture.open(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void cutsALargeTableIntoFilesOfAboutTheTarget() {
    List<WrittenFile> files = write(SHUFFLED, List.of(), List.of());
    assertThat(files).hasSizeGreaterThan(2);
    assertThat(files.stream().mapToLong(WrittenFile::rows).sum()).isEqualTo(ROWS);
    assertThat(files.subList(0, files.size() - 1))
        .allSatisfy(file -> assertThat(file.bytes()).isBetween(TARGET, 2 * TARGET));
    assertThat(ids(files).stream().distinct()).hasSize(ROWS);
  }

  @Test
  void goesOnWithTheOrderInTheNextFile() {
    List<WrittenFile> files = write(SHUFFLED, List.of(), List.of("id"));
    assertThat(files).hasSizeGreaterThan(2);
    assertThat(inOrder(files)).hasSize(ROWS).isSorted();
  }

  @Test
  void cutsPartitionsToo() {
    var kinds = List.of(new PartitionField("kind", new Transform.Identity()));
    for (List<String> sort : List.of(List.<String>of(), List.of("id"))) {
      List<WrittenFile> files = write(SHUFFLED, kinds, sort);
      for (String kind : List.of("0", "1")) {
        List<WrittenFile> own =
            files.stream().filter(f -> f.partition().equals(List.of(Optional.of(kind)))).toList();
        assertThat(own).hasSizeGreaterThan(1);
        List<Long> ids = inOrder(own);
        assertThat(ids).hasSize(kind.equals("0") ? ROWS / 2 + 1 : ROWS / 2);
        if (!sort.isEmpty()) {
          assertThat(ids).isSorted();
        }
      }
    }
  }

  @Test
  void leavesASmallTableInOneFile() {
    assertThat(write("SELECT 1 AS id, 2 AS kind, 3 AS noise", List.of(), List.of("id"))).hasSize(1);
  }

  @Test
  void takesEveryFileBackWhenALaterRowFails() throws IOException {
    String failing =
        "SELECT id, CAST(CASE WHEN id < 500000 THEN '1' ELSE 'secret' END AS INT) AS kind, noise FROM ("
            + SHUFFLED
            + ")";
    assertThatThrownBy(() -> write(failing, List.of(), List.of()))
        .isInstanceOf(WeftException.class);
    try (Stream<Path> left = Files.list(folder.resolve("data"))) {
      assertThat(left).isEmpty();
    }
  }

  private List<WrittenFile> write(String sql, List<PartitionField> partition, List<String> sort) {
    return new DuckDbTableWriter(engine, TARGET)
        .write(
            new Write(
                new GovernedStatement(sql, EVENTS.names(), new TreeMap<>()),
                EVENTS,
                partition,
                sort,
                folder.resolve("data"),
                List.of(),
                folder.resolve("rejects")),
            new Cancellation())
        .files();
  }

  /// As a reader finds them that takes the file with the least first.
  private List<Long> inOrder(List<WrittenFile> files) {
    return files.stream()
        .map(file -> ids(List.of(file)))
        .sorted(Comparator.comparing(List::getFirst))
        .flatMap(List::stream)
        .toList();
  }

  /// In the order of the files and of their rows.
  private List<Long> ids(List<WrittenFile> files) {
    List<Long> ids = new ArrayList<>();
    for (WrittenFile file : files) {
      var plan =
          new ScanPlan(
              EVENTS, List.of(new ScanFile(file.path(), file.rows(), file.bytes(), EVENTS)));
      new DuckDbFileProbe(engine)
          .rows(plan)
          .forEach(row -> ids.add(Long.valueOf(row.substring(0, row.indexOf('|')))));
    }
    return ids;
  }
}
