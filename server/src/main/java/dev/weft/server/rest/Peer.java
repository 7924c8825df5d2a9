package dev.weft.server.rest;

import dev.weft.server.auth.SignIn;
import io.helidon.webserver.http.ServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/// Where a request comes from: the other end of its connection. What headers say about it is said
/// by whoever sends them.
final class Peer {

  private static final int PREFIX_BYTES = 8;

  private Peer() {}

  static String of(ServerRequest request) {
    return request.remotePeer().address() instanceof InetSocketAddress address
            && address.getAddress() != null
        ? of(address.getAddress())
        : "?";
  }

  /// Whoever asks, before they have shown who they are.
  static SignIn.Shown unknown(ServerRequest request) {
    return new SignIn.Shown(
        Optional.empty(), Optional.empty(), of(request), "rest", Trace.of(request));
  }

  /// Of IPv6 the prefix that one customer gets: who has one has 2^64 addresses.
  static String of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    try {
      byte[] prefix = Arrays.copyOf(address.getAddress(), PREFIX_BYTES);
      return InetAddress.getByAddress(Arrays.copyOf(prefix, 2 * PREFIX_BYTES)).getHostAddress()
          + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }
}
