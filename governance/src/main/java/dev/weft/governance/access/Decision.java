package dev.weft.governance.access;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Set;

/// The kernel's answer. Made in this package only.
public sealed interface Decision {

  /// Yes, under these obligations.
  ///
  /// @param columns the columns that may be seen; of a table read under a membership all of them
  /// @param trace which grant it rests on
  record Allow(Set<String> columns, List<String> trace) implements Decision {
    public Allow {
      columns = Set.copyOf(columns);
      trace = List.copyOf(trace);
    }
  }

  /// No, with the reason and what to do about it.
  record Deny(ErrorCode code, String reason, String remedy) implements Decision {
    /// The refusal as the failure that a door reports.
    public WeftException failure() {
      return WeftException.of(code, reason, remedy);
    }
  }

  default boolean allowed() {
    return switch (this) {
      case Allow _ -> true;
      case Deny _ -> false;
    };
  }

  /// Passes when allowed, throws the refusal otherwise.
  default Allow orThrow() {
    return switch (this) {
      case Allow allow -> allow;
      case Deny deny -> throw deny.failure();
    };
  }
}
