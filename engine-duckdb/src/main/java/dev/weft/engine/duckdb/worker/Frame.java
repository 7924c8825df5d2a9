package dev.weft.engine.duckdb.worker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;

/// The header of what one side says to the other: 16 bytes, little-endian: kind, three bytes of
/// nothing, rows, length of the payload that follows.
///
/// @param rows of the payload where the sender knows them, else 0
/// @param length bytes of the payload
public record Frame(Kind kind, int rows, long length) {

  /// What a frame says.
  public enum Kind {
    /// Worker: jailed, loaded, answering; the payload is a `Readiness`.
    READY('R'),
    /// Worker: bytes of the result.
    BYTES('B'),
    /// Worker: the result is whole; the payload is an `Outcome`.
    END('Z'),
    /// Worker: the statement failed; the payload is a `Refusal`.
    FAILURE('E'),
    /// Worker: what a `Question` was answered with.
    ANSWER('A'),
    /// Server: the payload is a `Question`.
    QUESTION('?'),
    /// Server: run this; the payload is an `Order`.
    QUERY('Q'),
    /// Server: stop the statement under way; no payload.
    CANCEL('X');

    private final byte letter;

    Kind(char letter) {
      this.letter = (byte) letter;
    }
  }

  /// Bytes of a header.
  public static final int SIZE = 16;

  /// Messages other than bytes of results are small.
  private static final long LARGEST_MESSAGE = 256L << 20;

  /// Reads the next header.
  ///
  /// @throws EOFException when the other side is gone
  /// @throws IOException when what comes is no frame
  public static Frame read(ReadableByteChannel from) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    fill(from, header);
    byte letter = header.get();
    header.position(4);
    int rows = header.getInt();
    long length = header.getLong();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.letter == letter)
            .findFirst()
            .orElseThrow(() -> new IOException("a frame of no kind"));
    if (rows < 0 || length < 0 || (kind != Kind.BYTES && length > LARGEST_MESSAGE)) {
      throw new IOException("a frame of no size");
    }
    return new Frame(kind, rows, length);
  }

  /// Reads the whole payload; for small ones.
  public byte[] payload(ReadableByteChannel from) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
    fill(from, bytes);
    return bytes.array();
  }

  /// The header as it is sent.
  public ByteBuffer header() {
    ByteBuffer header = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    header.put(kind.letter).position(4);
    return header.putInt(rows).putLong(length).flip();
  }

  /// A message with its header, ready to be sent.
  public static ByteBuffer message(Kind kind, byte[] payload) {
    return ByteBuffer.allocate(SIZE + payload.length)
        .put(new Frame(kind, 0, payload.length).header())
        .put(payload)
        .flip();
  }

  /// Reads until the buffer is full, and flips it.
  public static void fill(ReadableByteChannel from, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("the other side is gone");
      }
    }
    buffer.flip();
  }
}
