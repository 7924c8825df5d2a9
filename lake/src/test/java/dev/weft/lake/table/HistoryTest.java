package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.metadata;
import static dev.weft.lake.table.TestLine.renamed;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.INT;
import static dev.weft.model.table.Type.Primitive.LONG;
import static dev.weft.model.table.Type.Primitive.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.TableMetadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table's history is a line, also through rollbacks.
class HistoryTest {

  private static final Schema PASSENGERS = schema(column("id", LONG), column("name", STRING));
  private static final Schema WITH_PASSPORT =
      schema(column("id", LONG), renamed("name", "full_name", STRING), column("passport", STRING));
  private static final Schema WITH_CITY =
      schema(column("id", LONG), column("name", STRING), column("city", STRING));

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @BeforeEach
  void open() {
    line = new TestLine(root, "passengers");
  }

  @Test
  void keepsEveryReleaseAsItWasPublished() {
    var r1 = line.publish(PASSENGERS, "a");
    var r2 = line.publish(WITH_PASSPORT, "b");
    var r3 = line.rollback(r1);
    var r4 = line.publish(WITH_CITY, "c");
    var r5 = line.rollback(r2);
    var r6 = line.publish(WITH_PASSPORT, "d");

    assertThat(shown(r1)).isEqualTo("1:id 2:name | a | column 2, sequence 1, shown 1");
    assertThat(shown(r2))
        .isEqualTo("1:id 2:full_name 3:passport | b | column 3, sequence 2, shown 2");
    assertThat(shown(r3)).isEqualTo("1:id 2:name | a | column 3, sequence 2, shown 1");
    assertThat(shown(r4)).isEqualTo("1:id 2:name 4:city | c | column 4, sequence 3, shown 3");
    assertThat(shown(r5))
        .isEqualTo("1:id 2:full_name 3:passport | b | column 4, sequence 3, shown 2");
    assertThat(shown(r6))
        .isEqualTo("1:id 2:full_name 3:passport | d | column 4, sequence 4, shown 4");

    var all = Stream.of(r1, r2, r3, r4, r5, r6).map(TestLine::metadata).toList();
    assertThat(all).extracting(TableMetadata::uuid).containsOnly(metadata(r1).uuid());
    assertThat(metadata(r6).snapshots()).extracting(Snapshot::snapshotId).hasSize(4);
    assertThat(new HashSet<>(metadata(r6).snapshots())).hasSize(4);
  }

  private String shown(MetadataLocation location) {
    var metadata = metadata(location);
    return "%s | %s | column %d, sequence %d, shown %d"
        .formatted(
            line.ids(location),
            String.join(" ", line.files(location)),
            metadata.lastColumnId(),
            metadata.lastSequenceNumber(),
            metadata.currentSnapshot().sequenceNumber());
  }

  @Test
  void neverUsesAFieldIdTwiceThroughThreeEvolutionsAndTwoRollbacks() {
    var r1 = line.publish(PASSENGERS, "a");
    line.publish(WITH_PASSPORT, "b");
    line.rollback(r1);
    line.publish(WITH_CITY, "c");
    line.rollback(r1);
    var r6 = line.publish(schema(column("id", LONG), column("seat", STRING)), "d");
    assertThat(line.ids(r6)).isEqualTo("1:id 5:seat");
    assertThat(ColumnIds.of(metadata(r6)).paths())
        .containsExactly(
            java.util.Map.entry(1, List.of("id")),
            java.util.Map.entry(2, List.of("name")),
            java.util.Map.entry(3, List.of("passport")),
            java.util.Map.entry(4, List.of("city")),
            java.util.Map.entry(5, List.of("seat")));
  }

  @Test
  void publishesATableWithoutRowsAndRollsBackToIt() {
    var empty = line.publish(PASSENGERS);
    var full = line.publish(PASSENGERS, "a");
    var again = line.rollback(empty);
    assertThat(line.files(empty)).isEmpty();
    assertThat(line.lake().plan(again).rows()).isZero();
    assertThat(line.files(full)).containsExactly("a");
    assertThat(line.lake().plan(full).rows()).isEqualTo(10);
  }

  @Test
  void leavesOutFilesWithoutRows() {
    var r1 = line.publish(PASSENGERS, List.of(new TestLine.Content("none", 0, List.of())));
    assertThat(line.files(r1)).isEmpty();
  }

  @Test
  void showsAWidenedColumnNarrowAgainAfterARollback() {
    var narrow = line.publish(schema(column("id", INT)), "a");
    line.publish(schema(column("id", LONG)), "b");
    var again = line.rollback(narrow);
    assertThat(line.lake().plan(again).schema().columns())
        .singleElement()
        .satisfies(id -> assertThat(id.type()).isEqualTo(INT));
    assertThat(line.ids(line.publish(schema(column("id", LONG)), "c"))).isEqualTo("1:id");
  }

  @Test
  void namesTheSchemaThatEachFileWasWrittenWith() {
    var r1 = line.publish(PASSENGERS, "a");
    var r2 = line.publish(WITH_PASSPORT, "b");
    for (var location : List.of(r1, r2, line.rollback(r1), line.rollback(r2))) {
      var plan = line.lake().plan(location);
      assertThat(plan.files()).allSatisfy(it -> assertThat(it.writer()).isEqualTo(plan.schema()));
    }
    assertThat(line.lake().plan(r2).schema().columns())
        .extracting(each -> each.key() + " is " + each.name())
        .containsExactly("id is id", "name is full_name", "passport is passport");
  }

  @Test
  void dropsWhatNoRetainedReleaseShows() {
    var r1 = line.publish(PASSENGERS, "a");
    var r2 = line.publish(PASSENGERS, "b");
    var r3 = line.rollback(r1);
    line.forget(r1);
    line.forget(r2);
    var r4 = line.publish(PASSENGERS, "c");
    assertThat(metadata(r4).snapshots())
        .as("the rollback still shows the first, nothing shows the second")
        .extracting(Snapshot::sequenceNumber)
        .containsExactly(1L, 3L);
    assertThat(line.files(line.rollback(r3))).containsExactly("a");
    assertThatThrownBy(() -> line.rollback(r2))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CORRUPT))
        .hasMessageContaining("its state has left the table's line");
  }

  @Test
  void dropsNothingWhenARetainedReleaseCannotBeRead() {
    line.publish(PASSENGERS, "a");
    line.publish(PASSENGERS, "b");
    var broken = new MetadataLocation(line.lake().root() + "/lost.metadata.json");
    line.retained().clear();
    line.retained().add(broken);
    var r3 = line.publish(PASSENGERS, "c");
    assertThat(metadata(r3).snapshots()).hasSize(3);
  }

  @Test
  void refusesASecondCommitOfOneRun() {
    var state = line.begin(PASSENGERS);
    state.commit(List.of());
    assertThatThrownBy(() -> state.commit(List.of())).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void refusesToShowTheStateOfAnotherTable() {
    var other = new TestLine(root, "crew").publish(PASSENGERS, "x");
    line.publish(PASSENGERS, "a");
    assertThatThrownBy(() -> line.rollback(other)).isInstanceOf(WeftException.class);
  }
}
