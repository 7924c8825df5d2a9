package dev.weft.server.rest;

import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportRequest;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// What is refused before it is a request: a malformed line, headers without end, a body larger
/// than any route takes.
final class TransportProblems {

  private TransportProblems() {}

  static DirectHandlers handlers() {
    var handlers = DirectHandlers.builder();
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, TransportProblems::answer);
    }
    return handlers.build();
  }

  /// The message is Helidon's own and may quote the request, so it is not passed on.
  private static TransportResponse answer(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      String message) {
    var failure =
        switch (type) {
          case PAYLOAD_TOO_LARGE -> RestErrors.tooLargeForAny();
          case INTERNAL_ERROR -> RestErrors.bug();
          case BAD_REQUEST, FORBIDDEN, OTHER, HTTP_VERSION_NOT_SUPPORTED ->
              RestErrors.malformed(status.reasonPhrase());
        };
    var problem = Problem.of(failure, status.code(), Trace.fresh());
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .keepAlive(type.keepAlive())
        .entity(Problems.text(problem))
        .build();
  }
}
