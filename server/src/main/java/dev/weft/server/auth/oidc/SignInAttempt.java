package dev.weft.server.auth.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a browser keeps while its user is at the issuer.
///
/// @param state comes back with the answer
/// @param nonce stands in the ID token
/// @param verifier proves that who redeems the code asked for it
/// @param to a path of this server
record SignInAttempt(String state, String nonce, String verifier, String to) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern PATH =
      Pattern.compile("/(?![/\\\\])[\\p{Graph}&&\\p{ASCII}&&[^\\\\]]{0,500}|/");
  private static final String ROOT = "/";

  /// @param wanted where to go; the root when it is no path of this server
  static SignInAttempt fresh(String wanted) {
    return new SignInAttempt(secret(), secret(), secret(), path(wanted));
  }

  /// Reads what `kept` wrote; empty when it is anything else.
  static Optional<SignInAttempt> of(String kept) {
    String[] parts = kept.split("\\.", -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    for (int part = 0; part < 3; part++) {
      if (!SECRET.matcher(parts[part]).matches()) {
        return Optional.empty();
      }
    }
    try {
      byte[] path = Base64.getUrlDecoder().decode(parts[3]);
      String to = path(new String(path, StandardCharsets.UTF_8));
      return Optional.of(new SignInAttempt(parts[0], parts[1], parts[2], to));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  String kept() {
    return String.join(".", state, nonce, verifier, encoded(to.getBytes(StandardCharsets.UTF_8)));
  }

  String challenge() {
    try {
      var sha256 = MessageDigest.getInstance("SHA-256");
      return encoded(sha256.digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  boolean isStateOf(String text) {
    return MessageDigest.isEqual(
        state.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String path(String text) {
    return PATH.matcher(text).matches() ? text : ROOT;
  }

  private static String secret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return encoded(bytes);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
