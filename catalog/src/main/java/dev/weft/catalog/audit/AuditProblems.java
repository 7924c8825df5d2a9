package dev.weft.catalog.audit;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// What can go wrong with the audit, with the sentences. None holds anything of a record.
final class AuditProblems {

  private AuditProblems() {}

  static WeftException notWritten(Throwable cause) {
    return WeftException.of(
            ErrorCode.AUDIT_UNAVAILABLE,
            "The decision could not be recorded, so nothing was answered",
            "Look for the cause in the server's log: the disk of the data folder may be full.")
        .causedBy(cause);
  }

  static WeftException tooMany(int waiting) {
    return WeftException.of(
        ErrorCode.AUDIT_UNAVAILABLE,
        "The decision could not be recorded in time: " + waiting + " wait before it",
        "Try again in a moment.");
  }

  static WeftException closed() {
    return WeftException.of(
        ErrorCode.SERVER_STOPPING,
        "The decision could not be recorded: the server is stopping",
        "Start the server again.");
  }

  static WeftException changed() {
    return WeftException.of(
        ErrorCode.AUDIT_CHANGED,
        "The audit is not as it was written, so nothing is made of it",
        "Run weft audit verify: it says what is changed or missing.");
  }

  static WeftException damagedKey() {
    return WeftException.of(
        ErrorCode.SERVER_STORE,
        "The key that signs the audit is damaged",
        "Restore keys/audit.key of the data folder from a backup: what was signed is checked with"
            + " it.");
  }
}
