package dev.weft.server.rest;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.server.rest.ReplayStore.Begun;
import dev.weft.server.rest.ReplayStore.Kept;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/// A POST with an idempotency key is done once: its repetition gets the first answer again. Only
/// answers of success are kept; what was refused changed nothing and may be tried again.
final class Replays {

  static final HeaderName KEY = HeaderNames.create("Idempotency-Key");
  static final HeaderName REPLAYED = HeaderNames.create("Idempotency-Replayed");

  /// They change nothing, begin a session that ends by itself, or are refused when they come again:
  /// repeating them does no harm, and nothing of a secret is kept for a repetition, not even a
  /// digest.
  private static final Set<String> READING =
      Set.of(
          "/api/v1/plans",
          "/api/v1/query",
          "/api/v1/access-tokens",
          "/api/v1/sessions",
          "/api/v1/password");

  private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_.:-]{1,200}");

  private final ReplayStore store;
  private final OpenApi api;

  Replays(ReplayStore store, OpenApi api) {
    this.store = store;
    this.api = api;
  }

  void pass(Caller caller, FilterChain chain, RoutingRequest request, RoutingResponse response) {
    String path = request.path().path();
    if (!request.prologue().method().text().equals("POST") || READING.contains(path)) {
      chain.proceed();
      return;
    }
    String key =
        request
            .headers()
            .first(KEY)
            .filter(text -> SPELLING.matcher(text).matches())
            .orElseThrow(RestErrors::noKey);
    String operation = api.match("POST", path).map(OpenApi.Operation::id).orElse("");
    var once = new ReplayStore.Request(caller, operation, key, fingerprint(request));
    switch (store.begin(once)) {
      case Begun.Again(Kept answer) -> replay(answer, response);
      case Begun.First() -> first(once, chain, response);
      case Begun.OfAnother() -> throw RestErrors.keyOfAnotherRequest();
      case Begun.Running() -> throw RestErrors.keyInUse();
    }
  }

  private void first(ReplayStore.Request request, FilterChain chain, RoutingResponse response) {
    var copy = new ByteArrayOutputStream();
    boolean kept = false;
    response.streamFilter(out -> new CopyingOutput(out, copy));
    try {
      chain.proceed();
      int status = response.status().code();
      if (status >= 200 && status < 300 && response.isSent()) {
        store.end(request, new Kept(status, copy.toByteArray()));
        kept = true;
      }
    } finally {
      if (!kept) {
        store.drop(request);
      }
    }
  }

  private static void replay(Kept answer, RoutingResponse response) {
    response.status(answer.status());
    response.header(HeaderNames.CONTENT_TYPE, Bodies.JSON);
    response.header(REPLAYED, "true");
    response.send(answer.body());
  }

  /// Reads the whole body, which stays readable for the route.
  private static String fingerprint(RoutingRequest request) {
    MessageDigest digest = sha256();
    String head = request.path().path() + "?" + request.query().rawValue() + "\n";
    digest.update(head.getBytes(StandardCharsets.UTF_8));
    if (request.content().hasEntity()) {
      request.content().buffer();
      try (InputStream body = new DigestInputStream(request.content().inputStream(), digest)) {
        body.transferTo(java.io.OutputStream.nullOutputStream());
      } catch (UncheckedIOException e) {
        throw refusal(e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static RuntimeException refusal(RuntimeException e) {
    return e.getCause() instanceof WeftException refused ? refused : e;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
