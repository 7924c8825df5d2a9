package dev.weft.server.rest;

import dev.weft.model.access.Caller;

/// A use case as the door sees it: who asks, what, and the answer. The wiring puts use cases in.
///
/// @param <Q> the question
/// @param <A> the answer
@FunctionalInterface
public interface Use<Q, A> {

  /// Throws `WeftException` when there is no answer.
  A answer(Caller caller, Q question);

  /// A use case that has nothing to say.
  interface Silent<Q> {
    void answer(Caller caller, Q question);
  }

  /// A use case that waits for something.
  interface Waiting<Q, A> {
    A answer(Caller caller, Q question) throws InterruptedException;
  }

  static <Q> Use<Q, Ask.Nothing> silent(Silent<Q> use) {
    return (caller, question) -> {
      use.answer(caller, question);
      return new Ask.Nothing();
    };
  }

  /// Whoever waits when the server stops is told so.
  static <Q, A> Use<Q, A> waiting(Waiting<Q, A> use) {
    return (caller, question) -> {
      try {
        return use.answer(caller, question);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw RestErrors.stopping();
      }
    };
  }
}
