package dev.weft.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real Keycloak in a process of its own, with the realm of `keycloak/weft-realm.json`.
final class Keycloak implements AutoCloseable {

  private static final Duration START = Duration.ofMinutes(3);

  private final Process process;
  private final int port;

  private Keycloak(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts one and waits until it answers.
  ///
  /// @param home the unpacked distribution, which it writes to
  /// @param weft the port of the server that it signs people in for
  static Keycloak start(Path home, int weft) throws Exception {
    int port = freePort();
    Path imports = Files.createDirectories(home.resolve("data/import"));
    try (var realm = Keycloak.class.getResourceAsStream("/keycloak/weft-realm.json")) {
      String text = new String(Objects.requireNonNull(realm).readAllBytes(), UTF_8);
      Files.writeString(
          imports.resolve("weft-realm.json"), text.replace("@PORT@", String.valueOf(weft)));
    }
    var builder =
        new ProcessBuilder(
            "sh",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + port);
    File log = home.resolve("keycloak.log").toFile();
    // A realm that is there already is not imported again, and is of the port of that time.
    builder.environment().put("KC_DB", "dev-mem");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", "admin-password");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var keycloak =
        new Keycloak(builder.redirectErrorStream(true).redirectOutput(log).start(), port);
    try {
      keycloak.await(log);
      return keycloak;
    } catch (Exception failed) {
      keycloak.close();
      throw failed;
    }
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  String realm() {
    return url() + "/realms/weft";
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  private void await(File log) throws Exception {
    Instant end = Instant.now().plus(START);
    URI asked = URI.create(realm() + "/.well-known/openid-configuration");
    try (var http = HttpClient.newHttpClient()) {
      while (Instant.now().isBefore(end)) {
        if (!process.isAlive()) {
          throw new IllegalStateException("Keycloak ended; see " + log);
        }
        try {
          var answer = http.send(HttpRequest.newBuilder(asked).build(), BodyHandlers.discarding());
          if (answer.statusCode() == 200) {
            return;
          }
        } catch (IOException _) {
          // it does not listen yet
          Thread.onSpinWait();
        }
        process.waitFor(300, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("Keycloak did not start in " + START + "; see " + log);
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    all.forEach(one -> one.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }
}
