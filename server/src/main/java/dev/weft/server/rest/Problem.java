package dev.weft.server.rest;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Kind;
import dev.weft.model.error.WeftException;
import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A failure as RFC 9457 wants it.
@Json
record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    String remedy,
    List<FindingJson> findings,
    Map<String, String> details,
    String trace) {

  static final String MEDIA_TYPE = "application/problem+json";

  /// A finding, flat.
  @Json
  record FindingJson(
      String code,
      String severity,
      String message,
      String file,
      int line,
      int column,
      String pointer,
      String hint,
      String excerpt) {

    static FindingJson of(dev.weft.model.error.Finding finding) {
      return new FindingJson(
          finding.code().code(),
          finding.severity().name().toLowerCase(Locale.ROOT),
          finding.message(),
          finding.place().file(),
          finding.place().line(),
          finding.place().column(),
          finding.place().pointer(),
          finding.hint(),
          finding.excerpt());
    }
  }

  static Problem of(WeftException failure, String trace) {
    return of(failure, status(failure.code()), trace);
  }

  /// With a status more exact than the kind's.
  static Problem of(WeftException failure, int status, String trace) {
    return new Problem(
        "about:blank",
        title(failure.code().kind()),
        status,
        failure.code().code(),
        failure.sentence(),
        failure.remedy(),
        failure.findings().stream().map(FindingJson::of).toList(),
        new TreeMap<>(failure.details()),
        trace);
  }

  /// A body that is too large is 413 (RFC 9110 section 15.5.14), not a limit that waiting lifts.
  private static int status(ErrorCode code) {
    return code == ErrorCode.SERVER_TOO_LARGE ? 413 : code.kind().status();
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case USAGE -> "Bad request";
      case UNAUTHENTICATED -> "Not signed in";
      case DENIED -> "Not allowed";
      case MISSING -> "Not found";
      case CONFLICT -> "Conflict";
      case VIOLATION -> "Violation";
      case FAILED -> "Failed";
      case LIMIT -> "Too much";
      case UNAVAILABLE -> "Not available now";
      case BUG -> "Mistake of the server";
    };
  }
}
