package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The vectors that a function of the engine is given and fills, by its C interface. They are good
/// only during the call. Thread-safe.
@SuppressWarnings("restricted") // native access is what this class is for
final class EngineVectors {

  /// Length, and behind it the bytes or, when they are more than these, where they lie.
  private static final long TEXT = 16;

  private static final int INLINE = 12;

  private final MethodHandle size;
  private final MethodHandle vector;
  private final MethodHandle data;
  private final MethodHandle validity;
  private final MethodHandle writable;
  private final MethodHandle assign;

  EngineVectors(Linker linker, SymbolLookup library) {
    size =
        linker.downcallHandle(
            library.findOrThrow("duckdb_data_chunk_get_size"),
            FunctionDescriptor.of(JAVA_LONG, ADDRESS));
    vector =
        linker.downcallHandle(
            library.findOrThrow("duckdb_data_chunk_get_vector"),
            FunctionDescriptor.of(ADDRESS, ADDRESS, JAVA_LONG));
    data =
        linker.downcallHandle(
            library.findOrThrow("duckdb_vector_get_data"), FunctionDescriptor.of(ADDRESS, ADDRESS));
    validity =
        linker.downcallHandle(
            library.findOrThrow("duckdb_vector_get_validity"),
            FunctionDescriptor.of(ADDRESS, ADDRESS));
    writable =
        linker.downcallHandle(
            library.findOrThrow("duckdb_vector_ensure_validity_writable"),
            FunctionDescriptor.ofVoid(ADDRESS));
    assign =
        linker.downcallHandle(
            library.findOrThrow("duckdb_vector_assign_string_element_len"),
            FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG),
            // the text is copied at once, so it may lie in the heap
            Linker.Option.critical(true));
  }

  /// How many rows a chunk has.
  long rows(MemorySegment chunk) throws Throwable {
    return (long) size.invokeExact(chunk);
  }

  /// A column of a chunk, for reading.
  Column column(MemorySegment chunk, long at) throws Throwable {
    MemorySegment found = (MemorySegment) vector.invokeExact(chunk, at);
    return new Column(all(data, found), all(validity, found));
  }

  /// The result, for writing.
  Output output(MemorySegment vector) throws Throwable {
    return new Output(vector, all(data, vector));
  }

  private static MemorySegment all(MethodHandle of, MemorySegment vector) throws Throwable {
    MemorySegment memory = (MemorySegment) of.invokeExact(vector);
    return memory.address() == 0 ? memory : memory.reinterpret(Long.MAX_VALUE);
  }

  /// Values in the engine's memory.
  ///
  /// @param validity a bit per row, or nothing when no row is NULL
  record Column(MemorySegment data, MemorySegment validity) {

    boolean isNull(long row) {
      return validity.address() != 0
          && (validity.getAtIndex(JAVA_LONG, row / Long.SIZE) >>> (row % Long.SIZE) & 1) == 0;
    }

    int intAt(long row) {
      return data.getAtIndex(JAVA_INT, row);
    }

    long longAt(long row) {
      return data.getAtIndex(JAVA_LONG, row);
    }

    String textAt(long row) {
      long begin = row * TEXT;
      int length = data.get(JAVA_INT, begin);
      MemorySegment bytes =
          length <= INLINE
              ? data.asSlice(begin + Integer.BYTES, length)
              : data.get(ADDRESS, begin + Long.BYTES).reinterpret(length);
      return new String(bytes.toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  /// A result in the engine's memory.
  final class Output {

    private final MemorySegment vector;
    private final MemorySegment data;

    private Output(MemorySegment vector, MemorySegment data) {
      this.vector = vector;
      this.data = data;
    }

    void setNull(long row) throws Throwable {
      writable.invokeExact(vector);
      MemorySegment bits = all(validity, vector);
      long word = bits.getAtIndex(JAVA_LONG, row / Long.SIZE);
      bits.setAtIndex(JAVA_LONG, row / Long.SIZE, word & ~(1L << (row % Long.SIZE)));
    }

    void setInt(long row, int value) {
      data.setAtIndex(JAVA_INT, row, value);
    }

    void setLong(long row, long value) {
      data.setAtIndex(JAVA_LONG, row, value);
    }

    void setText(long row, String value) throws Throwable {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      assign.invokeExact(vector, row, MemorySegment.ofArray(bytes), (long) bytes.length);
    }
  }
}
