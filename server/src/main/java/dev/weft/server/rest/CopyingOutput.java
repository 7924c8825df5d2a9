package dev.weft.server.rest;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Keeps a copy of what passes through.
final class CopyingOutput extends FilterOutputStream {

  private final ByteArrayOutputStream copy;

  CopyingOutput(OutputStream out, ByteArrayOutputStream copy) {
    super(out);
    this.copy = copy;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    copy.write(one);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    copy.write(bytes, offset, length);
  }
}
