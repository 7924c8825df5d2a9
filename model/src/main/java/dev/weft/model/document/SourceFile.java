package dev.weft.model.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// One file of a folder that people write: a document, a statement, a page.
///
/// @param path relative to the folder, with `/`, no `.` or `..` parts
@SuppressWarnings("ArrayRecordComponent") // copied in and out, compared by content
public record SourceFile(String path, byte[] bytes) {

  public SourceFile {
    Objects.requireNonNull(bytes);
    if (path.isEmpty()
        || path.startsWith("/")
        || Arrays.asList(path.split("/", -1)).stream()
            .anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))) {
      throw new IllegalArgumentException("'" + path + "' leaves its folder or names nothing");
    }
    bytes = bytes.clone();
  }

  public static SourceFile of(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /// The bytes as UTF-8; malformed input becomes U+FFFD.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file
        && file.path.equals(path)
        && Arrays.equals(file.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return 31 * path.hashCode() + Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return path + " (" + bytes.length + " bytes)";
  }
}
