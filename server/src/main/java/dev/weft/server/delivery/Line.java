package dev.weft.server.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that one delivery has open. It can be cut from outside, whatever it waits for, and lets no
/// more in than is needed to know whether something was taken. Thread-safe.
final class Line implements AutoCloseable {

  /// Bytes from the other side, certificates among them.
  private static final int LARGEST_ANSWER = 256 << 10;

  private final List<Socket> sockets = new ArrayList<>();
  private boolean cut;

  /// A socket that connects to one address, whatever name it is told: a name that was judged is not
  /// looked up again.
  ///
  /// @throws IOException when the line is cut
  Socket socket(InetAddress address) throws IOException {
    var socket = new Bound(address);
    add(socket);
    return socket;
  }

  private synchronized void add(Socket socket) throws IOException {
    if (cut) {
      throw new IOException("the line is cut");
    }
    sockets.add(socket);
  }

  /// Ends what is open and lets nothing more be opened.
  @Override
  public void close() {
    for (Socket socket : cut()) {
      try {
        socket.close();
      } catch (IOException _) {
        // it is gone either way
      }
    }
  }

  private synchronized List<Socket> cut() {
    cut = true;
    return List.copyOf(sockets);
  }

  private static final class Bound extends Socket {

    private final InetAddress address;
    private @Nullable InputStream bounded;

    Bound(InetAddress address) {
      this.address = address;
    }

    @Override
    public void connect(SocketAddress wanted) throws IOException {
      connect(wanted, 0);
    }

    @Override
    public void connect(SocketAddress wanted, int millis) throws IOException {
      if (!(wanted instanceof InetSocketAddress named)) {
        throw new IOException("no address of a network");
      }
      super.connect(new InetSocketAddress(address, named.getPort()), millis);
    }

    @Override
    public synchronized InputStream getInputStream() throws IOException {
      InputStream in = bounded;
      if (in == null) {
        in = new Bounded(super.getInputStream());
        bounded = in;
      }
      return in;
    }
  }

  private static final class Bounded extends FilterInputStream {

    private int left = LARGEST_ANSWER;

    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      return counted(read, read);
    }

    private int counted(int read, int bytes) throws IOException {
      if (read >= 0) {
        left -= bytes;
      }
      if (left < 0) {
        throw new IOException("the answer is too large");
      }
      return read;
    }
  }
}
