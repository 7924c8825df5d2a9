package dev.weft.server.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A file with one random secret, made once.
public final class SecretFile {

  private static final int BYTES = 32;
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SecretFile() {}

  /// The secret in the file, 32 random bytes as base64url; the file is made with a fresh one when
  /// there is none, and only its owner may read it afterwards. Throws `WeftException`
  /// (SERVER_STORE) when the file cannot be used.
  public static String get(Path file) {
    String secret = get(file, SecretFile::fresh);
    if (!SECRET.matcher(secret).matches()) {
      throw DataErrors.damagedToken(file);
    }
    return secret;
  }

  /// The secret in the file; the file is made with a fresh one when there is none, and only its
  /// owner may read it afterwards. Throws `WeftException` (SERVER_STORE) when the file cannot be
  /// used.
  public static String get(Path file, Supplier<String> fresh) {
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, fresh.get() + "\n");
      }
      PrivateFiles.restrict(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw DataErrors.notWritable(file, e);
    }
  }

  /// The first line of a file that somebody else made. Throws `WeftException` (SERVER_STORE) when
  /// it cannot be read.
  public static String read(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw DataErrors.unreadableSecret(file, e);
    }
  }

  /// Twelve random hex digits.
  static String freshName() {
    byte[] name = new byte[6];
    new SecureRandom().nextBytes(name);
    return HexFormat.of().formatHex(name);
  }

  private static String fresh() {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
