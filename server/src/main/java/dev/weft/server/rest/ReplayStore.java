package dev.weft.server.rest;

import dev.weft.model.access.Caller;

/// Which requests with an idempotency key were begun and how they were answered. Thread-safe.
public interface ReplayStore {

  /// A request that must not be done twice.
  ///
  /// @param operation which one, for instance `postRuns`
  /// @param key the one its sender gave it
  /// @param fingerprint over everything that makes the request the same
  record Request(Caller caller, String operation, String key, String fingerprint) {

    /// Keys of different callers and operations never meet.
    String name() {
      return caller.principal().text() + " " + operation + " " + key;
    }
  }

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

  /// Takes the key of a request, or says why not. Atomic.
  Begun begin(Request request);

  /// The request of a taken key was answered.
  void end(Request request, Kept answer);

  /// The request of a taken key came to nothing; the key is free again.
  void drop(Request request);
}
