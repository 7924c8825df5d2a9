package dev.weft.build.change.document;

import dev.weft.model.contract.TimeSpan;
import dev.weft.model.contract.TimeSpans;
import dev.weft.model.document.Value;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// The value of a service level with its unit.
///
/// @param extended `valueExt`, which the standard leaves open
record Amount(Optional<Value> value, Optional<Value> extended, String unit) {

  static Amount of(Element sla) {
    return new Amount(
        sla.find("value"),
        sla.find("valueExt"),
        singular(sla.text("unit").orElse("").toLowerCase(Locale.ROOT).strip()));
  }

  private static String singular(String unit) {
    return unit.length() > 2 && unit.endsWith("s") ? unit.substring(0, unit.length() - 1) : unit;
  }

  /// The sign of the step to a new amount; empty when they cannot be held against each other.
  OptionalInt compareTo(Amount now) {
    if (!extended.equals(now.extended) || value.isEmpty() || now.value.isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<Duration> was = length();
    Optional<Duration> is = now.length();
    if (was.isPresent() && is.isPresent()) {
      return OptionalInt.of(is.get().compareTo(was.get()));
    }
    return unit.equals(now.unit)
        ? Magnitude.compare(now.value.get(), value.get())
        : OptionalInt.empty();
  }

  private Optional<Duration> length() {
    Optional<TimeSpan> span =
        unit.isEmpty()
            ? value.flatMap(Amount::written)
            : value.flatMap(Element::number).flatMap(n -> TimeSpans.of(n, Optional.of(unit)));
    return span.map(TimeSpan::mean);
  }

  /// A length of time that says itself what it is.
  private static Optional<TimeSpan> written(Value value) {
    return value instanceof Value.Text(String text)
        ? TimeSpans.iso(text).or(() -> TimeSpans.pace(text))
        : Optional.empty();
  }

  String words() {
    return Words.value(value)
        + (unit.isEmpty() ? "" : " " + Words.name(unit))
        + extended.map(more -> " and " + Words.value(Optional.of(more))).orElse("");
  }
}
