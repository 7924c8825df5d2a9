package dev.weft.server.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Ends with `WeftException` (SERVER_TOO_LARGE) when more than the limit is read, whatever the
/// client said about the length.
final class LimitedInput extends FilterInputStream {

  private final long limit;
  private long read;

  LimitedInput(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int some = super.read(buffer, offset, length);
    count(Math.max(0, some));
    return some;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > limit) {
      throw RestErrors.tooLarge(limit);
    }
  }
}
