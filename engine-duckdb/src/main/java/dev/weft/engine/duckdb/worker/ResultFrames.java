package dev.weft.engine.duckdb.worker;

import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.List;

/// The worker's side of the socket. Used by one thread at a time.
final class ResultFrames {

  /// Bytes of the end mark of an Arrow stream.
  static final int MARK = 8;

  private final GatheringByteChannel socket;

  ResultFrames(GatheringByteChannel socket) {
    this.socket = socket;
  }

  void ready(Readiness readiness) throws IOException {
    send(Frame.message(Frame.Kind.READY, readiness.encode()));
  }

  /// Sends bytes of a result from where they lie; blocks while the server is slower.
  ///
  /// @param rows that they are, 0 when unknown
  void bytes(int rows, List<ByteBuffer> bytes) throws IOException {
    long length = bytes.stream().mapToLong(ByteBuffer::remaining).sum();
    ByteBuffer[] all = new ByteBuffer[bytes.size() + 1];
    all[0] = new Frame(Frame.Kind.BYTES, rows, length).header();
    for (int at = 0; at < bytes.size(); at++) {
      all[at + 1] = bytes.get(at);
    }
    send(all);
  }

  void end(Outcome outcome) throws IOException {
    send(Frame.message(Frame.Kind.END, outcome.encode()));
  }

  void failure(WeftException failure) throws IOException {
    send(Frame.message(Frame.Kind.FAILURE, Refusal.encode(failure)));
  }

  private void send(ByteBuffer... all) throws IOException {
    long left = 0;
    for (ByteBuffer one : all) {
      left += one.remaining();
    }
    while (left > 0) {
      left -= socket.write(all);
    }
  }
}
