package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.LONG;
import static dev.weft.model.table.Type.Primitive.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a release shows, or one clear error.
class PlanTest {

  private static final Schema FLIGHTS = schema(column("id", LONG), column("origin", STRING));

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @BeforeEach
  void open() {
    line = new TestLine(root.resolve("lake"), "flights");
  }

  @Test
  void countsRowsAndBytesAndOrdersFilesByPath() throws IOException {
    var r1 = line.publish(FLIGHTS, "b", "a");
    var plan = line.lake().plan(r1);
    assertThat(line.files(r1)).containsExactly("a", "b");
    assertThat(plan.rows()).isEqualTo(20);
    long bytes = 0;
    for (ScanFile file : plan.files()) {
      bytes += Files.size(Path.of(file.path()));
    }
    assertThat(plan.bytes()).isEqualTo(bytes);
  }

  @Test
  void putsEverythingOfARunBelowOneFolder() throws IOException {
    line.publish(FLIGHTS, "a");
    var run = line.lake().root().resolve("operations/departures/1/flights/run1");
    assertThat(line.lake().dataFolder(line.place(), "run1")).isEqualTo(run.resolve("data"));
    try (var files = Files.walk(line.lake().root())) {
      assertThat(files.filter(Files::isRegularFile)).hasSize(4).allMatch(it -> it.startsWith(run));
    }
  }

  @Test
  void namesTheMetadataThatIsMissing() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    Files.delete(Path.of(r1.path()));
    assertThatThrownBy(() -> line.lake().plan(r1))
        .isInstanceOfSatisfying(
            WeftException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.LAKE_MISSING_FILE);
              assertThat(e.sentence())
                  .isEqualTo(
                      "The lake's file operations/departures/1/flights/run1/metadata/"
                          + "table.metadata.json is missing");
              assertThat(e.remedy()).contains("weft doctor --storage");
            });
  }

  @Test
  void namesTheManifestThatIsMissing() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    Files.delete(metadataFile(r1, "-m0.avro"));
    assertThatThrownBy(() -> line.lake().plan(r1))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_MISSING_FILE))
        .hasMessageContaining("-m0.avro is missing");
  }

  @Test
  void namesTheManifestThatIsTorn() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    for (String file : List.of("-m0.avro", "snap-")) {
      Path torn = metadataFile(r1, file);
      byte[] whole = Files.readAllBytes(torn);
      Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));
      assertCorrupt(r1, file);
      Files.write(torn, whole);
    }
    assertThat(line.files(r1)).containsExactly("a");
  }

  @Test
  void namesTheMetadataThatIsNone() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    String whole = TestLine.read(r1);
    for (String text :
        List.of(
            "", "{}", "[", whole.substring(0, 900), whole.replace("\"format-version\"", "\"f\""))) {
      Files.writeString(Path.of(r1.path()), text);
      assertCorrupt(r1, "table.metadata.json");
    }
  }

  private void assertCorrupt(MetadataLocation location, String named) {
    assertThatThrownBy(() -> line.lake().plan(location))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CORRUPT))
        .hasMessageContaining(named)
        .hasMessageContaining("cannot be read as Iceberg metadata");
  }

  @Test
  void readsNothingOutsideOfTheLake() throws IOException {
    var r1 = line.publish(FLIGHTS, "a");
    Path outside = Files.createDirectories(root.resolve("outside"));
    Path copy = Files.copy(Path.of(r1.path()), outside.resolve("table.metadata.json"));
    Path link = Files.createSymbolicLink(line.lake().root().resolve("link"), outside);
    for (String location :
        List.of(
            copy.toString(),
            link.resolve("table.metadata.json").toString(),
            line.lake().root() + "/../" + outside.getFileName() + "/table.metadata.json",
            "table.metadata.json",
            "s3://bucket/table.metadata.json",
            "nul\0")) {
      assertThatThrownBy(() -> line.lake().plan(new MetadataLocation(location)))
          .isInstanceOfSatisfying(
              WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_CORRUPT))
          .hasMessageContaining("lies outside the lake");
    }
  }

  @Test
  void refusesAFileThatIsNotThereInFull() throws IOException {
    var state = line.begin(FLIGHTS);
    var file = TestLine.write(state.dataFolder(), new TestLine.Content("a", 10, List.of()));
    Files.writeString(Path.of(file.path()), "torn");
    assertThatThrownBy(() -> state.commit(List.of(file)))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_MISSING_FILE));
  }

  @Test
  void refusesAFileOfAnotherRun() {
    line.publish(FLIGHTS, "a");
    var other = line.lake().dataFolder(line.place(), "run1");
    var file = TestLine.write(other, new TestLine.Content("a", 10, List.of()));
    var state = line.begin(FLIGHTS);
    assertThatThrownBy(() -> state.commit(List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not lie in its run's folder");
  }

  @Test
  void takesOnlyNamesThatStayInTheirPlace() {
    var place = line.place();
    assertThat(place.quarantine().table()).isEqualTo("_quarantine_flights");
    for (String run : List.of("", "..", "a/b", ".hidden", "a b")) {
      assertThatThrownBy(() -> line.lake().dataFolder(place, run))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String table : List.of("..", "a/b", "_quarantine_", "_hidden", "Flights")) {
      assertThatThrownBy(() -> new TablePlace(place.product(), 1, table))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void asksNothingOfATableThatIsNew() {
    assertThat(TestLine.ids(line.lake().schemaFor(Optional.empty(), FLIGHTS)))
        .isEqualTo("1:id 2:origin");
  }

  private static Path metadataFile(MetadataLocation location, String part) throws IOException {
    try (var files = Files.list(Path.of(location.path()).resolveSibling(""))) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).contains(part))
          .findFirst()
          .orElseThrow();
    }
  }
}
