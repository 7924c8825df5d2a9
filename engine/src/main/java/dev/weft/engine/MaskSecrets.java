package dev.weft.engine;

import java.util.Arrays;

/// What masks compute with in one statement. It travels beside the statement's text, never in it,
/// and is never printed.
///
/// @param pseudonymKey key of HMAC-SHA-256 for this principal and purpose, empty when no column is
///   shown as a pseudonym
/// @param salt of `sha-256-query-local`, at least 16 random bytes made for this run of the
///   statement, empty when no column is shown that way
@SuppressWarnings("ArrayRecordComponent") // compared below by content
public record MaskSecrets(byte[] pseudonymKey, byte[] salt) {

  /// For statements whose masks need none.
  public static MaskSecrets none() {
    return new MaskSecrets(new byte[0], new byte[0]);
  }

  public MaskSecrets {
    pseudonymKey = pseudonymKey.clone();
    salt = salt.clone();
  }

  @Override
  public byte[] pseudonymKey() {
    return pseudonymKey.clone();
  }

  @Override
  public byte[] salt() {
    return salt.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaskSecrets secrets
        && Arrays.equals(pseudonymKey, secrets.pseudonymKey)
        && Arrays.equals(salt, secrets.salt);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pseudonymKey) + Arrays.hashCode(salt);
  }

  @Override
  public String toString() {
    return "MaskSecrets[…]";
  }
}
