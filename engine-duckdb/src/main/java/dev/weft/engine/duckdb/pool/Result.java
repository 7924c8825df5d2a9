package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.query.QueryErrors;
import java.io.IOException;
import java.io.OutputStream;

/// What of a result has been sent, and what may be. Used by one thread.
final class Result {

  private final OutputStream out;
  private final long mostRows;
  private final long mostBytes;
  private final Attempt attempt;
  private long rows;
  private long bytes;

  /// @param attempt says whether bytes are still wanted
  Result(OutputStream out, long mostRows, long mostBytes, Attempt attempt) {
    this.out = out;
    this.mostRows = mostRows;
    this.mostBytes = mostBytes;
    this.attempt = attempt;
  }

  /// Announces a piece before it is read. Throws `WeftException` when it is not to be sent: too
  /// large, or the statement is begun anew elsewhere.
  void announce(int someRows, long someBytes) throws IOException {
    rows += someRows;
    bytes += someBytes;
    if (rows > mostRows) {
      throw new IOException("the worker sends more rows than it was asked for");
    }
    if (bytes > mostBytes) {
      throw QueryErrors.tooLarge(mostBytes);
    }
    if (someBytes > 0) {
      attempt.beginSending();
    }
  }

  /// Has the statement stopped, because nothing more of its result is taken.
  void refuse() {
    attempt.refuse();
  }

  /// Sends bytes that were announced. Throws `WeftException` SQL_CANCELLED when the reader is gone.
  void write(byte[] piece, int length) {
    try {
      out.write(piece, 0, length);
    } catch (IOException e) {
      throw QueryErrors.readerGone(e);
    }
  }

  long bytes() {
    return bytes;
  }

  long rows() {
    return rows;
  }
}
