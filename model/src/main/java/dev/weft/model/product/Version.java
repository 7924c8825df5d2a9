package dev.weft.model.product;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// A semantic version of three numbers (semver.org 2.0.0 without pre-release and build).
public record Version(int major, int minor, int patch) implements Comparable<Version> {

  private static final Pattern SPELLING =
      Pattern.compile("v?(\\d{1,6})(?:\\.(\\d{1,6}))?(?:\\.(\\d{1,6}))?");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /// Reads `1.2.3`; also `1.2` and `1`, where the rest is 0.
  public static Optional<Version> find(String text) {
    var match = SPELLING.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(number(match.group(1)), number(match.group(2)), number(match.group(3))));
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
