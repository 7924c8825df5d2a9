package dev.weft.formats.own;

import dev.weft.formats.finding.Guess;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.OnDrift;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads `drift:`, a table of what to do. Two cells are refused, because every row would be at
/// fault; one is allowed with a warning, because it can do no more than fail.
///
/// | | fail | evolve | quarantine | ignore |
/// |---|---|---|---|---|
/// | `new_column` | ✓ | ✓ | – | ✓ |
/// | `missing_column` | ✓ | ✓ | – | ✓ |
/// | `bad_value` | ✓ | as fail | ✓ | ✓ |
final class DriftReader {

  private static final String NEW = "new_column";
  private static final String MISSING = "missing_column";
  private static final String BAD = "bad_value";
  private static final Map<String, Map<OnDrift, String>> SENSELESS =
      Map.of(
          NEW,
          Map.of(OnDrift.QUARANTINE, "a new column is in every row"),
          MISSING,
          Map.of(OnDrift.QUARANTINE, "a missing column is missing in every row"));

  private DriftReader() {}

  static Drift read(Fields capture) {
    Optional<Fields> group = capture.findGroup("drift", "the drift table");
    if (group.isEmpty()) {
      return Drift.STRICT;
    }
    Fields fields = group.get();
    var drift = new Drift(outcome(fields, NEW), outcome(fields, MISSING), outcome(fields, BAD));
    fields.close();
    if (drift.badValue() == OnDrift.EVOLVE) {
      fields
          .findings()
          .warning(
              ErrorCode.DOC_VALUE,
              fields.at(BAD),
              "`bad_value: evolve` fails at the first bad value: a type is never widened silently",
              "Write fail, quarantine or ignore");
    }
    return drift;
  }

  private static OnDrift outcome(Fields fields, String drift) {
    Map<OnDrift, String> senseless = SENSELESS.getOrDefault(drift, Map.of());
    Optional<String> word = fields.findText(drift);
    if (word.isEmpty()) {
      return OnDrift.FAIL;
    }
    for (OnDrift outcome : OnDrift.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(word.get())) {
        Optional.ofNullable(senseless.get(outcome))
            .ifPresent(
                why ->
                    fields.wrong(
                        fields.at(drift),
                        "`" + drift + "` cannot be `" + word.get() + "`: " + why,
                        "Use one of " + legal(senseless)));
        return outcome;
      }
    }
    var legal = java.util.List.of(legal(senseless).split(", "));
    fields.wrong(
        fields.at(drift),
        "`" + drift + "` cannot be `" + word.get() + "`",
        Guess.hint(word.get(), legal, "Use one of " + legal(senseless)));
    return OnDrift.FAIL;
  }

  private static String legal(Map<OnDrift, String> senseless) {
    return java.util.Arrays.stream(OnDrift.values())
        .filter(outcome -> !senseless.containsKey(outcome))
        .map(outcome -> outcome.name().toLowerCase(Locale.ROOT))
        .collect(java.util.stream.Collectors.joining(", "));
  }
}
