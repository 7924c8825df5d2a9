package dev.weft.benchmarks.report;

import java.util.Locale;

/// Times and sizes as people read them: three digits and a unit.
final class Amounts {

  private Amounts() {}

  static String time(long nanos) {
    if (nanos >= 1_000_000_000L) {
      return digits(nanos / 1e9) + " s";
    }
    return nanos >= 1_000_000L ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e3) + " µs";
  }

  /// Time of a processor; nothing when nobody counted.
  static String processor(long nanos) {
    return nanos == 0 ? "" : time(nanos);
  }

  static String bytes(long bytes) {
    return digits(bytes / 1e6) + " MB";
  }

  static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f ×", ratio);
  }

  private static String digits(double value) {
    String format = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
