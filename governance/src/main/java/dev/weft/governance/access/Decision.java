package dev.weft.governance.access;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;

/// The kernel's answer to whether somebody may do something. Made in this package only.
public sealed interface Decision {

  /// Yes.
  ///
  /// @param trace what it rests on
  record Allow(List<String> trace) implements Decision {
    public Allow {
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
