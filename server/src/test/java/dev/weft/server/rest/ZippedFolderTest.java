package dev.weft.server.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZippedFolderTest {

  private final ZippedFolder folder =
      new ZippedFolder(
          TestDoor.config("--body-zip", "64KB", "--unpacked", "1MB", "--entries", "10"));

  @Test
  void readsTheFilesOfAFolder() throws IOException {
    var zip =
        zip(SourceFile.of("mesh.yaml", "a: ü"), SourceFile.of("domains/ops/x.sql", "select 1"));
    assertThat(read(zip))
        .containsExactly(
            SourceFile.of("mesh.yaml", "a: ü"), SourceFile.of("domains/ops/x.sql", "select 1"));
  }

  @Test
  void anEmptyBodyIsAnEmptyFolder() throws IOException {
    assertThat(read(new byte[0])).isEmpty();
    assertThat(read(zip())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil.yaml",
        "a/../../evil.yaml",
        "/etc/passwd",
        "a//b.yaml",
        "./a.yaml",
        "a\\..\\b.yaml",
        "C:/windows",
        "a\u0000b",
        "a\nb"
      })
  void refusesAPathThatLeavesTheFolder(String path) throws IOException {
    refuses(named(path), ErrorCode.DOC_PATH);
  }

  @Test
  void refusesAPathWithoutEnd() throws IOException {
    refuses(named("a/".repeat(200) + "b"), ErrorCode.DOC_PATH);
    refuses(named("a".repeat(600)), ErrorCode.DOC_PATH);
  }

  @Test
  void refusesNamesThatAreOneFileElsewhere() throws IOException {
    refuses(zip(SourceFile.of("A.yaml", "1"), SourceFile.of("a.yaml", "2")), ErrorCode.DOC_PATH);
  }

  @Test
  void refusesABomb() throws IOException {
    byte[] bomb = zip(new SourceFile("zeros", new byte[30 << 20]));
    assertThat(bomb.length).isLessThan(64 << 10);
    refuses(bomb, ErrorCode.SERVER_TOO_LARGE);
  }

  @Test
  void refusesABombOfManyFiles() throws IOException {
    var files = new SourceFile[9];
    for (int i = 0; i < files.length; i++) {
      files[i] = new SourceFile("f" + i, new byte[200 << 10]);
    }
    refuses(zip(files), ErrorCode.SERVER_TOO_LARGE);
  }

  @Test
  void refusesTooManyFiles() throws IOException {
    var files = new SourceFile[11];
    for (int i = 0; i < files.length; i++) {
      files[i] = SourceFile.of("f" + i, "");
    }
    refuses(zip(files), ErrorCode.SERVER_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"not\": \"a zip\"}", "PK but no zip", "P"})
  void refusesWhatIsNoZip(String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    refuses(bytes, ErrorCode.SERVER_REQUEST);
  }

  @Test
  void refusesAZipThatWasCutOff() throws IOException {
    byte[] whole = zip(SourceFile.of("a.yaml", "text ".repeat(1000)));
    refuses(Arrays.copyOf(whole, 60), ErrorCode.SERVER_REQUEST);
  }

  private List<SourceFile> read(byte[] zip) throws IOException {
    return folder.read(new ByteArrayInputStream(zip));
  }

  private void refuses(byte[] zip, ErrorCode code) {
    assertThatThrownBy(() -> read(zip))
        .isInstanceOfSatisfying(
            WeftException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static byte[] named(String path) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(path));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  static byte[] zip(SourceFile... files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (SourceFile file : files) {
        zip.putNextEntry(new ZipEntry(file.path()));
        zip.write(file.bytes());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
