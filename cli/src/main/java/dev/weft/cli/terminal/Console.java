package dev.weft.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The streams of the command: data on one, talk on the other, answers on the third; always UTF-8.
/// Threads may share it; a line comes out whole.
public final class Console {

  private static final String WIPE = "\r\033[K";

  private final InputStream bytes;
  private final BufferedReader in;
  private final OutputStream out;
  private final OutputStream err;
  private final HiddenInput hidden;
  private Terminal terminal;
  private boolean live;

  public Console(InputStream in, OutputStream out, OutputStream err, Terminal terminal) {
    this(in, out, err, terminal, HiddenInput.ofProcess());
  }

  /// @param hidden what is typed where nobody should read along
  public Console(
      InputStream in, OutputStream out, OutputStream err, Terminal terminal, HiddenInput hidden) {
    this.bytes = in;
    this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.out = new Guarded(new BufferedOutputStream(out, 1 << 16));
    this.err = err;
    this.hidden = hidden;
    this.terminal = terminal;
  }

  /// From here on without colour.
  public synchronized void dropColor() {
    terminal = terminal.withoutColor();
  }

  public synchronized Terminal terminal() {
    return terminal;
  }

  /// How talk may be coloured.
  public Style talkStyle() {
    return terminal().style(Terminal.Stream.ERR);
  }

  /// How data for people may be coloured.
  public Style dataStyle() {
    return terminal().style(Terminal.Stream.OUT);
  }

  /// Where bytes of data go. Throws OutputClosed when nobody reads them any more.
  public OutputStream data() {
    return out;
  }

  /// A line of data.
  public synchronized void print(String line) {
    try {
      wipe();
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new OutputClosed(e);
    }
  }

  /// A line of talk.
  public synchronized void say(String line) {
    flush();
    wipe();
    talk(line + "\n");
  }

  /// A line of talk that the next one replaces; only on a terminal that is live.
  public synchronized void sayLive(String line) {
    int columns = terminal.columns() > 0 ? terminal.columns() : 80;
    talk(WIPE + Width.cut(line, columns - 1));
    live = true;
  }

  private void wipe() {
    if (live) {
      live = false;
      talk(WIPE);
    }
  }

  /// Asks on the terminal; empty when the input has ended.
  public Optional<String> ask(String question) {
    pose(question);
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Asks on the terminal for what nobody should read along; empty when the input has ended, or the
  /// terminal cannot hide it.
  public Optional<String> askHidden(String question) {
    pose(question);
    return hidden.read();
  }

  private synchronized void pose(String question) {
    flush();
    wipe();
    talk(question + " ");
  }

  /// Everything that comes on stdin, up to a number of characters and one more.
  public String read(int most) throws IOException {
    var text = new StringBuilder();
    char[] buffer = new char[1 << 13];
    for (int read = in.read(buffer); read >= 0 && text.length() <= most; read = in.read(buffer)) {
      text.append(buffer, 0, read);
    }
    return text.toString();
  }

  /// What comes on stdin, as bytes; for whoever asks nothing and reads no text of it.
  public InputStream input() {
    return bytes;
  }

  public synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new OutputClosed(e);
    }
  }

  /// A closed stderr silences talk and stops nothing.
  private void talk(String text) {
    try {
      err.write(text.getBytes(StandardCharsets.UTF_8));
      err.flush();
    } catch (IOException e) {
      live = false;
    }
  }

  /// Tells a reader who went away from a server who did.
  private static final class Guarded extends FilterOutputStream {
    Guarded(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        throw new OutputClosed(e);
      }
    }

    @Override
    public void flush() {
      try {
        out.flush();
      } catch (IOException e) {
        throw new OutputClosed(e);
      }
    }
  }
}
