package dev.weft.governance.access;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Obligations;
import java.util.List;
import java.util.Optional;

/// The kernel's answer to a statement: all of its tables, or none. Made in this package only.
public sealed interface StatementDecision {

  Trace trace();

  /// Yes, under these obligations.
  ///
  /// @param purpose of the statement; empty when it reads no table, or is a build, whose inputs
  ///   each have their own
  /// @param tables one for each table of the question, in its order
  /// @param warnings what policies of the stage `warn` tell the caller
  record Allow(
      Optional<String> purpose, List<AllowedTable> tables, List<String> warnings, Trace trace)
      implements StatementDecision {
    public Allow {
      tables = List.copyOf(tables);
      warnings = List.copyOf(warnings);
    }
  }

  /// What must be done to one table.
  ///
  /// @param table its name, `domain.product.table`
  /// @param purpose that this table is read for; empty for a product in its own domain
  record AllowedTable(
      String table, Obligations obligations, Grant grant, Optional<String> purpose) {}

  /// No, with the reason and what to do about it.
  record Deny(ErrorCode code, String reason, String remedy, Trace trace)
      implements StatementDecision {
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
