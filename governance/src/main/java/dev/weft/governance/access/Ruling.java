package dev.weft.governance.access;

import dev.weft.model.policy.Obligations;
import java.util.List;

/// What policies say of a table under one grant and purpose.
sealed interface Ruling {

  Trace.OfTable trace();

  record Open(Obligations obligations, List<String> warnings, Trace.OfTable trace)
      implements Ruling {
    public Open {
      warnings = List.copyOf(warnings);
    }
  }

  /// A policy denies the table, or one about the table could not be evaluated.
  record Closed(String reason, Trace.OfTable trace) implements Ruling {}
}
