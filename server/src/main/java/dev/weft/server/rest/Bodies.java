package dev.weft.server.rest;

import dev.weft.server.config.HttpConfig;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// How large a body may be, by its kind. A request without a body passes.
final class Bodies {

  static final String ZIP = "application/zip";
  static final String JSON = "application/json";
  static final String FORM = "application/x-www-form-urlencoded";

  /// What signing in takes: a name and a password, or a token of an issuer.
  private static final int OF_STRANGERS = 16 << 10;

  private final HttpConfig config;

  Bodies(HttpConfig config) {
    this.config = config;
  }

  /// Refuses what says that it is too large, and makes sure that what lies is not read either.
  /// Browsers can send other kinds across sites without asking, so only these two are taken.
  void limit(RoutingRequest request) {
    String kind = kind(request.headers());
    long limit = kind.equals(ZIP) ? config.bodyZip() : config.bodyJson();
    long said = request.headers().contentLength().orElse(0);
    boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    if (said > limit) {
      throw RestErrors.tooLarge(limit);
    }
    if ((said > 0 || chunked) && !kind.equals(ZIP) && !kind.equals(JSON)) {
      throw RestErrors.wrongMediaType(JSON);
    }
    request.streamFilter(in -> new LimitedInput(in, limit, RestErrors::tooLarge));
  }

  /// The body of somebody who is not known yet, which is small, or nothing. Throws `WeftException`:
  /// SERVER_REQUEST when it is of another kind, SERVER_TOO_LARGE, whatever it says of its length.
  static byte[] ofStranger(ServerRequest request, String kind) {
    if (!kind(request.headers()).equals(kind)) {
      throw RestErrors.wrongMediaType(kind);
    }
    if (request.headers().contentLength().orElse(0) > OF_STRANGERS) {
      throw RestErrors.tooLargeToSignIn(OF_STRANGERS);
    }
    if (!request.content().hasEntity()) {
      return new byte[0];
    }
    try (var in =
        new LimitedInput(
            request.content().inputStream(), OF_STRANGERS, RestErrors::tooLargeToSignIn)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The media type that a body says it has, without parameters, in lower case.
  private static String kind(ServerRequestHeaders headers) {
    String type = headers.first(HeaderNames.CONTENT_TYPE).orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
