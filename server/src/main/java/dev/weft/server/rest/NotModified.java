package dev.weft.server.rest;

import io.helidon.webserver.http.ServerResponse;

/// The client has this state already (RFC 9110 section 15.4.5). Thrown, because the generated
/// routes send whatever a controller returns.
final class NotModified extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String tag;

  NotModified(String tag) {
    super("not modified", null, false, false);
    this.tag = tag;
  }

  void send(ServerResponse response) {
    response.status(304);
    ETags.name(response, tag);
    response.send();
  }
}
