package dev.weft.capture.source;

import dev.weft.capture.source.Found.SourceFile;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 over what a capture depends on.
final class Fingerprint {

  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  static String of(List<SourceFile> files, FileFormat format) {
    Fingerprint print = new Fingerprint().with(format.name());
    for (SourceFile file : files) {
      print.with(file.name()).with(Long.toString(file.bytes())).with(file.changed().toString());
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
