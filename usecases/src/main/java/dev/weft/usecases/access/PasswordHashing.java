package dev.weft.usecases.access;

/// Turns passwords into what may be kept. Slow on purpose. Thread-safe.
public interface PasswordHashing {

  /// A hash with a fresh salt and the parameters that it was made with.
  String hash(String password);

  /// Whether a hash is of that password.
  boolean matches(String password, String hash);
}
