package dev.weft.capture.source;

import dev.weft.capture.source.Found.SourceFile;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over what a capture depends on.
final class Fingerprint {

  private static final int END = 65_536;

  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /// Looks at names, sizes, times of change, and both ends of every file: archives and builds like
  /// to set times to a constant, and a small file lies within its ends.
  static String of(String capture, List<SourceFile> files, FileFormat format) {
    Fingerprint print = new Fingerprint().with(format.name());
    for (SourceFile file : files) {
      print.with(file.name()).with(Long.toString(file.bytes())).with(file.changed().toString());
      try (FileChannel channel = FileChannel.open(file.path())) {
        print.with(channel, 0).with(channel, Math.max(0, channel.size() - END));
      } catch (IOException e) {
        throw SourceErrors.unreadable(capture, file.name(), "it cannot be opened").causedBy(e);
      }
    }
    return print.text();
  }

  static String of(Origin.Generated origin) {
    Fingerprint print =
        new Fingerprint().with(Integer.toString(origin.rows())).with(Long.toString(origin.seed()));
    origin.columns().forEach((column, expression) -> print.with(column).with(expression));
    return print.text();
  }

  /// Ends with a byte that UTF-8 never has, so that no two lists of parts look the same.
  private Fingerprint with(String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xFF);
    return this;
  }

  private Fingerprint with(FileChannel channel, long from) throws IOException {
    ByteBuffer end = ByteBuffer.allocate(END);
    while (end.hasRemaining() && channel.read(end, from + end.position()) >= 0) {
      // reads until the end is full or the file is over
    }
    digest.update(end.flip());
    return this;
  }

  private String text() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
