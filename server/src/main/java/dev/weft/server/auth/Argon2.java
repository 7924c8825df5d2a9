package dev.weft.server.auth;

import dev.weft.usecases.access.PasswordHashing;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106) with the least that OWASP asks for: 19 MiB, two passes, one lane. Each costs
/// that memory while it is worked out; how many are at once is for whoever asks to say, see
/// [PasswordBook]. Thread-safe.
public final class Argon2 implements PasswordHashing {

  private static final int MEMORY = 19_456;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;
  private static final Pattern SPELLING =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final SecureRandom random = new SecureRandom();

  /// In the spelling that other programs read: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`.
  @Override
  public String hash(String password) {
    byte[] salt = new byte[SALT];
    random.nextBytes(salt);
    byte[] hash = worked(password, salt, MEMORY, PASSES, LANES);
    var base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + MEMORY
        + ",t="
        + PASSES
        + ",p="
        + LANES
        + "$"
        + base64.encodeToString(salt)
        + "$"
        + base64.encodeToString(hash);
  }

  /// A hash that is in no such spelling is of no password.
  @Override
  public boolean matches(String password, String hash) {
    Matcher parts = SPELLING.matcher(hash);
    if (!parts.matches()) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.group(4));
    byte[] wanted = Base64.getDecoder().decode(parts.group(5));
    byte[] found =
        worked(
            password,
            salt,
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)));
    return MessageDigest.isEqual(found, wanted);
  }

  /// The same characters are the same password, however a keyboard composes them.
  private byte[] worked(String password, byte[] salt, int memory, int passes, int lanes) {
    byte[] text =
        Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] hash = new byte[HASH];
    generator.generateBytes(text, hash);
    return hash;
  }
}
