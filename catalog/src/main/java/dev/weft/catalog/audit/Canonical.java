package dev.weft.catalog.audit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiConsumer;

/// Writes bytes that can be read in one way only: numbers take eight bytes, big-endian; texts, raw
/// bytes and lists begin with their length as a number. Not thread-safe.
final class Canonical {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  Canonical number(long value) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    return this;
  }

  Canonical raw(byte[] value) {
    number(value.length);
    out.writeBytes(value);
    return this;
  }

  /// In UTF-8.
  Canonical text(String value) {
    return raw(value.getBytes(StandardCharsets.UTF_8));
  }

  <T> Canonical list(List<T> items, BiConsumer<Canonical, T> write) {
    number(items.size());
    items.forEach(item -> write.accept(this, item));
    return this;
  }

  Canonical map(SortedMap<String, String> map) {
    number(map.size());
    map.forEach((key, value) -> text(key).text(value));
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /// SHA-256 of what was written.
  byte[] hash() {
    return hash(bytes());
  }

  static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
