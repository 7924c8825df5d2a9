package dev.weft.engine.duckdb.frontend;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The reviewed list of the driver's functions. What is not on it is denied. Immutable.
final class Functions {

  /// Where a function stands.
  enum Use {
    CALL,
    TABLE,
    PRAGMA
  }

  /// What may be done with it.
  enum Verdict {
    ALLOW,
    /// The answer depends on the time.
    CLOCK,
    /// The answer depends on chance.
    RANDOM,
    /// Only where tables are made.
    BUILD,
    DENY
  }

  /// One line of the list.
  record Entry(Use use, String name) {}

  private final Map<Entry, Verdict> verdicts = new HashMap<>();

  private Functions(String text) {
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split(" ", 3))
        .forEach(
            parts ->
                verdicts.put(
                    new Entry(Use.valueOf(upper(parts[0])), parts[2].toLowerCase(Locale.ROOT)),
                    Verdict.valueOf(upper(parts[1]))));
  }

  static Functions load() {
    try (InputStream in = Functions.class.getResourceAsStream("functions.txt")) {
      if (in == null) {
        throw new IllegalStateException("The resource functions.txt is missing");
      }
      return new Functions(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Verdict verdict(Use use, String name) {
    return verdicts.getOrDefault(new Entry(use, name.toLowerCase(Locale.ROOT)), Verdict.DENY);
  }

  boolean knows(Use use, String name) {
    return verdicts.containsKey(new Entry(use, name.toLowerCase(Locale.ROOT)));
  }

  /// Names in alphabetical order that statements of a profile may call.
  Set<String> callable(Profile profile) {
    Set<String> names = new TreeSet<>();
    verdicts.forEach(
        (entry, verdict) -> {
          if (entry.use() == Use.CALL && isOpen(verdict, profile)) {
            names.add(entry.name());
          }
        });
    return names;
  }

  /// Whether a statement of the profile may use what has this verdict.
  static boolean isOpen(Verdict verdict, Profile profile) {
    return switch (verdict) {
      case ALLOW -> true;
      case CLOCK, RANDOM -> profile != Profile.BUILD;
      case BUILD -> profile == Profile.BUILD;
      case DENY -> false;
    };
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }
}
