package dev.weft.build.change.document;

import dev.weft.model.contract.Measure;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.contract.TimeSpans;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/// The value of a service level with its unit.
///
/// @param extended `valueExt`, which the standard leaves open
/// @param share of what is a part of all: percent, however it is written
record Amount(
    Optional<Value> value, Optional<Value> extended, String unit, Optional<BigDecimal> share) {

  private static final String PERCENT = "percent";
  private static final Set<String> PERCENTS = Set.of("%", "pct", "percentage");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(?:\\.\\d{1,40})?");

  static Amount of(Element sla) {
    String unit = unit(sla.text("unit").orElse("").toLowerCase(Locale.ROOT).strip());
    return new Amount(sla.find("value"), sla.find("valueExt"), unit, share(sla, unit));
  }

  private static String unit(String word) {
    return PERCENTS.contains(word)
        ? PERCENT
        : word.length() > 2 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }

  /// A number without a unit is percent, or for availability also a part of one.
  private static Optional<BigDecimal> share(Element sla, String unit) {
    Optional<Measure> measure = Measure.find(sla.text("property").orElse(""));
    if (measure.filter(known -> known.sort() == Measure.Sort.SHARE).isEmpty()
        || !(unit.isEmpty() || unit.equals(PERCENT))) {
      return Optional.empty();
    }
    String text = sla.text("value").orElse("").strip();
    boolean part = measure.get() == Measure.AVAILABILITY && unit.isEmpty() && !text.endsWith("%");
    return number(new Value.Text(text.replace("%", "").strip()))
        .map(n -> part && n.compareTo(BigDecimal.ONE) <= 0 ? n.movePointRight(2) : n)
        .map(n -> n.signum() == 0 ? BigDecimal.ZERO : n.stripTrailingZeros());
  }

  private static Optional<BigDecimal> number(Value value) {
    return value instanceof Value.Text(String text) && NUMBER.matcher(text.strip()).matches()
        ? Optional.of(new BigDecimal(text.strip()))
        : Element.number(value);
  }

  /// The sign of the step to a new amount; empty when they cannot be held against each other.
  OptionalInt compareTo(Amount now) {
    if (!extended.equals(now.extended) || value.isEmpty() || now.value.isEmpty()) {
      return OptionalInt.empty();
    }
    if (share.isPresent() && now.share.isPresent()) {
      return OptionalInt.of(now.share.get().compareTo(share.get()));
    }
    Optional<Duration> was = length();
    Optional<Duration> is = now.length();
    if (was.isPresent() && is.isPresent()) {
      return OptionalInt.of(is.get().compareTo(was.get()));
    }
    return unit.equals(now.unit)
        ? Magnitude.compare(plain(now.value.get()), plain(value.get()))
        : OptionalInt.empty();
  }

  /// A number, also where it was written as a text.
  private static Value plain(Value value) {
    return number(value).<Value>map(Value.Numeral::new).orElse(value);
  }

  private Optional<Duration> length() {
    Optional<TimeSpan> span =
        unit.isEmpty()
            ? value.flatMap(Amount::written)
            : value.flatMap(Amount::number).flatMap(n -> TimeSpans.of(n, Optional.of(unit)));
    return span.map(TimeSpan::mean);
  }

  /// A length of time that says itself what it is.
  private static Optional<TimeSpan> written(Value value) {
    return value instanceof Value.Text(String text)
        ? TimeSpans.iso(text).or(() -> TimeSpans.pace(text))
        : Optional.empty();
  }

  /// As it is written.
  static String words(Element sla) {
    return Words.value(sla.find("value"))
        + sla.text("unit").map(unit -> " " + Words.name(unit)).orElse("")
        + sla.find("valueExt").map(more -> " and " + Words.value(Optional.of(more))).orElse("");
  }
}
