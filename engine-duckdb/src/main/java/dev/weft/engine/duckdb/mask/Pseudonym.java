package dev.weft.engine.duckdb.mask;

import dev.weft.engine.duckdb.mask.ValueDigest.Little;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 of a value's bytes, cut to what fits the value's type. Not thread-safe.
final class Pseudonym {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TEXT_BYTES = 16;

  private final Mac mac;

  Pseudonym(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  /// 32 hexadecimal digits.
  String of(String text) {
    byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(whole, 0, TEXT_BYTES);
  }

  int of(int value) {
    return Little.first4(mac.doFinal(Little.bytes(value)));
  }

  long of(long value) {
    return Little.first8(mac.doFinal(Little.bytes(value)));
  }
}
