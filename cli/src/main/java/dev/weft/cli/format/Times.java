package dev.weft.cli.format;

/// Instants as people read them; programs get them as they came.
public final class Times {

  private Times() {}

  /// `2026-11-21 07:39:02Z` for ISO-8601 UTC text with any fraction; other text as it is.
  public static String toSecond(String instant) {
    if (!instant.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z")) {
      return instant;
    }
    return instant.substring(0, 10) + " " + instant.substring(11, 19) + "Z";
  }

  /// How many days are left, in words; empty where nothing ends.
  ///
  /// @param count as the server tells it
  public static String daysLeft(String count) {
    return switch (count) {
      case "" -> "";
      case "0" -> "today";
      case "1" -> "1 day";
      default -> count + " days";
    };
  }
}
