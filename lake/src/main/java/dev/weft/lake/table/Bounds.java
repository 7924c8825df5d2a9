package dev.weft.lake.table;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.util.BinaryUtil;
import org.apache.iceberg.util.UnicodeUtil;

/// Lower and upper bounds in Iceberg's binary form (specification, appendix D). Long strings and
/// bytes are cut to 16, the lower downwards, the upper upwards. What cannot be read or bounded is
/// empty: a missing bound costs time, a wrong one costs rows.
final class Bounds {

  private static final int WIDTH = 16;

  private Bounds() {}

  static Optional<ByteBuffer> lower(Type type, String text) {
    return EngineText.find(type, text).map(Bounds::atMost).map(value -> bytes(type, value));
  }

  static Optional<ByteBuffer> upper(Type type, String text) {
    return EngineText.find(type, text).flatMap(Bounds::atLeast).map(value -> bytes(type, value));
  }

  private static ByteBuffer bytes(Type type, Object value) {
    return Conversions.toByteBuffer(type, value);
  }

  private static Object atMost(Object value) {
    return switch (value) {
      case String text -> UnicodeUtil.truncateStringMin(text, WIDTH);
      case ByteBuffer bytes -> BinaryUtil.truncateBinaryMin(bytes, WIDTH);
      // Zeros are equal, but Iceberg orders them; both must lie within the bounds.
      case Float number when number == 0f -> -0f;
      case Double number when number == 0d -> -0d;
      default -> value;
    };
  }

  private static Optional<Object> atLeast(Object value) {
    return switch (value) {
      case String text -> Optional.ofNullable(UnicodeUtil.truncateStringMax(text, WIDTH));
      case ByteBuffer bytes -> Optional.ofNullable(BinaryUtil.truncateBinaryMax(bytes, WIDTH));
      case Float number when number == 0f -> Optional.of(0f);
      case Double number when number == 0d -> Optional.of(0d);
      default -> Optional.of(value);
    };
  }
}
