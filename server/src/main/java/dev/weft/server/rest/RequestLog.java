package dev.weft.server.rest;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line per request: who, which use case, what came of it, how long, the trace. Of the path
/// only the route's pattern is shown, so nothing a client sends gets into the log.
final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("dev.weft.request");

  /// How a request ended.
  enum Ending {
    ANSWERED,
    /// The connection was broken off: by the client, or because a stream failed.
    BROKEN_OFF
  }

  /// What is known at the end.
  record Line(String who, Ending ending, long nanos) {}

  private final OpenApi api;

  RequestLog(OpenApi api) {
    this.api = api;
  }

  void line(ServerRequest request, ServerResponse response, Line line) {
    String outcome =
        switch (line.ending()) {
          case ANSWERED -> Integer.toString(response.status().code());
          case BROKEN_OFF -> "broken off";
        };
    LOG.info(
        "{} {} {} {} ms trace={}",
        line.who(),
        useCase(request),
        outcome,
        TimeUnit.NANOSECONDS.toMillis(line.nanos()),
        Trace.of(request));
  }

  private String useCase(ServerRequest request) {
    return api.match(request.prologue().method().text(), request.path().path())
        .map(OpenApi.Operation::id)
        .orElse("-");
  }
}
