package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/// The first bytes of a file, which show most files that are not what they should be.
final class Opening {

  private static final int MOST = 1 << 20;

  private static final List<byte[]> PACKED =
      List.of(
          bytes(0x1f, 0x8b),
          bytes('P', 'K', 3, 4),
          bytes(0x28, 0xb5, 0x2f, 0xfd),
          bytes('B', 'Z', 'h'),
          bytes(0xfd, '7', 'z', 'X', 'Z'));

  private Opening() {}

  /// At most 1 MB of text, without a byte order mark. Throws `CAPTURE_UNREADABLE` for what is no
  /// UTF-8 text.
  static String text(SourceFile file) {
    byte[] start = read(file);
    if (PACKED.stream().anyMatch(magic -> startsWith(start, magic))) {
      throw SourceErrors.compressed(file);
    }
    String text = decode(file, start);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static byte[] read(SourceFile file) {
    if (!Files.isRegularFile(file.path())) {
      throw SourceErrors.noFile(file);
    }
    try (InputStream in = Files.newInputStream(file.path())) {
      return in.readNBytes(MOST);
    } catch (IOException e) {
      throw SourceErrors.noFile(file).causedBy(e);
    }
  }

  private static String decode(SourceFile file, byte[] start) {
    ByteBuffer whole = ByteBuffer.wrap(start, 0, wholeCharacters(start));
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(whole).toString();
      if (text.indexOf('\0') >= 0) {
        throw SourceErrors.notUtf8(file);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw SourceErrors.notUtf8(file);
    }
  }

  // the last character may be cut by the limit
  private static int wholeCharacters(byte[] start) {
    int end = start.length;
    if (end < MOST) {
      return end;
    }
    int first = end - 1;
    while (first > end - 4 && (start[first] & 0xc0) == 0x80) {
      first--;
    }
    return first;
  }

  private static boolean startsWith(byte[] text, byte[] magic) {
    if (text.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (text[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
