package dev.weft.server.rest;

/// Which requests with an idempotency key were begun and how they were answered. Thread-safe.
public interface ReplayStore {

  /// An answer to give again, always JSON. Its body must not be changed.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Kept(int status, byte[] body) {}

  /// What a request with a key is.
  sealed interface Begun {
    /// Nobody had the key; it is taken now, until `end` or `drop`.
    record First() implements Begun {}

    record Again(Kept answer) implements Begun {}

    /// The key stands for a request of other content.
    record OfAnother() implements Begun {}

    /// The first one is not answered yet.
    record Running() implements Begun {}
  }

  /// Takes a key for a request, or says why not. Atomic.
  Begun begin(String key, String fingerprint);

  /// The request of a taken key was answered.
  void end(String key, Kept answer);

  /// The request of a taken key came to nothing; the key is free again.
  void drop(String key);
}
