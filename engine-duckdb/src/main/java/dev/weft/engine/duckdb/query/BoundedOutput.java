package dev.weft.engine.duckdb.query;

import java.io.IOException;
import java.io.OutputStream;

/// Counts what is sent and stops at a limit. A failure of the reader is told apart from all others.
final class BoundedOutput extends OutputStream {

  private final OutputStream out;
  private final long most;
  private long sent;

  BoundedOutput(OutputStream out, long most) {
    this.out = out;
    this.most = most;
  }

  long sent() {
    return sent;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    if (sent + length > most) {
      throw QueryErrors.tooLarge(most);
    }
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw QueryErrors.readerGone(e);
    }
    sent += length;
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw QueryErrors.readerGone(e);
    }
  }
}
