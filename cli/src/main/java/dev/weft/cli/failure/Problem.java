package dev.weft.cli.failure;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Why the command did not do what it was asked.
///
/// @param code stable, for instance `W-PLAN-001`
/// @param exit the exit code it becomes
/// @param message one sentence, without a full stop
/// @param remedy what to do, empty when there is nothing to do
/// @param details structured facts beside the sentence, JSON values
public record Problem(
    String code,
    int exit,
    String message,
    String remedy,
    List<Reported> findings,
    Map<String, Object> details) {

  public Problem {
    findings = List.copyOf(findings);
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  public static Problem of(ErrorCode code, String message, String remedy) {
    return new Problem(code.code(), code.kind().exit(), message, remedy, List.of(), Map.of());
  }

  public static Problem of(WeftException e) {
    return new Problem(
        e.code().code(),
        e.code().kind().exit(),
        e.sentence(),
        e.remedy(),
        e.findings().stream().map(Reported::of).toList(),
        new LinkedHashMap<>(e.details()));
  }

  /// The kind behind a stable code, when this version of the command knows it.
  public static Optional<Kind> kindOf(String code) {
    return codeOf(code).map(ErrorCode::kind);
  }

  /// The code of this spelling, in any case.
  public static Optional<ErrorCode> codeOf(String code) {
    return Arrays.stream(ErrorCode.values())
        .filter(known -> known.code().equalsIgnoreCase(code))
        .findFirst();
  }

  public Problem withFindings(List<Reported> all) {
    return new Problem(code, exit, message, remedy, all, details);
  }

  public Problem withDetails(Map<String, Object> more) {
    return new Problem(code, exit, message, remedy, findings, more);
  }

  public Problem withExit(int other) {
    return new Problem(code, other, message, remedy, findings, details);
  }

  public Failure failure() {
    return new Failure(this, Failure.Telling.AS_ASKED);
  }

  /// A failure in the middle of an answer.
  public Failure failureAsTalk() {
    return new Failure(this, Failure.Telling.AS_TALK);
  }

  /// What `-o json` prints: `{"error": {…}}`, empty parts left out.
  public Map<String, Object> asMap() {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code);
    error.put("message", message);
    error.put("remedy", remedy);
    if (!findings.isEmpty()) {
      error.put("findings", findings.stream().map(Reported::asMap).toList());
    }
    if (!details.isEmpty()) {
      error.put("details", details);
    }
    return Map.of("error", error);
  }
}
