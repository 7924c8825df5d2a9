package dev.weft.engine.duckdb.worker;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// A failure that crosses the border between worker and server: in our words already, since the
/// engine's own quote values.
public final class Refusal {

  private static final int MOST_DETAILS = 100;

  private Refusal() {}

  /// As the payload of a frame; causes stay behind.
  public static byte[] encode(WeftException failure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Order.text(out, failure.code().name());
      Order.text(out, failure.sentence());
      Order.text(out, failure.remedy());
      out.writeInt(failure.details().size());
      for (var detail : failure.details().entrySet()) {
        Order.text(out, detail.getKey());
        Order.text(out, detail.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a payload.
  public static WeftException decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      WeftException failure =
          WeftException.of(ErrorCode.valueOf(Order.text(in)), Order.text(in), Order.text(in));
      int count = in.readInt();
      if (count < 0 || count > MOST_DETAILS) {
        throw new IOException("details of no number");
      }
      Map<String, String> details = new TreeMap<>();
      for (int at = 0; at < count; at++) {
        details.put(Order.text(in), Order.text(in));
      }
      return failure.withDetails(details);
    } catch (IllegalArgumentException e) {
      throw new IOException("a failure of no code", e);
    }
  }
}
