package dev.weft.engine.duckdb.mask;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 over a salt and a value's bytes: UTF-8 of texts, little-endian of numbers. Numbers are
/// the first bytes of the digest, little-endian. Not thread-safe.
final class ValueDigest {

  private static final HexFormat HEX = HexFormat.of();

  private final MessageDigest digest;
  private final byte[] salt;

  /// A digest; without salt it is plain SHA-256.
  ValueDigest(byte[] salt) {
    this.salt = salt.clone();
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /// 64 hexadecimal digits.
  String of(String text) {
    return HEX.formatHex(bytes(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// As `of`, of bytes that are written in hexadecimal.
  String ofHex(String hex) {
    return HEX.formatHex(bytes(HEX.parseHex(hex)));
  }

  int of(int value) {
    return Little.first4(bytes(Little.bytes(value)));
  }

  long of(long value) {
    return Little.first8(bytes(Little.bytes(value)));
  }

  private byte[] bytes(byte[] value) {
    digest.update(salt);
    return digest.digest(value);
  }

  /// Numbers as bytes, the lowest first.
  static final class Little {

    private Little() {}

    static byte[] bytes(int value) {
      return buffer(Integer.BYTES).putInt(value).array();
    }

    static byte[] bytes(long value) {
      return buffer(Long.BYTES).putLong(value).array();
    }

    static int first4(byte[] bytes) {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    static long first8(byte[] bytes) {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    private static ByteBuffer buffer(int size) {
      return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
