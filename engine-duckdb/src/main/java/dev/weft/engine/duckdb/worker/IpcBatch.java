package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import com.google.flatbuffers.FlatBufferBuilder;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;

/// A batch of the C data interface as the body of an IPC message (Arrow columnar format,
/// "RecordBatch message"): the buffers stay where the engine made them.
@SuppressWarnings("restricted") // native access is what this class is for
final class IpcBatch {

  /// Buffers begin at multiples of it.
  private static final int ALIGNMENT = 8;

  /// More cannot be named in one `ByteBuffer`.
  private static final long PIECE = 1L << 30;

  private static final ByteBuffer PADDING = ByteBuffer.allocateDirect(ALIGNMENT).asReadOnlyBuffer();

  private record Node(long length, long nulls) {}

  private record Span(long offset, long length) {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private final List<ByteBuffer> body = new ArrayList<>();
  private final long rows;
  private long length;

  /// The first rows of a batch.
  IpcBatch(ArrowMemory.Schema columns, ArrowMemory.Array batch, long rows) {
    this.rows = rows;
    add(columns.children(), batch.children(), rows);
  }

  /// Bytes of the body.
  long length() {
    return length;
  }

  /// What is sent after the message: buffers and what stands between them.
  List<ByteBuffer> body() {
    return body;
  }

  /// Writes the header of the message and answers where it stands.
  int write(FlatBufferBuilder builder) {
    RecordBatch.startNodesVector(builder, nodes.size());
    for (Node node : nodes.reversed()) {
      FieldNode.createFieldNode(builder, node.length(), node.nulls());
    }
    int allNodes = builder.endVector();
    RecordBatch.startBuffersVector(builder, spans.size());
    for (Span span : spans.reversed()) {
      Buffer.createBuffer(builder, span.offset(), span.length());
    }
    int allSpans = builder.endVector();
    return RecordBatch.createRecordBatch(builder, rows, allNodes, allSpans, 0, 0);
  }

  private void add(List<ArrowMemory.Schema> types, List<ArrowMemory.Array> arrays, long count) {
    for (int at = 0; at < types.size(); at++) {
      add(types.get(at), arrays.get(at), count);
    }
  }

  private void add(ArrowMemory.Schema type, ArrowMemory.Array array, long count) {
    if (array.offset() != 0) {
      throw new IllegalStateException("The engine gave a part of a batch");
    }
    String format = type.format();
    switch (format.charAt(0)) {
      case 'n' -> nodes.add(new Node(count, count));
      case '+' -> nested(format, type, array, count);
      case 'u', 'z' -> {
        node(array, count);
        variable(array, count, Integer.BYTES);
      }
      case 'U', 'Z' -> {
        node(array, count);
        variable(array, count, Long.BYTES);
      }
      case 'b' -> {
        node(array, count);
        buffer(array.buffer(1), (count + 7) / 8);
      }
      default -> {
        node(array, count);
        buffer(array.buffer(1), count * width(format));
      }
    }
  }

  private void nested(String format, ArrowMemory.Schema type, ArrowMemory.Array array, long count) {
    switch (format.charAt(1)) {
      case 's' -> {
        node(array, count);
        add(type.children(), array.children(), count);
      }
      case 'w' -> {
        node(array, count);
        add(type.children(), array.children(), count * Integer.parseInt(format.substring(3)));
      }
      case 'l', 'm' -> {
        node(array, count);
        buffer(array.buffer(1), (count + 1) * Integer.BYTES);
        add(type.children(), array.children(), array.intAt(1, count));
      }
      case 'L' -> {
        node(array, count);
        buffer(array.buffer(1), (count + 1) * Long.BYTES);
        add(type.children(), array.children(), array.longAt(1, count));
      }
      case 'u' -> {
        if (format.charAt(2) == 'd') {
          throw new IllegalStateException("The engine gave a dense union");
        }
        nodes.add(new Node(count, 0));
        buffer(array.buffer(0), count);
        add(type.children(), array.children(), count);
      }
      default -> throw new IllegalStateException("There is no layout for the letters " + format);
    }
  }

  private void variable(ArrowMemory.Array array, long count, int width) {
    buffer(array.buffer(1), (count + 1) * width);
    long end = width == Integer.BYTES ? array.intAt(1, count) : array.longAt(1, count);
    buffer(array.buffer(2), end);
  }

  /// The node and its bits of what is not null; without nulls they are left out.
  private void node(ArrowMemory.Array array, long count) {
    MemorySegment bits = array.buffer(0);
    long nulls = nulls(array, bits, count);
    nodes.add(new Node(count, nulls));
    buffer(bits, nulls == 0 ? 0 : (count + 7) / 8);
  }

  private static long nulls(ArrowMemory.Array array, MemorySegment bits, long count) {
    if (bits.address() == 0 || array.nulls() == 0) {
      return 0;
    }
    if (array.nulls() > 0 && count == array.length()) {
      return array.nulls();
    }
    MemorySegment all = bits.reinterpret((count + 7) / 8);
    long valid = 0;
    for (long at = 0; at < count; at++) {
      valid += (all.get(JAVA_BYTE, at >>> 3) >>> (at & 7)) & 1;
    }
    return count - valid;
  }

  private void buffer(MemorySegment memory, long size) {
    spans.add(new Span(length, size));
    MemorySegment whole = memory.reinterpret(size);
    for (long from = 0; from < size; from += PIECE) {
      body.add(whole.asSlice(from, Math.min(PIECE, size - from)).asByteBuffer());
    }
    int rest = (int) (-size & (ALIGNMENT - 1));
    if (rest > 0) {
      body.add(PADDING.slice(0, rest));
    }
    length += size + rest;
  }

  private static long width(String format) {
    return switch (format.charAt(0)) {
      case 'c', 'C' -> 1;
      case 's', 'S' -> 2;
      case 'i', 'I', 'f' -> 4;
      case 'l', 'L', 'g' -> 8;
      case 'd' -> decimalWidth(format.substring(2).split(",", -1));
      case 'w' -> Integer.parseInt(format.substring(2));
      case 't' -> timeWidth(format);
      default -> throw new IllegalStateException("There is no width for the letters " + format);
    };
  }

  private static long decimalWidth(String[] parts) {
    return parts.length > 2 ? Long.parseLong(parts[2]) / 8 : 16;
  }

  private static long timeWidth(String format) {
    return switch (format.substring(1, 3)) {
      case "dD", "ts", "tm", "iM" -> 4;
      case "in" -> 16;
      default -> 8;
    };
  }
}
