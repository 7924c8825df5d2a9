package dev.weft.server.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Sends bytes as they are and reads until the server ends the connection: no client library that
/// repairs anything.
public final class RawClient {

  private static final int PATIENCE = 5_000;

  private RawClient() {}

  /// What came back until the server closed.
  static String untilClosed(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      send(socket, request);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// The first line and the headers of the answer.
  public static String head(int port, String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE);
      send(socket, request);
      return head(socket.getInputStream());
    }
  }

  private static void send(Socket socket, String request) throws IOException {
    var bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
      int one = in.read();
      if (one < 0) {
        break;
      }
      head.write(one);
    }
    return head.toString(StandardCharsets.UTF_8);
  }
}
