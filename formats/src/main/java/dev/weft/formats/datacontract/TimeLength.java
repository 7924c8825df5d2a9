package dev.weft.formats.datacontract;

import dev.weft.model.contract.TimeSpans;
import dev.weft.model.value.Value;
import java.util.Optional;

/// A length of time as service levels write it: `25h`, `1 year`, `P1Y`, `PT90M`.
///
/// @param value a number; for ISO 8601 with several parts the text itself, which ODCS takes as well
/// @param unit empty for the latter
record TimeLength(Value value, String unit) {

  /// Empty for anything else.
  static Optional<TimeLength> find(String text) {
    return TimeSpans.amount(text)
        .map(amount -> new TimeLength(new Value.Numeral(amount.number()), amount.unit()))
        .or(() -> TimeSpans.iso(text).map(_ -> new TimeLength(new Value.Text(text.strip()), "")));
  }
}
