package dev.weft.server.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only their owner may read.
final class PrivateFiles {

  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFiles() {}

  /// Makes the folder, or takes other people's rights away from one that exists.
  static void folder(Path folder) throws IOException {
    Files.createDirectories(folder);
    restrict(folder, FOLDER);
  }

  /// Deletes what is in a folder; links are not followed.
  static void empty(Path folder) throws IOException {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path one : inside) {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
          empty(one);
        }
        Files.deleteIfExists(one);
      }
    }
  }

  /// Writes the whole file, synced, or nothing of it; readers see the old or the new text.
  static void write(Path file, String text) throws IOException {
    Path fresh = Files.createTempFile(parent(file), file.getFileName() + ".", ".new", own(file));
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  static void restrict(Path file) throws IOException {
    restrict(file, FILE);
  }

  private static void restrict(Path path, Set<PosixFilePermission> rights) throws IOException {
    if (isPosix(path)) {
      Files.setPosixFilePermissions(path, rights);
    }
  }

  private static FileAttribute<?>[] own(Path file) {
    return isPosix(parent(file))
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
