package dev.weft.engine.duckdb.worker;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine.Rendering;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A statement for a worker: everything it needs, and nothing of the caller's heap.
///
/// @param views statements that make the statement's tables, to be run first
/// @param columns names of the result's columns
/// @param secrets what masks compute with; beside the text, never in it
/// @param rows most that may be sent
/// @param bytes most that a file of the result may have
public record Order(
    List<String> views,
    String sql,
    List<String> columns,
    MaskSecrets secrets,
    Rendering rendering,
    long rows,
    long bytes) {

  private static final int MOST_TEXTS = 1_000_000;

  public Order {
    views = List.copyOf(views);
    columns = List.copyOf(columns);
  }

  /// As the payload of a frame.
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      texts(out, views);
      text(out, sql);
      texts(out, columns);
      secrets(out);
      text(out, rendering.name());
      out.writeLong(this.rows);
      out.writeLong(this.bytes);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a payload.
  public static Order decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      return new Order(
          texts(in),
          text(in),
          texts(in),
          secrets(in),
          Rendering.valueOf(text(in)),
          in.readLong(),
          in.readLong());
    } catch (IllegalArgumentException e) {
      throw new IOException("an order of no rendering", e);
    }
  }

  private void secrets(DataOutputStream out) throws IOException {
    blob(out, secrets.pseudonymKey());
    blob(out, secrets.salt());
    out.writeInt(secrets.spaces().size());
    for (var space : secrets.spaces().entrySet()) {
      text(out, space.getKey());
      blob(out, space.getValue());
    }
  }

  private static MaskSecrets secrets(DataInputStream in) throws IOException {
    MaskSecrets secrets = new MaskSecrets(blob(in), blob(in));
    SortedMap<String, byte[]> spaces = new TreeMap<>();
    for (int left = count(in); left > 0; left--) {
      spaces.put(text(in), blob(in));
    }
    return secrets.withSpaces(spaces);
  }

  static void text(DataOutputStream out, String text) throws IOException {
    blob(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String text(DataInputStream in) throws IOException {
    return new String(blob(in), StandardCharsets.UTF_8);
  }

  private static void blob(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] blob(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text longer than its frame");
    }
    return in.readNBytes(length);
  }

  static void texts(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(out, text);
    }
  }

  static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = count(in); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST_TEXTS) {
      throw new IOException("a list of no length");
    }
    return count;
  }
}
