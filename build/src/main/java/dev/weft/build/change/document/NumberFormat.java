package dev.weft.build.change.document;

import java.util.Map;
import java.util.Optional;

/// Formats of integers and numbers: `i8` to `u128`, `f32`, `f64`.
final class NumberFormat {

  /// What a new format is to the old one.
  enum Step {
    SAME,
    /// Holds every old value, and a table can follow in place.
    WIDER,
    OTHER
  }

  /// What a format is stored as, from which a table can follow only to the one named behind it.
  private enum Stored {
    INT,
    LONG,
    EXACT;

    boolean followsTo(Stored now) {
      return this == now || (this == INT && now == LONG);
    }
  }

  private record Whole(boolean signed, int bits, Stored stored) {
    boolean fits(Whole now) {
      return signed == now.signed ? now.bits > bits : !signed && now.bits > bits;
    }
  }

  private static final Map<String, Whole> WHOLE =
      Map.of(
          "i8", new Whole(true, 8, Stored.INT),
          "i16", new Whole(true, 16, Stored.INT),
          "i32", new Whole(true, 32, Stored.INT),
          "i64", new Whole(true, 64, Stored.LONG),
          "i128", new Whole(true, 128, Stored.EXACT),
          "u8", new Whole(false, 8, Stored.INT),
          "u16", new Whole(false, 16, Stored.INT),
          "u32", new Whole(false, 32, Stored.LONG),
          "u64", new Whole(false, 64, Stored.EXACT),
          "u128", new Whole(false, 128, Stored.EXACT));

  private NumberFormat() {}

  /// Empty for types whose format is no size.
  static Optional<Step> widens(String type, Optional<String> old, Optional<String> now) {
    return switch (type) {
      case "integer" -> Optional.of(whole(old.orElse("i32"), now.orElse("i32")));
      case "number" -> Optional.of(floating(old.orElse("f64"), now.orElse("f64")));
      default -> Optional.empty();
    };
  }

  private static Step whole(String old, String now) {
    Whole was = WHOLE.get(old);
    Whole is = WHOLE.get(now);
    if (old.equals(now)) {
      return Step.SAME;
    }
    return was != null && is != null && was.fits(is) && was.stored().followsTo(is.stored())
        ? Step.WIDER
        : Step.OTHER;
  }

  private static Step floating(String old, String now) {
    return old.equals(now)
        ? Step.SAME
        : old.equals("f32") && now.equals("f64") ? Step.WIDER : Step.OTHER;
  }
}
