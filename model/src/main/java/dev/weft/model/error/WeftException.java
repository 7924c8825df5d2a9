package dev.weft.model.error;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A failure that a caller is told about: a stable code, one sentence, the remedy, and structured
/// detail for machines. Components make it through named factories, each owning its sentence.
/// Messages hold no data of rows, no secrets and no generated SQL.
public final class WeftException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String sentence;
  private final String remedy;
  private final transient List<Finding> findings;
  private final transient Map<String, String> details;

  private WeftException(
      ErrorCode code,
      String sentence,
      String remedy,
      List<Finding> findings,
      Map<String, String> details,
      @Nullable Throwable cause) {
    super(remedy.isEmpty() ? sentence : sentence + ". " + remedy, cause);
    this.code = code;
    this.sentence = sentence;
    this.remedy = remedy;
    this.findings = List.copyOf(findings);
    this.details = Map.copyOf(details);
  }

  /// Makes a failure.
  ///
  /// @param sentence what failed, naming verb, thing and value, without a full stop
  /// @param remedy what to do, a sentence of its own; empty when there is nothing to do
  public static WeftException of(ErrorCode code, String sentence, String remedy) {
    return new WeftException(code, sentence, remedy, List.of(), Map.of(), null);
  }

  public WeftException causedBy(Throwable cause) {
    return new WeftException(code, sentence, remedy, findings, details, cause);
  }

  public WeftException withFindings(List<Finding> all) {
    return new WeftException(code, sentence, remedy, all, details, getCause());
  }

  public WeftException withDetails(Map<String, String> more) {
    return new WeftException(code, sentence, remedy, findings, more, getCause());
  }

  public ErrorCode code() {
    return code;
  }

  public String sentence() {
    return sentence;
  }

  public String remedy() {
    return remedy;
  }

  /// All findings behind this failure, empty for most.
  public List<Finding> findings() {
    return findings;
  }

  /// Structured facts beside the sentence, for machines.
  public Map<String, String> details() {
    return details;
  }
}
