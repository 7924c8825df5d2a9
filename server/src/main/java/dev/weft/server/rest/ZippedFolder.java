package dev.weft.server.rest;

import dev.weft.model.document.SourceFile;
import dev.weft.server.config.HttpConfig;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Reads the files of a folder out of a zip, trusting nothing it says: what counts is what comes
/// out of it. Nothing is written to disk.
final class ZippedFolder {

  private static final int PATH = 512;
  private static final int DEPTH = 32;
  private static final byte[] FILE = {'P', 'K', 3, 4};
  private static final byte[] END = {'P', 'K', 5, 6};

  private final long unpacked;
  private final int entries;

  ZippedFolder(HttpConfig config) {
    this.unpacked = config.unpacked();
    this.entries = config.entries();
  }

  /// The files in the zip's order; an empty body is an empty folder. Throws `WeftException`:
  /// SERVER_REQUEST when it is no zip, SERVER_TOO_LARGE beyond the limits, DOC_PATH for a path that
  /// leaves the folder or comes twice.
  List<SourceFile> read(InputStream body) throws IOException {
    var buffered = new BufferedInputStream(body);
    if (isEmpty(buffered)) {
      return List.of();
    }
    try (var zip = new ZipInputStream(buffered)) {
      return read(zip);
    } catch (ZipException | java.io.EOFException _) {
      throw RestErrors.notAFolder("it is damaged");
    } catch (IllegalArgumentException _) {
      throw RestErrors.notAFolder("a name in it is not UTF-8");
    }
  }

  private List<SourceFile> read(ZipInputStream zip) throws IOException {
    var files = new ArrayList<SourceFile>();
    var paths = new HashSet<String>();
    long room = unpacked;
    int seen = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      if (++seen > entries) {
        throw RestErrors.tooManyFiles(entries);
      }
      if (!entry.isDirectory()) {
        String path = checked(entry.getName(), paths);
        byte[] bytes = bytes(zip, room);
        room -= bytes.length;
        files.add(new SourceFile(path, bytes));
      }
    }
    return List.copyOf(files);
  }

  private byte[] bytes(ZipInputStream zip, long room) throws IOException {
    var bytes = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    for (int n = zip.read(piece); n >= 0; n = zip.read(piece)) {
      if (bytes.size() + (long) n > room) {
        throw RestErrors.folderTooLarge(unpacked);
      }
      bytes.write(piece, 0, n);
    }
    return bytes.toByteArray();
  }

  private static String checked(String path, Set<String> paths) {
    var parts = Arrays.asList(path.split("/", -1));
    if (path.length() > PATH || parts.size() > DEPTH) {
      throw RestErrors.badPath(path, "is too long or too deep");
    }
    if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
      throw RestErrors.badPath(path, "has a backslash or a control character");
    }
    if (parts.stream().anyMatch(ZippedFolder::leaves)) {
      throw RestErrors.badPath(path, "leaves the folder");
    }
    // On some machines two names that differ in case are one file.
    if (!paths.add(path.toLowerCase(Locale.ROOT))) {
      throw RestErrors.badPath(path, "comes twice");
    }
    return path;
  }

  private static boolean leaves(String part) {
    return part.isEmpty() || part.equals(".") || part.equals("..") || part.endsWith(":");
  }

  private static boolean isEmpty(BufferedInputStream body) throws IOException {
    body.mark(FILE.length);
    byte[] begin = body.readNBytes(FILE.length);
    body.reset();
    if (begin.length > 0 && !Arrays.equals(begin, FILE) && !Arrays.equals(begin, END)) {
      throw RestErrors.notAFolder("it does not begin like a zip");
    }
    return begin.length == 0;
  }
}
