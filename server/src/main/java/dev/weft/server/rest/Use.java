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
}
