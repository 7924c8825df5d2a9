package dev.weft.formats.bitol;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads decimal numbers, none so long that computing with it costs more than reading it.
final class Numbers {

  private static final int LONGEST = 110;
  private static final int LARGEST_SCALE = 2_000;

  private Numbers() {}

  static Optional<BigDecimal> find(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text)).filter(n -> Math.abs(n.scale()) <= LARGEST_SCALE);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
