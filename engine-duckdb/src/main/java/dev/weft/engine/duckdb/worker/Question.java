package dev.weft.engine.duckdb.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// A question about a text for a worker that understands texts. Its answer is a list of texts.
///
/// @param about what is asked, as the methods of `TextEngine` are named
public record Question(About about, String text) {

  /// What is asked.
  public enum About {
    PARSE,
    WRITE,
    DEFINE,
    PLAN,
    /// The answer is names and types in turn.
    COLUMNS
  }

  /// As the payload of a frame.
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Order.text(out, about.name());
      Order.text(out, text);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a payload.
  public static Question decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return new Question(About.valueOf(Order.text(in)), Order.text(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("a question about nothing", e);
    }
  }

  /// An answer as the payload of a frame.
  public static byte[] encodeAnswer(List<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Order.texts(out, texts);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads the payload of an answer.
  public static List<String> decodeAnswer(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return Order.texts(in);
    }
  }
}
