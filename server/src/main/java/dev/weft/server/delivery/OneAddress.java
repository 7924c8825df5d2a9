package dev.weft.server.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/// Sockets that connect to one address, whatever name they are told: a name that was judged is not
/// looked up again.
final class OneAddress extends SocketFactory {

  private final InetAddress address;

  OneAddress(InetAddress address) {
    this.address = address;
  }

  @Override
  public Socket createSocket() {
    return new Bound(address);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return connected(port);
  }

  private Socket connected(int port) throws IOException {
    return new Socket(address, port);
  }

  private static final class Bound extends Socket {

    private final InetAddress address;

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
  }
}
