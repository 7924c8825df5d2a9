package dev.weft.server.rest;

import dev.weft.server.config.HttpConfig;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.RoutingRequest;
import java.util.Locale;

/// How large a body may be, by its kind. A request without a body passes.
final class Bodies {

  static final String ZIP = "application/zip";
  static final String JSON = "application/json";

  private final HttpConfig config;

  Bodies(HttpConfig config) {
    this.config = config;
  }

  /// Refuses what says that it is too large, and makes sure that what lies is not read either.
  /// Browsers can send other kinds across sites without asking, so only these two are taken.
  void limit(RoutingRequest request) {
    String kind = kind(request);
    long limit = kind.equals(ZIP) ? config.bodyZip() : config.bodyJson();
    long said = request.headers().contentLength().orElse(0);
    boolean chunked = request.headers().contains(HeaderNames.TRANSFER_ENCODING);
    if (said > limit) {
      throw RestErrors.tooLarge(limit);
    }
    if ((said > 0 || chunked) && !kind.equals(ZIP) && !kind.equals(JSON)) {
      throw RestErrors.wrongMediaType(JSON);
    }
    request.streamFilter(in -> new LimitedInput(in, limit));
  }

  private static String kind(RoutingRequest request) {
    String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
