package dev.weft.usecases.audit;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Every failure of reading the audit with its sentence.
final class AuditFailures {

  private AuditFailures() {}

  static WeftException noColumn(String text) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "'" + text + "' names no column",
        "Write domain/product:table#column.");
  }

  static WeftException noTime(String text) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "'" + text + "' is no time",
        "Write 7d, 12h or 30m, a day as 2026-11-30, or a moment as 2026-11-30T08:00:00Z.");
  }

  static WeftException noOutcome(String text) {
    return WeftException.of(
        ErrorCode.SERVER_REQUEST,
        "'" + text + "' is no outcome",
        "Ask for allow, deny, answered or failed.");
  }
}
