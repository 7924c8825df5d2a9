package dev.weft.engine.duckdb.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// What a rendering writes, as frames. The last bytes can be kept back for ever: the mark that
/// makes a stream whole is the server's to send.
final class FrameOutput extends OutputStream {

  private static final int SIZE = 1 << 16;

  private final ResultFrames out;
  private final int kept;
  private final byte[] buffer = new byte[SIZE];
  private int filled;

  /// @param kept how many of the last bytes are not sent
  FrameOutput(ResultFrames out, int kept) {
    this.out = out;
    this.kept = kept;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (filled == SIZE) {
        send();
      }
      int some = Math.min(left, SIZE - filled);
      System.arraycopy(bytes, at, buffer, filled, some);
      filled += some;
      at += some;
      left -= some;
    }
  }

  /// Sends all but what is kept back.
  @Override
  public void flush() throws IOException {
    if (filled > kept) {
      send();
    }
  }

  private void send() throws IOException {
    int some = filled - kept;
    out.bytes(0, List.of(ByteBuffer.wrap(buffer, 0, some)));
    System.arraycopy(buffer, some, buffer, 0, kept);
    filled = kept;
  }
}
