package dev.weft.usecases.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/// A token that nobody has seen yet.
///
/// @param id by which it is listed and revoked
/// @param text the secret
record FreshToken(String id, String text) {

  private static final int SECRET_BYTES = 32;
  private static final int ID_BYTES = 6;

  static FreshToken of(SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new FreshToken(
        HexFormat.of().formatHex(id),
        Tokens.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /// SHA-256 of the text, as it is kept.
  String hash() {
    return Tokens.hash(text);
  }
}
