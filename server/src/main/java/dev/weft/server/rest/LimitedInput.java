package dev.weft.server.rest;

import dev.weft.model.error.WeftException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongFunction;

/// Ends with what `refusal` makes (SERVER_TOO_LARGE) when more than the limit is read, whatever the
/// client said about the length.
final class LimitedInput extends FilterInputStream {

  private final long limit;
  private final LongFunction<WeftException> refusal;
  private long read;

  LimitedInput(InputStream in, long limit, LongFunction<WeftException> refusal) {
    super(in);
    this.limit = limit;
    this.refusal = refusal;
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
      throw refusal.apply(limit);
    }
  }
}
