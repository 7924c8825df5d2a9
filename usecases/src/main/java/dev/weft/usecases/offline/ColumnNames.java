package dev.weft.usecases.offline;

import dev.weft.formats.exchange.PlainLetters;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Names of columns that need no quotes, each once.
final class ColumnNames {

  private final Set<String> taken = new HashSet<>();

  /// `Cost Total $` as `cost_total`, `flightId` as `flight_id`, `Größe` as `grosse`. Letters of
  /// other scripts than the Latin one stay.
  String of(String source) {
    String words =
        PlainLetters.of(source)
            .replaceAll("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})", "_")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{N}]+", "_");
    String name = words.equals("_") ? words : words.replaceAll("^_+(?=.)|(?<=.)_+$", "");
    String begun = name.isEmpty() || Character.isDigit(name.charAt(0)) ? "c_" + name : name;
    String free = begun;
    for (int i = 2; !taken.add(free); i++) {
      free = begun + "_" + i;
    }
    return free;
  }
}
