package dev.weft.server.rest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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

  /// A tag for what the client gets to see: another text has another tag.
  static String of(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Names the state that is about to be sent. Throws `NotModified` when the client has it already
  /// and said so in If-None-Match (RFC 9110 section 13.1.2).
  static void name(ServerRequest request, ServerResponse response, String tag) {
    String known = String.join(",", request.headers().all(HeaderNames.IF_NONE_MATCH, List::of));
    if (known.strip().equals("*")
        || ONE.matcher(known).results().anyMatch(match -> match.group(1).equals(tag))) {
      throw new NotModified(tag);
    }
    name(response, tag);
  }

  static void name(ServerResponse response, String tag) {
    response.header(HeaderNames.ETAG, "\"" + tag + "\"");
  }
}
