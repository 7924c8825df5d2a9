package dev.weft.server.delivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a receiver knows a request by: HMAC-SHA-256 over the time, a full stop and the body.
final class Signature {

  private Signature() {}

  /// The header's value, `t=SECONDS,v1=HEX`. A receiver refuses an old time, so that nobody sends a
  /// request again that they overheard.
  ///
  /// @param seconds since the epoch
  static String of(String key, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
