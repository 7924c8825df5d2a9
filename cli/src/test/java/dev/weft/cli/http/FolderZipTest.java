package dev.weft.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cli.failure.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of a folder is sent, and what never is.
class FolderZipTest {

  @TempDir private Path folder;

  private void write(String path, String text) throws IOException {
    Path file = folder.resolve("mesh").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Path mesh() {
    return folder.resolve("mesh");
  }

  private Map<String, String> sent() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(FolderZip.of(mesh())))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Test
  void sendsEveryFileWithItsPath() throws IOException {
    write("mesh.yaml", "a");
    write("operations/departures/sql/flights.sql", "ü");

    assertThat(sent())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("mesh.yaml", "a", "operations/departures/sql/flights.sql", "ü"));
  }

  @Test
  void sendsHiddenFilesOnlyBelowInputs() throws IOException {
    write("product.yaml", "a");
    write(".git/config", "secret");
    write(".env", "secret");
    write("sql/.swp", "secret");
    write(".weft/token", "secret");
    write(".weft/inputs/a.b@1.yaml", "b");
    write("operations/departures/.weft/inputs/c@2.yaml", "c");

    assertThat(sent().keySet())
        .containsExactly(
            ".weft/inputs/a.b@1.yaml",
            "operations/departures/.weft/inputs/c@2.yaml",
            "product.yaml");
  }

  @Test
  void givesTheSameBytesForTheSameFiles() throws IOException {
    write("a.yaml", "a");
    write("b.yaml", "b");
    byte[] first = FolderZip.of(mesh());
    Files.setLastModifiedTime(
        mesh().resolve("a.yaml"), java.nio.file.attribute.FileTime.fromMillis(1));

    assertThat(FolderZip.of(mesh())).isEqualTo(first);
  }

  @Test
  void refusesALinkThatLeavesTheFolder() throws IOException {
    write("mesh.yaml", "a");
    Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(mesh().resolve("link.yaml"), folder.resolve("secret"));

    assertRefused("W-DOC-016", "link.yaml");
  }

  @Test
  void refusesALinkToAFolderAndALinkToNothing() throws IOException {
    write("sub/a.yaml", "a");
    Files.createSymbolicLink(mesh().resolve("loop"), mesh());
    assertRefused("W-DOC-016", "loop");

    Files.delete(mesh().resolve("loop"));
    Files.createSymbolicLink(mesh().resolve("gone"), mesh().resolve("nothing"));
    assertRefused("W-DOC-016", "gone");
  }

  @Test
  void followsALinkThatStaysInside() throws IOException {
    write("a.yaml", "a");
    Files.createSymbolicLink(mesh().resolve("b.yaml"), Path.of("a.yaml"));

    assertThat(sent()).containsEntry("b.yaml", "a");
  }

  @Test
  void refusesAFolderThatIsNoDocumentsButData() throws IOException {
    write("mesh.yaml", "a");
    try (var large = new RandomAccessFile(mesh().resolve("data.parquet").toFile(), "rw")) {
      large.setLength(65_000_000);
    }

    assertRefused("W-DOC-003", "64 MB");
  }

  @Test
  void refusesWhatIsNoFolder() throws IOException {
    assertRefused("W-CLI-001", "no folder");
  }

  private void assertRefused(String code, String words) {
    assertThatThrownBy(() -> FolderZip.of(mesh()))
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.problem().code()).isEqualTo(code);
              assertThat(failure.problem().message()).contains(words);
            });
  }
}
