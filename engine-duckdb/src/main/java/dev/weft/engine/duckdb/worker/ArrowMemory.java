package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.LongStream;

/// The structs of Arrow's C data interface, read where they lie.
@SuppressWarnings("restricted") // native access is what this class is for
final class ArrowMemory {

  static final long SCHEMA_SIZE = 72;
  static final long ARRAY_SIZE = 80;

  private static final long NULLABLE = 2;

  private ArrowMemory() {}

  /// Whether a struct holds something that must be released.
  static boolean isLive(MemorySegment struct, long size) {
    return release(struct, size).address() != 0;
  }

  /// The last but one word of both structs.
  static MemorySegment release(MemorySegment struct, long size) {
    return struct.get(ADDRESS, size - 16);
  }

  /// A column, or the struct of all.
  record Schema(MemorySegment struct) {

    /// The type's letters, as the C data interface defines them.
    String format() {
      return text(struct.get(ADDRESS, 0));
    }

    String name() {
      return text(struct.get(ADDRESS, 8));
    }

    SequencedMap<String, String> metadata() {
      SequencedMap<String, String> entries = new LinkedHashMap<>();
      MemorySegment memory = struct.get(ADDRESS, 16);
      if (memory.address() != 0) {
        MemorySegment all = memory.reinterpret(Integer.MAX_VALUE);
        long at = Integer.BYTES;
        for (int left = all.get(JAVA_INT_UNALIGNED, 0); left > 0; left--) {
          String key = text(all, at);
          at += Integer.BYTES + all.get(JAVA_INT_UNALIGNED, at);
          entries.put(key, text(all, at));
          at += Integer.BYTES + all.get(JAVA_INT_UNALIGNED, at);
        }
      }
      return entries;
    }

    boolean nullable() {
      return (struct.get(JAVA_LONG, 24) & NULLABLE) != 0;
    }

    List<Schema> children() {
      return pointers(struct.get(ADDRESS, 40), struct.get(JAVA_LONG, 32)).stream()
          .map(child -> new Schema(child.reinterpret(SCHEMA_SIZE)))
          .toList();
    }

    /// Whether the column, or one inside it, travels as numbers into a list of values.
    boolean hasDictionary() {
      return struct.get(ADDRESS, 48).address() != 0
          || children().stream().anyMatch(Schema::hasDictionary);
    }
  }

  /// Values of a column, or the struct of all.
  record Array(MemorySegment struct) {

    long length() {
      return struct.get(JAVA_LONG, 0);
    }

    /// -1 when nobody has counted.
    long nulls() {
      return struct.get(JAVA_LONG, 8);
    }

    long offset() {
      return struct.get(JAVA_LONG, 16);
    }

    /// Where a buffer begins; null for one that is not there.
    MemorySegment buffer(int at) {
      return struct
          .get(ADDRESS, 40)
          .reinterpret(struct.get(JAVA_LONG, 24) * Long.BYTES)
          .getAtIndex(ADDRESS, at);
    }

    /// An entry of a buffer of 32-bit numbers.
    long intAt(int buffer, long index) {
      return buffer(buffer).reinterpret((index + 1) * Integer.BYTES).getAtIndex(JAVA_INT, index);
    }

    /// An entry of a buffer of 64-bit numbers.
    long longAt(int buffer, long index) {
      return buffer(buffer).reinterpret((index + 1) * Long.BYTES).getAtIndex(JAVA_LONG, index);
    }

    List<Array> children() {
      return pointers(struct.get(ADDRESS, 48), struct.get(JAVA_LONG, 32)).stream()
          .map(child -> new Array(child.reinterpret(ARRAY_SIZE)))
          .toList();
    }
  }

  private static List<MemorySegment> pointers(MemorySegment first, long count) {
    MemorySegment all = first.reinterpret(count * Long.BYTES);
    return LongStream.range(0, count).mapToObj(at -> all.getAtIndex(ADDRESS, at)).toList();
  }

  private static String text(MemorySegment text) {
    return text.address() == 0 ? "" : text.reinterpret(Integer.MAX_VALUE).getString(0);
  }

  private static String text(MemorySegment all, long at) {
    int length = all.get(JAVA_INT_UNALIGNED, at);
    byte[] bytes =
        all.asSlice(at + Integer.BYTES, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
