package dev.weft.server.rest;

import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The body of an answer that may still fail: the response starts only when more than the buffer
/// holds was written, so that an early failure can become a problem document. After a late failure
/// the stream must not be closed or finished; then the client sees a body that was broken off.
final class LateStream extends OutputStream {

  static final int BUFFER = 64 * 1024;

  private final ServerResponse response;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private OutputStream started = OutputStream.nullOutputStream();
  private boolean hasStarted;

  LateStream(ServerResponse response) {
    this.response = response;
  }

  /// Whether the client may have seen bytes already.
  boolean hasStarted() {
    return hasStarted;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!hasStarted && filled + length > BUFFER) {
      hasStarted = true;
      started = response.outputStream();
      send(buffer, 0, filled);
    }
    if (hasStarted) {
      send(bytes, offset, length);
    } else {
      System.arraycopy(bytes, offset, buffer, filled, length);
      filled += length;
    }
  }

  /// Helidon says unchecked that the client is gone; writers expect it checked.
  private void send(byte[] bytes, int offset, int length) throws IOException {
    try {
      started.write(bytes, offset, length);
    } catch (UncheckedIOException | CloseConnectionException gone) {
      throw new IOException("the client is gone", gone);
    }
  }

  /// Sends what is left: the body is whole.
  void finish() throws IOException {
    if (hasStarted) {
      started.close();
    } else {
      response.send(java.util.Arrays.copyOf(buffer, filled));
    }
  }

  /// Does nothing: only `finish` ends the body, whatever the writer thinks.
  @Override
  public void close() {}
}
