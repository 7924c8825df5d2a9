package dev.weft.capture.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.capture.copy.CopyLimits;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureSourcesTest {

  @TempDir Path folder;
  private Path data;
  private Path own;

  @BeforeEach
  void layOut() throws IOException {
    data = Files.createDirectories(folder.resolve("sources/data"));
    own = Files.createDirectories(folder.resolve("weft"));
    write(data.resolve("airports.csv"), "iata\nATL\n");
    write(data.resolve("2001/b.csv"), "iata\nBOS\n");
    write(data.resolve("2001/a.csv"), "iata\nABQ\n");
    write(own.resolve("weft.db"), "secret");
    write(folder.resolve("elsewhere/passwords.csv"), "secret");
  }

  @Test
  void findsAFileBelowTheConnectionsRoot() {
    Found.Files found = files("airports.csv");

    assertThat(found.files()).extracting(Found.SourceFile::name).containsExactly("airports.csv");
    assertThat(found.files().getFirst().path()).isEqualTo(real(data.resolve("airports.csv")));
    assertThat(found.format()).isEqualTo(FileFormat.CSV);
    assertThat(found.bytes()).isEqualTo(9);
  }

  @Test
  void sortsFilesOfAPatternByName() {
    assertThat(names("**/*.csv")).containsExactly("2001/a.csv", "2001/b.csv", "airports.csv");
    assertThat(names("2001/*.csv")).containsExactly("2001/a.csv", "2001/b.csv");
  }

  @Test
  void leavesHiddenFilesAlone() throws IOException {
    write(data.resolve(".git/x.csv"), "");
    write(data.resolve(".y.csv"), "");
    assertThat(names("**/*.csv"))
        .noneMatch(name -> name.contains("x.csv") || name.contains("y.csv"));
  }

  @Test
  void readsAnotherFileForAPreview() throws IOException {
    write(data.resolve("broken/airports.parquet"), "PAR1");

    Found found =
        sources()
            .resolve(
                request("airports.csv").reading("broken/airports.parquet"),
                CaptureSourcesTest::mesh);

    assertThat(found)
        .asInstanceOf(type(Found.Files.class))
        .satisfies(files -> assertThat(files.format()).isEqualTo(FileFormat.PARQUET));
  }

  @Test
  void holdsAPreviewsFileToTheSameRoot() {
    refuses(
        () ->
            sources()
                .resolve(
                    request("airports.csv").reading("../../elsewhere/passwords.csv"),
                    CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_PATH,
        "../../elsewhere/passwords.csv");
  }

  @Test
  void takesAnAbsoluteRootWithoutAFolderForSources() {
    Connection absolute = connection("files", data.toString(), false, "operations");
    CaptureSources sources = sources(Optional.empty(), List.of(), FileLimits.STANDARD);

    assertThat(sources.resolve(request("airports.csv"), name -> Optional.of(absolute)))
        .isInstanceOf(Found.Files.class);
  }

  @Test
  void refusesARelativeRootWithoutAFolderForSources() {
    CaptureSources sources = sources(Optional.empty(), List.of(), FileLimits.STANDARD);
    refuses(
        () -> sources.resolve(request("airports.csv"), CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_CONNECTION,
        "--sources");
  }

  @Test
  void refusesARootThatLeadsOutOfTheFolderForSources() {
    refuses(
        with(connection("files", "../elsewhere", false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "leads out");
  }

  @Test
  void refusesARootThatDoesNotExist() {
    refuses(
        with(connection("files", "nowhere", false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "cannot be opened");
  }

  @Test
  void refusesARootThatIsAFile() {
    refuses(
        with(connection("files", "data/airports.csv", false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "no folder");
  }

  @Test
  void refusesAnUnknownConnection() {
    refuses(
        () -> sources().resolve(request("airports.csv"), name -> Optional.empty()),
        ErrorCode.CAPTURE_CONNECTION,
        "connections/flight_files.yaml");
  }

  @Test
  void refusesAConnectionOfAnotherDomain() {
    refuses(
        with(connection("files", "data", false, "safety")),
        ErrorCode.CAPTURE_CONNECTION,
        "not given to domain operations");
  }

  @Test
  void refusesARetiredConnection() {
    refuses(
        with(connection("files", "data", true, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "retired");
  }

  @Test
  void refusesAConnectionOfATypeItCannotRead() {
    refuses(
        with(connection("kafka", "data", false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "kafka");
  }

  @Test
  void refusesAnOriginThatIsNotOfFiles() {
    Origin table = new Origin.Other("flight_files", Map.of("query", "select 1"));
    refuses(
        () ->
            sources()
                .resolve(
                    CaptureRequest.of("operations", "raw_orders", table), CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_CONNECTION,
        "something else than files");
  }

  @Test
  void refusesAPathThatGoesUp() {
    refuses(() -> files("../../elsewhere/passwords.csv"), ErrorCode.CAPTURE_PATH, "raw_airports");
  }

  @Test
  void refusesAnAbsolutePath() {
    refuses(() -> files("/etc/passwd"), ErrorCode.CAPTURE_PATH, "absolute");
  }

  @Test
  void refusesALinkToAFileOutsideTheRoot() throws IOException {
    Files.createSymbolicLink(data.resolve("link.csv"), folder.resolve("elsewhere/passwords.csv"));
    refuses(() -> files("link.csv"), ErrorCode.CAPTURE_PATH, "link.csv");
    refuses(() -> files("*.csv"), ErrorCode.CAPTURE_PATH, "link.csv");
  }

  @Test
  void refusesAFolderThatIsALinkOutOfTheRoot() throws IOException {
    Files.createSymbolicLink(data.resolve("out"), folder.resolve("elsewhere"));
    refuses(() -> files("out/passwords.csv"), ErrorCode.CAPTURE_PATH, "leads out");
    refuses(() -> files("out/*.csv"), ErrorCode.CAPTURE_PATH, "leads out");
    assertThat(names("**/*.csv")).doesNotContain("out/passwords.csv");
  }

  @Test
  void followsALinkThatStaysBelowTheRoot() throws IOException {
    Files.createSymbolicLink(data.resolve("latest.csv"), data.resolve("2001/b.csv"));
    assertThat(files("latest.csv").files().getFirst().path())
        .isEqualTo(real(data.resolve("2001/b.csv")));
  }

  @Test
  void refusesWeftsOwnFolderEvenWhenARootContainsIt() {
    Connection wide = connection("files", folder.toString(), false, "operations");
    refuses(() -> resolve(wide, "weft/weft.db"), ErrorCode.CAPTURE_PATH, "Weft's own");
    refuses(() -> resolve(wide, "**/*.db"), ErrorCode.CAPTURE_PATH, "Weft's own");
    refuses(
        with(connection("files", own.toString(), false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "Weft's own");
  }

  @Test
  void saysThatNothingFits() {
    refuses(() -> files("july/*.csv"), ErrorCode.CAPTURE_NOTHING, "july/*.csv");
    refuses(() -> files("july.csv"), ErrorCode.CAPTURE_NOTHING, "flight_files");
  }

  @Test
  void refusesAFolderInPlaceOfAFile() {
    refuses(() -> files("2001"), ErrorCode.CAPTURE_UNREADABLE, "not a plain file");
  }

  @Test
  void refusesALinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(data.resolve("gone.csv"), data.resolve("nothing.csv"));
    refuses(() -> files("gone.csv"), ErrorCode.CAPTURE_UNREADABLE, "leads nowhere");
  }

  @Test
  void refusesMoreFilesThanOneCaptureMayHave() {
    CaptureSources narrow = sources(new FileLimits(2, 100, 8));
    refuses(
        () -> narrow.resolve(request("**/*.csv"), CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_LIMIT,
        "2 files");
  }

  @Test
  void refusesToSearchAFolderWithoutEnd() {
    CaptureSources narrow = sources(new FileLimits(1, 3, 8));
    refuses(
        () -> narrow.resolve(request("**/*.parquet"), CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_LIMIT,
        "3 entries");
  }

  @Test
  void keepsTheMachinesPathsOutOfMessages() {
    for (String glob : List.of("../x", "nothing.csv", "2001", "/etc/passwd")) {
      assertThatThrownBy(() -> files(glob)).message().doesNotContain(folder.toString());
    }
  }

  @Test
  void givesAnotherFingerprintWhenAFileChanges() throws IOException {
    String before = files("**/*.csv").fingerprint();
    assertThat(files("**/*.csv").fingerprint()).isEqualTo(before).hasSize(64);

    Files.setLastModifiedTime(
        data.resolve("2001/a.csv"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
    String touched = files("**/*.csv").fingerprint();
    write(data.resolve("2001/c.csv"), "");
    assertThat(List.of(before, touched, files("**/*.csv").fingerprint())).doesNotHaveDuplicates();
  }

  @Test
  void givesAnotherFingerprintWhenOnlyTheBytesDiffer() throws IOException {
    Path file = data.resolve("airports.csv");
    FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file, time);
    String before = files("airports.csv").fingerprint();

    write(file, "iata\nAUS\n");
    Files.setLastModifiedTime(file, time);

    assertThat(files("airports.csv").fingerprint()).isNotEqualTo(before);
  }

  @Test
  void givesAFingerprintToFilesLongerThanTheirEnds() throws IOException {
    write(data.resolve("long.csv"), "0123456789".repeat(20_000));
    assertThat(files("long.csv").fingerprint())
        .hasSize(64)
        .isEqualTo(files("long.csv").fingerprint());
  }

  @Test
  void givesAnotherFingerprintWhenReadInAnotherFormat() {
    assertThat(files("2001/?.csv").fingerprint()).isEqualTo(files("2001/*.csv").fingerprint());
  }

  @Test
  void entersAHiddenFolderThatIsSpeltOut() throws IOException {
    write(data.resolve(".landing/a.csv"), "");
    assertThat(names(".landing/*.csv")).containsExactly(".landing/a.csv");
  }

  @Test
  void endsWhenLinksGoInCircles() throws IOException {
    Files.createSymbolicLink(data.resolve("2001/again"), data);
    assertThat(names("**/*.csv")).containsExactly("2001/a.csv", "2001/b.csv", "airports.csv");
    assertThat(names("2001/again/*.csv")).containsExactly("2001/again/airports.csv");
  }

  @Test
  void looksNoDeeperThanItsLimit() throws IOException {
    write(data.resolve("a/b/c/deep.csv"), "");
    CaptureSources shallow = sources(new FileLimits(10, 100, 2));
    assertThat(shallow.resolve(request("**/*.csv"), CaptureSourcesTest::mesh))
        .asInstanceOf(type(Found.Files.class))
        .satisfies(
            found ->
                assertThat(found.files())
                    .extracting(Found.SourceFile::name)
                    .doesNotContain("a/b/c/deep.csv")
                    .contains("airports.csv"));
  }

  @Test
  void refusesLimitsThatAllowNothing() {
    assertThatThrownBy(() -> new FileLimits(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsTheFormatOffTheEndingOfAPreviewsFile() throws IOException {
    write(data.resolve("x.ndjson"), "{}");
    write(data.resolve("x.JSONL"), "{}");
    write(data.resolve("x.txt"), "iata");
    assertThat(files("x.ndjson").format()).isEqualTo(FileFormat.JSON_LINES);
    assertThat(files("x.JSONL").format()).isEqualTo(FileFormat.JSON_LINES);
    assertThat(files("x.txt").format()).isEqualTo(FileFormat.CSV);
  }

  @Test
  void refusesADeviceInPlaceOfAFile() {
    Connection devices = connection("files", "/dev", false, "operations");
    refuses(() -> resolve(devices, "null"), ErrorCode.CAPTURE_UNREADABLE, "not a plain file");
  }

  @Test
  void refusesARootThatIsNoPath() {
    refuses(
        with(connection("files", "da\0ta", false, "operations")),
        ErrorCode.CAPTURE_CONNECTION,
        "no path");
  }

  @Test
  void givesMadeUpRowsAFingerprintOfWhatMakesThem() {
    String one = generated(10, 42, Map.of("a", "#{row}")).fingerprint();
    assertThat(generated(10, 42, Map.of("a", "#{row}")).fingerprint()).isEqualTo(one);
    assertThat(
            List.of(
                one,
                generated(11, 42, Map.of("a", "#{row}")).fingerprint(),
                generated(10, 43, Map.of("a", "#{row}")).fingerprint(),
                generated(10, 42, Map.of("b", "#{row}")).fingerprint(),
                generated(10, 42, Map.of("a", "#{name.lastName}")).fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesAFileInPlaceOfMadeUpRows() {
    CaptureRequest request =
        CaptureRequest.of("customer", "raw_members", new Origin.Generated(1, 1, Map.of("a", "b")));
    refuses(
        () -> sources().resolve(request.reading("a.csv"), CaptureSourcesTest::mesh),
        ErrorCode.CAPTURE_PATH,
        "made up");
  }

  private Found.Synthetic generated(int rows, long seed, Map<String, String> columns) {
    Origin origin = new Origin.Generated(rows, seed, columns);
    return (Found.Synthetic)
        sources()
            .resolve(
                CaptureRequest.of("customer", "raw_members", origin), CaptureSourcesTest::mesh);
  }

  private static void refuses(ThrowingCallable what, ErrorCode code, String words) {
    assertThatThrownBy(what)
        .asInstanceOf(type(WeftException.class))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(code);
              assertThat(e.getMessage()).contains(words);
              assertThat(e.remedy()).isNotEmpty();
            });
  }

  private ThrowingCallable with(Connection connection) {
    return () -> resolve(connection, "airports.csv");
  }

  private Found resolve(Connection connection, String glob) {
    return sources().resolve(request(glob), name -> Optional.of(connection));
  }

  private Found.Files files(String glob) {
    return (Found.Files) sources().resolve(request(glob), CaptureSourcesTest::mesh);
  }

  private List<String> names(String glob) {
    return files(glob).files().stream().map(Found.SourceFile::name).toList();
  }

  private static CaptureRequest request(String glob) {
    return CaptureRequest.of(
        "operations", "raw_airports", new Origin.Files("flight_files", glob, FileFormat.CSV));
  }

  private CaptureSources sources() {
    return sources(FileLimits.STANDARD);
  }

  private CaptureSources sources(FileLimits limits) {
    return sources(Optional.of(folder.resolve("sources")), List.of(own), limits);
  }

  private static CaptureSources sources(
      Optional<Path> below, List<Path> closed, FileLimits limits) {
    return new CaptureSources(below, closed, limits, _ -> Optional.empty(), CopyLimits.GENEROUS);
  }

  private static Optional<Connection> mesh(String name) {
    return name.equals("flight_files")
        ? Optional.of(connection("files", "data", false, "operations"))
        : Optional.empty();
  }

  private static Connection connection(String type, String root, boolean retired, String domain) {
    Endpoint endpoint =
        type.equals("files") ? new Endpoint.Files(root) : new Endpoint.Other(type, Map.of());
    return new Connection("flight_files", List.of(domain), endpoint, retired);
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, text);
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
