package dev.weft.server;

import dev.weft.server.rest.Use;
import dev.weft.usecases.audit.RecordDecision;
import java.util.function.Function;

/// Puts looks at what exists on record, one per request, before they are answered.
record Discoveries(RecordDecision decisions) {

  /// A look at everything of a kind.
  <Q, A> Use<Q, A> all(String action, Use<Q, A> use) {
    return one(action, _ -> "", use);
  }

  /// A look at one thing.
  ///
  /// @param subject what is looked at, from the question
  <Q, A> Use<Q, A> one(String action, Function<Q, String> subject, Use<Q, A> use) {
    return (by, question) -> {
      decisions.discovered(by, action, subject.apply(question));
      return use.answer(by, question);
    };
  }
}
