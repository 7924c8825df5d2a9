package dev.weft.engine.duckdb.frontend;

import java.security.SecureRandom;
import java.util.HexFormat;

/// Names that no text can know.
final class Reserved {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 12;

  private Reserved() {}

  static String name() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return "_weft_" + HexFormat.of().formatHex(bytes);
  }
}
