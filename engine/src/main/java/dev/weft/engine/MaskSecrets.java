package dev.weft.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What masks compute with in one statement. It travels beside the statement's text, never in it,
/// and is never printed.
///
/// @param pseudonymKey key of HMAC-SHA-256 for this principal and purpose, empty when no column is
///   shown as a pseudonym
/// @param salt of `sha-256-query-local`, at least 16 random bytes made for this run of the
///   statement, empty when no column is shown that way
/// @param spaces keys of HMAC-SHA-256 by the name of the space, for `Statement.spaces` of a build
@SuppressWarnings("ArrayRecordComponent") // compared below by content
public record MaskSecrets(byte[] pseudonymKey, byte[] salt, SortedMap<String, byte[]> spaces) {

  /// For statements whose masks need none.
  public static MaskSecrets none() {
    return new MaskSecrets(new byte[0], new byte[0]);
  }

  /// For statements that name no space.
  public MaskSecrets(byte[] pseudonymKey, byte[] salt) {
    this(pseudonymKey, salt, Collections.emptySortedMap());
  }

  public MaskSecrets {
    pseudonymKey = pseudonymKey.clone();
    salt = salt.clone();
    spaces = copy(spaces);
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
  public SortedMap<String, byte[]> spaces() {
    return copy(spaces);
  }

  /// These and the keys of spaces.
  public MaskSecrets withSpaces(SortedMap<String, byte[]> keys) {
    return new MaskSecrets(pseudonymKey, salt, keys);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MaskSecrets secrets
        && Arrays.equals(pseudonymKey, secrets.pseudonymKey)
        && Arrays.equals(salt, secrets.salt)
        && spaces.keySet().equals(secrets.spaces.keySet())
        && Arrays.deepEquals(values(), secrets.values());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pseudonymKey)
        + 17 * Arrays.hashCode(salt)
        + spaces.keySet().hashCode()
        + Arrays.deepHashCode(values());
  }

  @Override
  public String toString() {
    return "MaskSecrets[…]";
  }

  private Object[] values() {
    return spaces.values().toArray();
  }

  private static SortedMap<String, byte[]> copy(SortedMap<String, byte[]> keys) {
    SortedMap<String, byte[]> copy = new TreeMap<>();
    keys.forEach((space, key) -> copy.put(space, key.clone()));
    return Collections.unmodifiableSortedMap(copy);
  }
}
