package dev.weft.engine.duckdb.worker;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/// Writes a result as messages of an Arrow IPC stream, all but its end mark. Bytes go from the
/// engine's memory to the socket.
final class IpcWriter {

  private static final int PREFIX = 8;
  private static final int CONTINUATION = -1;
  private static final int START = 1024;

  private final ResultFrames out;

  IpcWriter(ResultFrames out) {
    this.out = out;
  }

  void schema(ArrowMemory.Schema columns) throws IOException {
    FlatBufferBuilder builder = new FlatBufferBuilder(START);
    int header = new IpcSchema(builder).write(columns);
    out.bytes(0, List.of(message(builder, MessageHeader.Schema, header, 0)));
  }

  /// Writes the first rows of a batch.
  void batch(ArrowMemory.Schema columns, ArrowMemory.Array array, long rows) throws IOException {
    IpcBatch batch = new IpcBatch(columns, array, rows);
    FlatBufferBuilder builder = new FlatBufferBuilder(START);
    int header = batch.write(builder);
    List<ByteBuffer> all = new ArrayList<>();
    all.add(message(builder, MessageHeader.RecordBatch, header, batch.length()));
    all.addAll(batch.body());
    out.bytes((int) rows, all);
  }

  /// The message with its prefix; the body that follows begins at a multiple of eight.
  private static ByteBuffer message(
      FlatBufferBuilder builder, byte kind, int header, long bodyLength) {
    builder.finish(Message.createMessage(builder, MetadataVersion.V5, kind, header, bodyLength, 0));
    ByteBuffer metadata = builder.dataBuffer();
    int size = (metadata.remaining() + 7) & ~7;
    ByteBuffer message = ByteBuffer.allocate(PREFIX + size).order(ByteOrder.LITTLE_ENDIAN);
    message.putInt(CONTINUATION).putInt(size).put(metadata);
    return message.position(0);
  }
}
