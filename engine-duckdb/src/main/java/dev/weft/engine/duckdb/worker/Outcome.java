package dev.weft.engine.duckdb.worker;

import java.io.IOException;
import java.nio.ByteBuffer;

/// That a result is whole.
///
/// @param rows that were sent
/// @param truncated whether there were more
public record Outcome(long rows, boolean truncated) {

  private static final int SIZE = Long.BYTES + 1;

  /// As the payload of a frame.
  public byte[] encode() {
    return ByteBuffer.allocate(SIZE).putLong(rows).put((byte) (truncated ? 1 : 0)).array();
  }

  /// Reads a payload.
  public static Outcome decode(byte[] payload) throws IOException {
    if (payload.length != SIZE) {
      throw new IOException("an outcome of no size");
    }
    ByteBuffer bytes = ByteBuffer.wrap(payload);
    return new Outcome(bytes.getLong(), bytes.get() != 0);
  }
}
