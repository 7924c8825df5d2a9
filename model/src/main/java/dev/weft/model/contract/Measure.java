package dev.weft.model.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a service level can be about: the properties that the text of ODCS names, and those that
/// its examples and tools use.
public enum Measure {
  AVAILABILITY("availability", Sort.SHARE, "av"),
  THROUGHPUT("throughput", Sort.OPEN, "th"),
  ERROR_RATE("errorRate", Sort.SHARE, "er"),
  GENERAL_AVAILABILITY("generalAvailability", Sort.MOMENT, "ga"),
  END_OF_SUPPORT("endOfSupport", Sort.MOMENT, "es"),
  END_OF_LIFE("endOfLife", Sort.MOMENT, "el"),
  RETENTION("retention", Sort.SPAN, "re"),
  FREQUENCY("frequency", Sort.PACE, "fy"),
  LATENCY("latency", Sort.SPAN, "ly"),
  FRESHNESS("freshness", Sort.SPAN),
  TIME_TO_DETECT("timeToDetect", Sort.SPAN, "td"),
  TIME_TO_NOTIFY("timeToNotify", Sort.SPAN, "tn"),
  TIME_TO_REPAIR("timeToRepair", Sort.SPAN, "tr"),
  TIME_OF_AVAILABILITY("timeOfAvailability", Sort.HOUR, "timeliness");

  /// How values of a measure are written.
  public enum Sort {
    /// A part of all, 0 to 100 percent.
    SHARE,
    /// A date, with or without a time.
    MOMENT,
    /// A length of time.
    SPAN,
    /// A length of time, or words such as `on demand`.
    PACE,
    /// A time of the day.
    HOUR,
    /// Anything.
    OPEN
  }

  private final String word;
  private final Sort sort;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> synonyms;

  Measure(String word, Sort sort, String... synonyms) {
    this.word = word;
    this.sort = sort;
    this.synonyms = List.of(synonyms);
  }

  /// The measure of a property in any case, also by its short name; empty for any other word.
  public static Optional<Measure> find(String property) {
    String wanted = property.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(m -> m.word.toLowerCase(Locale.ROOT).equals(wanted) || m.synonyms.contains(wanted))
        .findFirst();
  }

  /// The standard's long name.
  public String word() {
    return word;
  }

  public Sort sort() {
    return sort;
  }
}
