package dev.weft.engine.duckdb.query;

import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Failures of running statements. The engine's own messages quote values and generated text: only
/// the class of a failure gets out.
public final class QueryErrors {

  /// What the engine's message contains, and what it means.
  private record Known(String kind, Pattern message, String sentence, String remedy) {}

  private static final Pattern ENGINE_MESSAGE =
      Pattern.compile("(?s).*?((?:[A-Z][A-Za-z]*(?: [A-Za-z]+){0,4} Error|INTERRUPT Error): .*)");

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "division by zero",
              Pattern.compile("(?i)division by zero|divide by zero"),
              "A division by zero ended the statement",
              "Divide by nullif(x, 0)."),
          new Known(
              "out of range",
              Pattern.compile("(?i)out of range"),
              "A number went out of the range of its type",
              "Cast to a wider type first, for instance to hugeint or double."),
          new Known(
              "several rows",
              Pattern.compile("(?i)more than one row returned by a subquery"),
              "A subquery used as a value returned more than one row",
              "Aggregate it or add LIMIT 1."));

  private QueryErrors() {}

  static WeftException of(SQLException failure) {
    return of(String.valueOf(failure.getMessage()));
  }

  /// A failure that came through the stream of a result.
  static WeftException of(IOException failure) {
    return of(String.valueOf(failure.getMessage()));
  }

  /// A failure of which the engine's message is all there is.
  public static WeftException of(String text) {
    Matcher matcher = ENGINE_MESSAGE.matcher(text);
    String message = matcher.matches() ? matcher.group(1) : text;
    for (Known known : KNOWN) {
      if (known.message().matcher(message).find()) {
        return WeftException.of(ErrorCode.SQL_RUN, known.sentence(), known.remedy())
            .withDetails(Map.of("class", known.kind()));
      }
    }
    return EngineErrors.of(new SQLException(message));
  }

  /// A statement that was stopped when its time was over.
  public static WeftException timeout(Duration time) {
    return WeftException.of(
        ErrorCode.SQL_TIMEOUT,
        "The statement did not finish within " + time.toMillis() / 1000.0 + " s",
        "Read fewer rows, or ask for more time.");
  }

  /// A statement that its caller wants no more.
  public static WeftException cancelled() {
    return EngineErrors.cancelled();
  }

  /// A failure of which the engine does not say the reason.
  static WeftException unknown() {
    return WeftException.of(ErrorCode.SQL_RUN, "The engine could not run the statement", "");
  }

  /// Whoever reads the result does not any more.
  public static WeftException readerGone(IOException cause) {
    return WeftException.of(
            ErrorCode.SQL_CANCELLED, "The result could not be sent: its reader is gone", "")
        .causedBy(cause);
  }

  /// A result of more bytes than may be sent.
  public static WeftException tooLarge(long bytes) {
    return WeftException.of(
        ErrorCode.SQL_RESULT_TOO_LARGE,
        "The result has more than " + bytes + " bytes",
        "Select fewer columns or rows, aggregate, or take it as Parquet.");
  }

  /// A file of a result could not be made, read or removed.
  public static WeftException temporary(IOException cause) {
    return WeftException.of(
            ErrorCode.LAKE_DISK,
            "The result could not be written to the engine's temporary folder",
            "Check free space and permissions of the data folder.")
        .causedBy(cause);
  }
}
