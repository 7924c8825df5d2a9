package dev.weft.catalog.audit;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads what `Canonical` wrote. Throws IllegalArgumentException when it is anything else.
final class CanonicalInput {

  private final ByteBuffer in;

  CanonicalInput(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
  }

  long number() {
    try {
      return in.getLong();
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("The bytes end too early", e);
    }
  }

  String text() {
    byte[] bytes = new byte[length()];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  <T> List<T> list(Function<CanonicalInput, T> read) {
    int size = length();
    var items = new ArrayList<T>();
    for (int i = 0; i < size; i++) {
      items.add(read.apply(this));
    }
    return items;
  }

  SortedMap<String, String> map() {
    int size = length();
    var map = new TreeMap<String, String>();
    for (int i = 0; i < size; i++) {
      map.put(text(), text());
    }
    return map;
  }

  void end() {
    if (in.hasRemaining()) {
      throw new IllegalArgumentException("Bytes are left over");
    }
  }

  /// Nothing has more parts than bytes that are left.
  private int length() {
    long length = number();
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("A length is out of bounds");
    }
    return (int) length;
  }
}
