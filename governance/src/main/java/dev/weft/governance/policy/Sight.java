package dev.weft.governance.policy;

import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;

/// How much of a column somebody sees.
public sealed interface Sight {
  /// The value itself.
  record Shown() implements Sight {}

  record Under(Mask mask) implements Sight {}

  /// Nothing, not even that there is such a column.
  record Hidden() implements Sight {}

  /// What an effect lets through; effects on tables leave columns as they are.
  static Sight of(Effect effect) {
    return switch (effect) {
      case Effect.Hide() -> new Hidden();
      case Effect.Masked(Mask mask) -> new Under(mask);
      case Effect.Show _, Effect.Deny _, Effect.Filter _, Effect.Group _ -> new Shown();
    };
  }

  /// The word of documents and traces.
  default String word() {
    return switch (this) {
      case Shown() -> "show";
      case Hidden() -> "hide";
      case Under(Mask mask) -> mask.word();
    };
  }
}
