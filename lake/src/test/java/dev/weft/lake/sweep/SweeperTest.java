package dev.weft.lake.sweep;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.schema;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.lake.table.TestLine;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sweeper deletes what nothing reaches, and nothing else.
class SweeperTest {

  private static final Schema FLIGHTS = schema(column("id", Primitive.LONG));
  private static final Duration GRACE = Duration.ofHours(3);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @SuppressWarnings("NullAway.Init")
  private Sweeper sweeper;

  @BeforeEach
  void open() {
    line = new TestLine(folder.resolve("lake"), "flights");
    root = line.lake().root();
    sweeper = new Sweeper(root);
  }

  /// When everything that was written by now is older than the grace.
  private static Instant later() {
    return Instant.now().plus(GRACE).plusSeconds(60);
  }

  private SweepReport sweep(Instant now, String... liveRuns) {
    return sweeper.sweep(new SweepRequest(line.retained(), Set.of(liveRuns), GRACE, now));
  }

  private StorageReport inspect() {
    return sweeper.inspect(line.retained(), Set.of());
  }

  private Path table() {
    return root.resolve("operations/departures/1/flights");
  }

  private static void age(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
  }

  @Test
  void deletesNothingThatARetainedReleaseReaches() {
    var r1 = line.publish(FLIGHTS, "a");
    var r2 = line.publish(FLIGHTS, "b");
    var r3 = line.rollback(r1);
    var report = sweep(later());
    assertThat(report.deleted().files()).isZero();
    assertThat(report.folders()).isZero();
    assertThat(List.of(line.files(r1), line.files(r2), line.files(r3)))
        .containsExactly(List.of("a"), List.of("b"), List.of("a"));
    assertThat(inspect().reachable().files())
        .as("2 data, 3 metadata, 2 lists, 2 manifests")
        .isEqualTo(9);
    assertThat(inspect().unreachable().files()).isZero();
  }

  @Test
  void deletesAReleaseThatIsRetainedNoLonger() {
    var r1 = line.publish(FLIGHTS, "a");
    line.publish(FLIGHTS, "b");
    line.forget(r1);
    assertThat(inspect().unreachable().first())
        .as("the newest still names its snapshot")
        .containsExactly("operations/departures/1/flights/run1/metadata/table.metadata.json");

    var r3 = line.publish(FLIGHTS, "c");
    line.retained().clear();
    line.retained().add(r3);
    sweep(later());
    assertThat(table().resolve("run1")).doesNotExist();
    assertThat(line.files(r3)).containsExactly("c");
    assertThat(inspect().missing().files()).isZero();
  }

  @Test
  void removesAFailedRunAsAWhole() {
    var state = line.begin(FLIGHTS);
    TestLine.write(state.dataFolder(), new TestLine.Content("lost", 10, List.of()));
    assertThat(sweep(later(), line.lastRun()).deleted().files()).as("while it lives").isZero();
    var report = sweep(later());
    assertThat(report.deleted().files()).isEqualTo(1);
    assertThat(report.deleted().bytes()).isEqualTo("data of lost".length());
    assertThat(report.deleted().first())
        .containsExactly("operations/departures/1/flights/run1/data/lost");
    assertThat(report.folders()).as("data, run, table, major, product, domain").isEqualTo(6);
    assertThat(root).exists().isEmptyDirectory();
  }

  @Test
  void sparesWhatChangedWithinTheGrace() {
    var state = line.begin(FLIGHTS);
    TestLine.write(state.dataFolder(), new TestLine.Content("new", 10, List.of()));
    var report = sweep(Instant.now());
    assertThat(report.deleted().files()).isZero();
    assertThat(report.young().files()).isEqualTo(1);
    assertThat(report.folders()).isZero();
    assertThat(state.dataFolder().resolve("new")).exists();
  }

  @Test
  void keepsAFolderThatIsNewAlthoughItIsEmpty() throws IOException {
    Path empty = Files.createDirectories(table().resolve("run9/data"));
    assertThat(sweep(Instant.now()).folders()).isZero();
    assertThat(empty).exists();
    assertThat(sweep(later(), "run9").folders()).isZero();
    assertThat(empty).exists();
  }

  @Test
  void deletesForeignFilesAnywhere() throws IOException {
    line.publish(FLIGHTS, "a");
    Path note = Files.writeString(root.resolve("note.txt"), "hello");
    Path beside = Files.writeString(table().resolve("run1/data/a.tmp"), "half");
    Path young = Files.writeString(table().resolve("run1/data/b.tmp"), "new");
    age(note);
    age(beside);
    var report = sweep(Instant.now());
    assertThat(report.deleted().first())
        .containsExactly("note.txt", "operations/departures/1/flights/run1/data/a.tmp");
    assertThat(young).exists();
  }

  @Test
  void neverFollowsALink() throws IOException {
    line.publish(FLIGHTS, "a");
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Path precious = Files.writeString(outside.resolve("precious"), "keep");
    age(precious);
    Path link = Files.createSymbolicLink(root.resolve("link"), outside);
    Path toFile = Files.createSymbolicLink(table().resolve("run1/data/link"), precious);
    var report = sweep(later());
    assertThat(report.deleted().files()).isEqualTo(2);
    assertThat(Files.exists(link, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(Files.exists(toFile, java.nio.file.LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(precious).hasContent("keep");
  }

  @Test
  void keepsALinkThatReleasesLieBehind() throws IOException {
    line.publish(FLIGHTS, "a");
    Path moved = folder.resolve("big-disk");
    Files.move(root.resolve("operations"), moved);
    Path link = Files.createSymbolicLink(root.resolve("operations"), moved);
    var report = sweep(later());
    assertThat(report.deleted().files()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(moved.resolve("departures/1/flights/run1/data/a")).exists();
  }

  @Test
  void countsWhatIsMissing() throws IOException {
    var r1 = line.publish(FLIGHTS, "a", "b");
    Path lost = table().resolve("run1/data/b");
    long bytes = Files.size(lost);
    Files.delete(lost);
    var report = inspect();
    assertThat(report.missing())
        .isEqualTo(new Tally(1, bytes, List.of("operations/departures/1/flights/run1/data/b")));
    assertThat(report.reachable().files()).isEqualTo(4);
    Files.delete(Path.of(r1.path()));
    assertThat(inspect().missing().first())
        .containsExactly("operations/departures/1/flights/run1/metadata/table.metadata.json");
  }

  @Test
  void countsWhatLiveRunsWriteApart() {
    line.publish(FLIGHTS, "a");
    var state = line.begin(FLIGHTS);
    TestLine.write(state.dataFolder(), new TestLine.Content("b", 10, List.of()));
    var report = sweeper.inspect(line.retained(), Set.of(line.lastRun()));
    assertThat(report.live().files()).isEqualTo(1);
    assertThat(report.unreachable().files()).isZero();
    assertThat(inspect().unreachable().files()).isEqualTo(1);
  }

  @Test
  void sweepsNothingOfATableWhoseMetadataIsBroken() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    var other = new TestLine(root, "airports");
    var state = other.begin(FLIGHTS);
    TestLine.write(state.dataFolder(), new TestLine.Content("lost", 10, List.of()));
    Files.writeString(Path.of(r1.path()), "{");
    assertThat(inspect().unreadable())
        .containsExactly("operations/departures/1/flights/run1/metadata/table.metadata.json");

    var report = sweep(later());
    assertThat(report.unsure()).containsExactly("operations/departures/1/flights");
    assertThat(report.deleted().first())
        .containsExactly("operations/departures/1/airports/run1/data/lost");
    assertThat(table().resolve("run1/data/a")).exists();
  }

  @Test
  void sweepsNothingOfATableWhoseManifestIsMissing() throws IOException {
    line.publish(FLIGHTS, "a");
    try (var files = Files.newDirectoryStream(table().resolve("run1/metadata"), "*-m0.avro")) {
      Files.delete(files.iterator().next());
    }
    assertThat(inspect().unreadable()).isEmpty();
    assertThat(inspect().missing().files()).isEqualTo(1);
    assertThat(sweep(later()).unsure()).containsExactly("operations/departures/1/flights");
    assertThat(table().resolve("run1/data/a")).exists();
  }

  @Test
  void sweepsNothingAtAllWhenAReleaseNamesAPlaceThatIsNoTables() {
    line.publish(FLIGHTS, "a");
    line.retained().add(new MetadataLocation(root.resolve("odd.metadata.json").toString()));
    var report = sweep(later());
    assertThat(report.unsure()).containsExactly(".");
    assertThat(report.deleted().files()).isZero();
  }

  @Test
  void listsTheFirstHundredOnly() throws IOException {
    for (int i = 1000; i < 1150; i++) {
      Files.writeString(root.resolve("f" + i), "x");
    }
    var unreachable = inspect().unreachable();
    assertThat(unreachable.files()).isEqualTo(150);
    assertThat(unreachable.bytes()).isEqualTo(150);
    assertThat(unreachable.first()).hasSize(100).startsWith("f1000").endsWith("f1099");
  }
}
