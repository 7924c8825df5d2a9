package dev.weft.benchmarks.query;

import java.io.OutputStream;

/// Takes every byte and forgets it.
final class Discarding extends OutputStream {

  @Override
  public void write(int one) {}

  @Override
  public void write(byte[] all, int from, int count) {}
}
