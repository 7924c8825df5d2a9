package dev.weft.formats.bitol;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// A format of whole numbers: i8 … i128, u8 … u128.
record IntegerFormat(String word, BigInteger least, BigInteger most) {

  private static final Pattern WORD = Pattern.compile("[iu](8|16|32|64|128)");

  static Optional<IntegerFormat> find(String word) {
    if (!WORD.matcher(word).matches()) {
      return Optional.empty();
    }
    boolean signed = word.charAt(0) == 'i';
    int bits = Integer.parseInt(word.substring(1)) - (signed ? 1 : 0);
    BigInteger end = BigInteger.TWO.pow(bits);
    return Optional.of(
        new IntegerFormat(
            word, signed ? end.negate() : BigInteger.ZERO, end.subtract(BigInteger.ONE)));
  }

  boolean holds(BigDecimal number) {
    return number.compareTo(new BigDecimal(least)) >= 0
        && number.compareTo(new BigDecimal(most)) <= 0;
  }
}
