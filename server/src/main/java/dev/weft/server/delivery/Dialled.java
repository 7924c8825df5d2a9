package dev.weft.server.delivery;

import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Looks a host up once: the address that was judged is the one that is dialled.
final class Dialled {

  private Dialled() {}

  /// An address of a host. One that leads into a private network is refused unless the connection
  /// says that it does; so is a name of which any address does.
  static InetAddress of(String host, Reach reach) throws NotSent {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(bare(host));
    } catch (UnknownHostException _) {
      throw new NotSent("the host is not known");
    }
    if (reach == Reach.PUBLIC && !Arrays.stream(all).allMatch(Dialled::isPublic)) {
      throw new NotSent("the host is in a private network, which the connection does not allow");
    }
    return all[0];
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> isPublic4(bytes);
      case Inet6Address _ -> isPublic6(bytes);
      case InetAddress _ -> false;
    };
  }

  /// Neither carriers' (100.64/10), this network (0/8), benchmarks' (198.18/15) nor reserved ones.
  private static boolean isPublic4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first != 0
        && first < 240
        && !(first == 100 && second >= 64 && second < 128)
        && !(first == 192 && second == 0 && bytes[2] == 0)
        && !(first == 198 && (second == 18 || second == 19));
  }

  /// Of what is given out (2000::/3), without ways that lead to addresses of the older kind.
  private static boolean isPublic6(byte[] bytes) {
    boolean given = (bytes[0] & 0xe0) == 0x20;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    return given && !sixToFour && !teredo;
  }
}
