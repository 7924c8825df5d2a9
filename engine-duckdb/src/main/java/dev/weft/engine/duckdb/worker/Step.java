package dev.weft.engine.duckdb.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a worker that runs sessions is to do next; the payload of a question.
///
/// @param sql a statement; empty where there is none; of `ATTACH` a name and, in the next line, a
///   file
public record Step(Kind kind, String sql) {

  /// What is to be done. The first statement begins a session.
  public enum Kind {
    /// Run the statement; the answer is empty.
    EXECUTE,
    /// Run the statement; the answer is its result.
    QUERY,
    /// Open a database file for the session; the answer is empty.
    ATTACH,
    /// End the session and forget what belonged to it; the answer is empty.
    END
  }

  /// As the payload of a frame.
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Order.text(out, kind.name());
      Order.text(out, sql);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a payload.
  public static Step decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return new Step(Kind.valueOf(Order.text(in)), Order.text(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("a step of no kind", e);
    }
  }
}
