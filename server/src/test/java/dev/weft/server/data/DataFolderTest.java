package dev.weft.server.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path temp;

  @Test
  void makesAFolderForItsOwnerOnly() throws IOException {
    try (var folder = DataFolder.open(temp.resolve("a/b"))) {
      assertThat(rights(folder.path())).isEqualTo("rwx------");
      assertThat(rights(folder.scratch())).isEqualTo("rwx------");
      assertThat(rights(folder.path().resolve("weft.lock"))).isEqualTo("rw-------");
    }
  }

  @Test
  void forgetsWhatADeadServerLeftInTheScratchFolder() throws IOException {
    Path precious = Files.writeString(temp.resolve("precious"), "kept");
    Path scratch = Files.createDirectories(temp.resolve("data/tmp/spill"));
    Files.writeString(scratch.resolve("result.parquet"), "rows");
    Files.createSymbolicLink(scratch.resolve("link"), precious);
    try (var folder = DataFolder.open(temp.resolve("data"))) {
      assertThat(folder.scratch()).isEmptyDirectory();
      assertThat(precious).exists();
    }
  }

  @Test
  void knowsWhetherTheServerBeforeItDied() throws IOException {
    try (var first = DataFolder.open(temp)) {
      assertThat(first.wasAbandoned()).isFalse();
      first.announce(new ServerFile("http://127.0.0.1:8080", 4711, "0.1.0", false));
    }
    try (var afterAStop = DataFolder.open(temp)) {
      assertThat(afterAStop.wasAbandoned()).isFalse();
    }
    Files.writeString(temp.resolve("weft.json"), "{\"url\":");
    for (int start = 1; start <= 2; start++) {
      // The first of these ends before it is up: the second still has to look after the dead one.
      try (var afterAKill = DataFolder.open(temp)) {
        assertThat(afterAKill.wasAbandoned()).isTrue();
      }
    }
  }

  @Test
  void takesOtherPeoplesRightsAway() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    DataFolder.open(temp).close();
    assertThat(rights(temp)).isEqualTo("rwx------");
  }

  @Test
  void aSecondServerIsToldWhoHasTheFolder() {
    try (var folder = DataFolder.open(temp)) {
      folder.announce(new ServerFile("http://127.0.0.1:8080", 4711, "0.1.0", false));
      assertThatThrownBy(() -> DataFolder.open(temp))
          .isInstanceOfSatisfying(
              WeftException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_DATA_IN_USE);
                assertThat(refused.code().kind().exit()).isEqualTo(6);
                assertThat(refused.sentence())
                    .endsWith("in use by another server (process 4711, http://127.0.0.1:8080)");
                assertThat(refused.details()).containsEntry("pid", "4711");
              });
    }
  }

  @Test
  void aSecondServerHearsOfOneThatIsStarting() {
    try (var folder = DataFolder.open(temp)) {
      assertThat(folder.path()).isEqualTo(temp);
      assertThatThrownBy(() -> DataFolder.open(temp)).hasMessageContaining("that is starting");
    }
  }

  @Test
  void theFolderIsFreeAgainAfterwards() {
    DataFolder.open(temp).close();
    DataFolder.open(temp).close();
  }

  @Test
  void announcesItselfWhileItIsUp() throws IOException {
    var file = new ServerFile("http://127.0.0.1:1", 1, "0.1.0", true);
    try (var folder = DataFolder.open(temp)) {
      folder.announce(file);
      assertThat(DataFolder.find(temp)).contains(file);
      assertThat(rights(temp.resolve("weft.json"))).isEqualTo("rw-------");
      assertThat(Files.readString(temp.resolve("weft.json")))
          .isEqualTo(
              "{\"url\":\"http://127.0.0.1:1\",\"pid\":1,\"version\":\"0.1.0\",\"sample\":true}\n");
    }
    assertThat(DataFolder.find(temp)).isEmpty();
    assertThat(temp.resolve("weft.json")).doesNotExist();
  }

  @Test
  void aDamagedAnnouncementIsNone() throws IOException {
    Files.writeString(temp.resolve("weft.json"), "{\"url\":");
    assertThat(DataFolder.find(temp)).isEmpty();
  }

  @Test
  void aSampleStaysASample() {
    try (var folder = DataFolder.openSample(temp)) {
      assertThat(folder.isSample()).isTrue();
    }
    try (var folder = DataFolder.open(temp)) {
      assertThat(folder.isSample()).isTrue();
    }
  }

  @Test
  void anotherMeshNeverBecomesASample() throws IOException {
    try (var folder = DataFolder.open(temp)) {
      Files.writeString(folder.catalog(), "a catalog");
      assertThat(folder.isSample()).isFalse();
    }
    assertThatThrownBy(() -> DataFolder.openSample(temp))
        .hasMessageContaining("was not made with --sample");
    DataFolder.open(temp).close();
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatThrownBy(() -> DataFolder.open(file)).hasMessageContaining("is a file");
    assertThatThrownBy(() -> DataFolder.open(file.resolve("below")))
        .isInstanceOf(WeftException.class);
  }

  @Test
  void theOperatorsTokenIsMadeOnce() throws IOException {
    Path file = temp.resolve("operator.token");
    String token = SecretFile.get(file);
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(rights(file)).isEqualTo("rw-------");
    assertThat(SecretFile.get(file)).isEqualTo(token);
    assertThat(SecretFile.get(temp.resolve("other.token"))).isNotEqualTo(token);
  }

  @Test
  void aTokenThatOthersCouldReadIsClosed() throws IOException {
    Path file = temp.resolve("operator.token");
    SecretFile.get(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    SecretFile.get(file);
    assertThat(rights(file)).isEqualTo("rw-------");
  }

  @Test
  void aDamagedTokenIsRefusedAndNotShown() throws IOException {
    Path file = Files.writeString(temp.resolve("operator.token"), "short");
    assertThatThrownBy(() -> SecretFile.get(file))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("is damaged")
        .hasMessageNotContaining("short");
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
