package dev.weft.cli.terminal;

import java.util.Locale;

/// Numbers as people read them.
public final class Spans {

  private Spans() {}

  /// `0.4 s`, `12 s`, `3 min 5 s`.
  public static String seconds(long millis) {
    if (millis < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = Math.round(millis / 1000.0);
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }

  /// `2,999,997`.
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /// `1 error`, `2 errors`.
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /// `17 bytes`, `4.2 MB`; powers of 1000.
  public static String bytes(long number) {
    if (number < 1000) {
      return number + " bytes";
    }
    double value = number;
    String unit = "";
    for (String next : new String[] {"kB", "MB", "GB", "TB", "PB"}) {
      if (value < 1000) {
        break;
      }
      value /= 1000;
      unit = next;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, unit);
  }
}
