package dev.weft.governance.expression;

import dev.weft.model.error.Finding;
import java.util.List;

/// An expression after typing: something that can be evaluated, or what is wrong with it.
public sealed interface Typed<T> {
  record Sound<T>(T value) implements Typed<T> {}

  record Broken<T>(List<Finding> findings) implements Typed<T> {
    public Broken {
      findings = List.copyOf(findings);
    }
  }

  default List<Finding> problems() {
    return switch (this) {
      case Sound<T> _ -> List.of();
      case Broken<T>(List<Finding> findings) -> findings;
    };
  }
}
