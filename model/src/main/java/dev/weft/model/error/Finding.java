package dev.weft.model.error;

/// One thing that is wrong, or worth knowing, at one place.
///
/// @param message what and why, one sentence, without the place
/// @param hint the remedy, one sentence; empty when the message already says it
/// @param excerpt the line of the file the place points to; empty when unknown
public record Finding(
    ErrorCode code, Severity severity, String message, Place place, String hint, String excerpt) {

  public static Finding error(ErrorCode code, Place place, String message, String hint) {
    return new Finding(code, Severity.ERROR, message, place, hint, "");
  }

  public static Finding warning(ErrorCode code, Place place, String message, String hint) {
    return new Finding(code, Severity.WARNING, message, place, hint, "");
  }

  /// Explains and stops nothing; for tools that ask for all there is to know.
  public static Finding info(ErrorCode code, Place place, String message, String hint) {
    return new Finding(code, Severity.INFO, message, place, hint, "");
  }

  public Finding withExcerpt(String line) {
    return new Finding(code, severity, message, place, hint, line);
  }

  public boolean stops() {
    return severity == Severity.ERROR;
  }
}
