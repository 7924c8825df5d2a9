package dev.weft.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class PeerTest {

  @Test
  void isOneAddressOfFour() throws UnknownHostException {
    assertThat(Peer.of(InetAddress.getByName("192.0.2.7"))).isEqualTo("192.0.2.7");
  }

  @Test
  void isThePrefixOfSix() throws UnknownHostException {
    assertThat(Peer.of(InetAddress.getByName("2001:db8:1:2:3:4:5:6")))
        .isEqualTo(Peer.of(InetAddress.getByName("2001:db8:1:2:ffff::1")))
        .isEqualTo("2001:db8:1:2:0:0:0:0/64");
  }
}
