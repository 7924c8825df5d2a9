package dev.weft.server.rest;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.HttpConfig;
import io.helidon.common.Size;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;

/// The open HTTP port. Requests run on virtual threads, one each.
public final class RestDoor implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(2);
  private static final int CONNECTIONS = 2_000;
  private static final int HEADERS = 16 * 1024;

  private final WebServer server;
  private final Routes routes;

  private RestDoor(WebServer server, Routes routes) {
    this.server = server;
    this.routes = routes;
  }

  /// Opens the port of settings from `withFreePort`; answers from now on. Throws `WeftException`
  /// (SERVER_PORT) when it is taken or the address is not of this machine.
  public static RestDoor open(
      HttpConfig config, Entrance entrance, ReplayStore replays, Routes routes) {
    var edge =
        new Edge(
            config,
            entrance,
            new Replays(replays, routes.api()),
            new RequestLog(routes.api()),
            new OperationScopes(routes.api()));
    long largest = Math.max(config.bodyZip(), config.bodyJson());
    var server =
        WebServer.builder()
            .host(config.host())
            .port(config.port())
            .shutdownHook(false)
            .shutdownGracePeriod(config.grace())
            .maxPayloadSize(largest)
            .maxTcpConnections(CONNECTIONS)
            .idleConnectionTimeout(IDLE)
            .protocolsDiscoverServices(false)
            .addProtocol(
                Http1Config.builder()
                    .maxHeadersSize(HEADERS)
                    .maxBufferedEntitySize(Size.create(largest + 1))
                    .build())
            .directHandlers(TransportProblems.handlers())
            .routing(routing -> route(routing, edge, routes))
            .build();
    server.start();
    if (!server.isRunning()) {
      throw taken(config);
    }
    return new RestDoor(server, routes);
  }

  /// Where clients on this machine reach a door with these settings.
  public static String url(HttpConfig config) {
    String host = List.of("0.0.0.0", "::").contains(config.host()) ? "127.0.0.1" : config.host();
    return "http://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + config.port();
  }

  /// Ends streams of events, so that their clients do not hold the door open.
  public void announceEnd() {
    routes.events().stop();
  }

  /// Takes no more requests and lets those under way end within the grace period.
  @Override
  public void close() {
    announceEnd();
    server.stop();
  }

  private static void route(HttpRouting.Builder routing, Edge edge, Routes routes) {
    routing.addFeature(edge);
    for (HttpFeature feature : routes.features()) {
      routing.addFeature(feature);
    }
    routing.any((request, response) -> nothing(routes.api(), request, response));
  }

  private static void nothing(OpenApi api, ServerRequest request, ServerResponse response) {
    var allowed =
        api.at(request.path().path()).stream().map(OpenApi.Operation::method).sorted().toList();
    if (allowed.isEmpty()) {
      throw RestErrors.noSuchPath();
    }
    String method = request.prologue().method().text();
    var failure = RestErrors.wrongMethod(method, allowed);
    response.header("Allow", String.join(", ", allowed));
    Problems.send(Problem.of(failure, 405, Trace.of(request)), response);
  }

  /// The same settings with a port that was free a moment ago, so that the address is known before
  /// the door opens. Throws `WeftException` (SERVER_PORT): Helidon itself would only log a page.
  public static HttpConfig withFreePort(HttpConfig config) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(config.host(), config.port()));
      return config.withPort(socket.getLocalPort());
    } catch (IOException | SecurityException _) {
      throw taken(config);
    }
  }

  private static WeftException taken(HttpConfig config) {
    return WeftException.of(
        ErrorCode.SERVER_PORT,
        "The server cannot listen on " + config.host() + ":" + config.port(),
        "The port is taken or the address is not of this machine: choose another with --port"
            + " (0 takes any free one) or --host.");
  }
}
