package dev.weft.server.rest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/// Entity tags (RFC 9110 section 8.8.3): which state was read, which state is meant.
final class ETags {

  private static final Pattern ONE = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e]{1,200})\"");

  private ETags() {}

  /// The state a change was made for. Throws `WeftException` (SERVER_REQUEST) without one.
  static String wanted(Optional<String> ifMatch) {
    var match = ONE.matcher(ifMatch.orElse("").strip());
    if (!match.matches()) {
      throw RestErrors.noMatch();
    }
    return match.group(1);
  }

  /// Names the state that is sent.
  static void name(ServerResponse response, String tag) {
    response.header(HeaderNames.ETAG, "\"" + tag + "\"");
  }
}
