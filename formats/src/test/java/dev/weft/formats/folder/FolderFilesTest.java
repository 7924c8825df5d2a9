package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {

  @TempDir Path outside;

  @Test
  void listsFilesSortedAndLeavesHiddenOnesOut() throws IOException {
    Path root = folder("mesh.yaml", "b/a.txt", ".git/config", ".env", "b/.weft/inputs/c@1.yaml");
    write(root.resolve(".weft/inputs/x@1.yaml"), "x");
    write(root.resolve(".weft/cache/y.yaml"), "y");

    FolderFiles files = FolderFiles.list(root);

    assertThat(files.findings()).isEmpty();
    assertThat(files.files())
        .extracting(SourceFile::path)
        .containsExactly(
            ".weft/inputs/x@1.yaml", "b/.weft/inputs/c@1.yaml", "b/a.txt", "mesh.yaml");
  }

  @Test
  void readsALinkToAFileInside() throws IOException {
    Path root = folder("a.yaml");
    Files.createSymbolicLink(root.resolve("b.yaml"), Path.of("a.yaml"));

    assertThat(FolderFiles.list(root).files())
        .extracting(SourceFile::path, SourceFile::text)
        .contains(org.assertj.core.groups.Tuple.tuple("b.yaml", "a.yaml"));
  }

  @Test
  void refusesLinksThatLeaveTheFolder() throws IOException {
    Path root = folder("mesh.yaml");
    Path secret = write(outside.resolve("secret.yaml"), "password");
    Files.createSymbolicLink(root.resolve("a.yaml"), secret);
    Files.createSymbolicLink(root.resolve("b.yaml"), Path.of("../secret.yaml"));
    Files.createSymbolicLink(root.resolve("c"), outside);
    Files.createSymbolicLink(root.resolve("d.yaml"), Path.of("nowhere"));

    FolderFiles files = FolderFiles.list(root);

    assertThat(files.files()).extracting(SourceFile::path).containsExactly("mesh.yaml");
    assertThat(files.findings())
        .extracting(Finding::code, finding -> finding.place().file())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_PATH, "a.yaml"),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_PATH, "b.yaml"),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_PATH, "c"),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_PATH, "d.yaml"));
  }

  @Test
  void refusesLinksToHiddenFilesAndCircles() throws IOException {
    Path root = folder("mesh.yaml", ".secrets/key");
    Files.createSymbolicLink(root.resolve("key"), Path.of(".secrets/key"));
    Files.createSymbolicLink(root.resolve("circle"), Path.of("."));

    FolderFiles files = FolderFiles.list(root);

    assertThat(files.files()).extracting(SourceFile::path).containsExactly("mesh.yaml");
    assertThat(files.findings()).hasSize(2);
  }

  @Test
  void stopsBeforeReadingTooMuch() throws IOException {
    Path root = folder("a.yaml");
    try (var big = new RandomAccessFile(root.resolve("data.parquet").toFile(), "rw")) {
      big.setLength(65L << 20);
    }

    assertThat(FolderFiles.list(root).findings())
        .extracting(Finding::code)
        .containsExactly(ErrorCode.DOC_TOO_LARGE);
  }

  @Test
  void carriesWhatItFoundIntoTheReading() throws IOException {
    Path root = folder("x.txt");
    Files.createSymbolicLink(root.resolve("product.yaml"), write(outside.resolve("p.yaml"), "x"));

    assertThat(new FolderReader().read(FolderFiles.list(root)).findings())
        .extracting(Finding::code)
        .contains(ErrorCode.DOC_PATH);
  }

  @Test
  void saysOneThingOfAFolderWithoutDocuments() throws IOException {
    Path root = folder("x.txt");
    Files.createSymbolicLink(root.resolve("a"), outside);
    Files.createSymbolicLink(root.resolve("mesh"), outside);
    Files.createSymbolicLink(root.resolve("b.yaml"), Path.of("nowhere"));

    assertThat(new FolderReader().read(FolderFiles.list(root)).findings())
        .extracting(Finding::code)
        .containsExactly(ErrorCode.DOC_KIND);
  }

  @Test
  void readsAMeshFromDisk() throws IOException {
    Path root = Files.createDirectory(outside.resolve("mesh"));
    for (SourceFile file : AirTravel.files()) {
      write(root.resolve(file.path()), file.text());
    }

    Understood read = new FolderReader().read(FolderFiles.list(root));

    assertThat(read.folder()).isEqualTo(new FolderReader().read(AirTravel.files()).folder());
  }

  @Test
  void saysThatThereIsNoFolder() throws IOException {
    Path file = write(outside.resolve("file"), "x");

    assertThatThrownBy(() -> FolderFiles.list(outside.resolve("nothing")))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("is no folder that can be read");
    assertThatThrownBy(() -> FolderFiles.list(file))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("mesh.yaml");
  }

  @Test
  void refusesPathsThatClimb() {
    for (String path : new String[] {"../x", "/etc/passwd", "a/../../x", "a//b", "./a"}) {
      assertThatThrownBy(() -> SourceFile.of(path, ""))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private Path folder(String... names) throws IOException {
    Path root = Files.createDirectory(outside.resolve("folder"));
    for (String name : names) {
      write(root.resolve(name), name);
    }
    return root;
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
