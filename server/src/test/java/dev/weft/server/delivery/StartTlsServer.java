package dev.weft.server.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server (RFC 5321) that takes nothing before STARTTLS (RFC 3207) and a password.
final class StartTlsServer implements AutoCloseable {

  /// What it took.
  ///
  /// @param login name and password
  record Mail(String login, String to, String text) {}

  private final SSLContext tls;
  private final ServerSocket server;
  final BlockingQueue<Mail> taken = new LinkedBlockingQueue<>();

  StartTlsServer(SSLContext tls) throws IOException {
    this.tls = tls;
    this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket plain = server.accept()) {
        var clear = new Talk(plain);
        clear.say("220 localhost ESMTP");
        String line = clear.hear();
        while (!line.equals("STARTTLS")) {
          clear.say(
              line.startsWith("EHLO") ? "250-localhost\r\n250 STARTTLS" : "530 STARTTLS first");
          line = clear.hear();
        }
        clear.say("220 go ahead");
        var secret =
            (SSLSocket)
                tls.getSocketFactory().createSocket(plain, "localhost", plain.getPort(), true);
        secret.setUseClientMode(false);
        take(new Talk(secret));
      } catch (IOException _) {
        // the other side is gone
      }
    }
  }

  private void take(Talk talk) throws IOException {
    String login = "";
    String to = "";
    String line = talk.hear();
    while (!line.equals("QUIT")) {
      if (line.startsWith("EHLO")) {
        talk.say("250-localhost\r\n250 AUTH PLAIN");
      } else if (line.startsWith("AUTH PLAIN ")) {
        byte[] told = Base64.getDecoder().decode(line.substring("AUTH PLAIN ".length()));
        String all = new String(told, StandardCharsets.UTF_8);
        login = all.substring(all.indexOf('\0') + 1).replace('\0', ' ');
        talk.say("235 welcome");
      } else if (login.isEmpty()) {
        talk.say("530 who are you");
      } else if (line.equals("DATA")) {
        talk.say("354 go on");
        taken.add(new Mail(login, to, talk.hearText()));
        talk.say("250 taken");
      } else {
        to = line.startsWith("RCPT TO:") ? line.substring("RCPT TO:".length()) : to;
        talk.say("250 fine");
      }
      line = talk.hear();
    }
    talk.say("221 bye");
  }

  /// Lines to and fro.
  private static final class Talk {

    private final BufferedReader in;
    private final OutputStream out;

    Talk(Socket socket) throws IOException {
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    void say(String text) throws IOException {
      out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    String hear() throws IOException {
      String line = in.readLine();
      if (line == null) {
        throw new IOException("gone");
      }
      return line;
    }

    String hearText() throws IOException {
      var text = new StringBuilder();
      String line = hear();
      while (!line.equals(".")) {
        text.append(line).append('\n');
        line = hear();
      }
      return text.toString();
    }
  }
}
