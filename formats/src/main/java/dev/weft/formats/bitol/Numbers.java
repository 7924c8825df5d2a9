package dev.weft.formats.bitol;

import java.math.BigDecimal;
import java.util.Optional;

/// Reads decimal numbers.
final class Numbers {

  private Numbers() {}

  static Optional<BigDecimal> find(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
