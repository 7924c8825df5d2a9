package dev.weft.lake.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Files are new, whole, and below the root.
class StorageTest {

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private Storage storage;

  @BeforeEach
  void open() {
    storage = new Storage(folder.resolve("lake"));
  }

  private String at(String path) {
    return storage.root().resolve(path).toString();
  }

  private void write(String path, String text) throws IOException {
    try (var stream = storage.io().newOutputFile(at(path)).create()) {
      stream.write(text.getBytes(UTF_8));
      assertThat(stream.getPos()).isEqualTo(text.length());
    }
  }

  @Test
  void makesFoldersAndReadsBackWhatItWrote() throws IOException {
    write("a/b/c", "hello");
    var file = storage.io().newInputFile(at("a/b/c"));
    assertThat(file.exists()).isTrue();
    assertThat(file.getLength()).isEqualTo(5);
    try (var stream = file.newStream()) {
      stream.seek(1);
      assertThat(new String(stream.readAllBytes(), UTF_8)).isEqualTo("ello");
    }
    assertThatCode(() -> storage.sync(storage.root().resolve("a/b"), storage.root()))
        .doesNotThrowAnyException();
  }

  @Test
  void neverOverwrites() throws IOException {
    write("a", "first");
    assertThatThrownBy(() -> write("a", "second")).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() -> storage.io().newOutputFile(at("a")).createOrOverwrite())
        .isInstanceOf(AlreadyExistsException.class);
    assertThat(Path.of(at("a"))).hasContent("first");
  }

  @Test
  void leavesDeletingToTheSweeper() throws IOException {
    write("a", "kept");
    storage.io().deleteFile(at("a"));
    assertThat(Path.of(at("a"))).exists();
  }

  @Test
  void writesNothingThroughALinkThatLeavesTheLake() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.createSymbolicLink(storage.root().resolve("link"), outside);
    assertFails(ErrorCode.LAKE_CORRUPT, "lies outside the lake", () -> write("link/a", "x"));
    assertFails(ErrorCode.LAKE_CORRUPT, "lies outside the lake", () -> write("../a", "x"));
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void namesAMissingFileByItsPathInTheLake() {
    assertFails(
        ErrorCode.LAKE_MISSING_FILE,
        "The lake's file a/b is missing",
        () -> storage.io().newInputFile(at("a/b")).newStream());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void saysThatTheDiskIsFull() throws IOException {
    try (var full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
      var stream = new SyncedStream("a/b", full);
      stream.write(new byte[100]);
      assertFails(
          ErrorCode.LAKE_DISK, "Cannot write the lake's file a/b: the disk is full", stream::close);
      assertThat(full.isOpen()).isFalse();
    }
  }

  @Test
  void saysWhenAFolderCannotBeMade() throws IOException {
    write("a", "a file where a folder should be");
    assertFails(ErrorCode.LAKE_DISK, "Cannot write the lake's file a/b", () -> write("a/b", "x"));
    assertThatThrownBy(() -> new Storage(Path.of(at("a"))))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_DISK));
  }

  private static void assertFails(ErrorCode code, String sentence, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(WeftException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(sentence);
  }
}
