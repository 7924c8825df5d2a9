package dev.weft.lake.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import org.apache.iceberg.io.PositionOutputStream;

/// Writes a file and syncs it to the disk when it is closed. Every failure is LAKE_DISK, thrown as
/// such so that no layer above wraps it.
final class SyncedStream extends PositionOutputStream {

  private final String name;
  private final FileChannel channel;
  private final OutputStream buffer;
  private long position;

  SyncedStream(String name, FileChannel channel) {
    this.name = name;
    this.channel = channel;
    this.buffer = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int value) {
    attempt(() -> buffer.write(value));
    position++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    attempt(() -> buffer.write(bytes, offset, length));
    position += length;
  }

  @Override
  public void flush() {
    attempt(buffer::flush);
  }

  @Override
  public void close() {
    if (!channel.isOpen()) {
      return;
    }
    attempt(
        () -> {
          try (channel) {
            buffer.flush();
            channel.force(true);
          }
        });
  }

  private void attempt(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw LakeErrors.disk(name, e);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }
}
