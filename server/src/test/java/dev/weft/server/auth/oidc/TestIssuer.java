package dev.weft.server.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weft.server.config.OidcConfig;
import dev.weft.server.config.ServerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An issuer in this process: real keys, real HTTP.
public final class TestIssuer implements AutoCloseable {

  private final HttpServer http;
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();
  private volatile List<JWK> keys;
  private volatile boolean silent;
  private volatile String keysAt = "/keys";
  private volatile String named;
  private volatile String account = "ada";
  private volatile List<String> groups = List.of();
  private volatile Map<String, String> code = Map.of();
  private volatile String secret = "";

  private TestIssuer(HttpServer http) throws JOSEException {
    this.http = http;
    this.keys = List.of(rsa("first"));
    this.named = address();
  }

  /// Starts one that has a key called `first`.
  public static TestIssuer start() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var issuer = new TestIssuer(http);
      http.createContext("/", issuer::answer);
      http.start();
      return issuer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// No issuer at all.
  public static TrustedIssuers none() {
    var config = ServerConfig.of(List.of("--port", "0"), Map.of()).oidc();
    return new TrustedIssuers(config, new IssuerHttp(), 1, InstantSource.system());
  }

  public String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort() + "/realm";
  }

  OidcConfig config(String... more) {
    var arguments = new ArrayList<>(List.of("--oidc-issuers", address()));
    arguments.addAll(List.of(more));
    return ServerConfig.of(arguments, Map.of()).oidc();
  }

  /// How often a path was asked for.
  int asked(String path) {
    return asked.getOrDefault(path, 0);
  }

  /// Answers nothing but errors from now on.
  public void fallSilent() {
    silent = true;
  }

  /// Answers again.
  void speak() {
    silent = false;
  }

  /// Has its keys elsewhere from now on, and no more where they were.
  void moveKeys() {
    keysAt = "/moved-keys";
  }

  /// Tells that it is somebody else.
  void callItself(String other) {
    named = other;
  }

  public void rotate(JWK... fresh) {
    keys = List.of(fresh);
  }

  JWK key() {
    return keys.getFirst();
  }

  static RSAKey rsa(String name) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(name).generate();
  }

  static ECKey ec(String name) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
  }

  /// Claims that are in order, for `ada`, for the next five minutes.
  public JWTClaimsSet.Builder claims(String account) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(address())
        .audience("weft")
        .subject("1234")
        .claim("preferred_username", account)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  public String token(JWTClaimsSet.Builder claims) {
    return token(claims, key());
  }

  static String token(JWTClaimsSet.Builder claims, JWK key) {
    boolean rsa = key instanceof RSAKey;
    var header =
        new JWSHeader.Builder(rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
            .type(JOSEObjectType.JWT)
            .keyID(key.getKeyID())
            .build();
    try {
      JWSSigner signer = rsa ? new RSASSASigner((RSAKey) key) : new ECDSASigner((ECKey) key);
      return signed(header, claims.build(), signer);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer)
      throws JOSEException {
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.merge(path, 1, Integer::sum);
    try (exchange) {
      if (silent) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      switch (path) {
        case "/realm/.well-known/openid-configuration" -> send(exchange, metadata());
        case "/realm/keys", "/realm/moved-keys" -> keys(exchange, path);
        case "/realm/auth" -> authorize(exchange);
        case "/realm/token" -> redeem(exchange);
        case "/realm/device" ->
            send(
                exchange,
                "{\"device_code\":\"dev-1\",\"user_code\":\"ABCD\",\"expires_in\":60,\"interval\":0,"
                    + "\"verification_uri\":\""
                    + address()
                    + "/approve\"}");
        case "/realm/revoke" -> send(exchange, "{}");
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void keys(HttpExchange exchange, String path) throws IOException {
    if (path.endsWith("/realm" + keysAt)) {
      send(exchange, new JWKSet(keys).toString());
    } else {
      exchange.sendResponseHeaders(404, -1);
    }
  }

  private String metadata() {
    return "{\"issuer\":\""
        + named
        + "\",\"jwks_uri\":\""
        + address()
        + keysAt
        + "\",\"authorization_endpoint\":\""
        + address()
        + "/auth\",\"token_endpoint\":\""
        + address()
        + "/token\",\"device_authorization_endpoint\":\""
        + address()
        + "/device\",\"revocation_endpoint\":\""
        + address()
        + "/revoke\"}";
  }

  /// Signs whoever comes in as `signsIn`, without asking.
  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    code = asked;
    exchange
        .getResponseHeaders()
        .add("Location", asked.get("redirect_uri") + "?code=c-1&state=" + asked.get("state"));
    exchange.sendResponseHeaders(302, -1);
  }

  private void redeem(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Map<String, String> asked = fields(new String(body, StandardCharsets.UTF_8));
    switch (asked.getOrDefault("grant_type", "")) {
      case "authorization_code" -> {
        Map<String, String> begun = code;
        code = Map.of();
        if (!isTheServer(exchange.getRequestHeaders().getFirst("Authorization"), asked)) {
          send(exchange, 401, "{\"error\":\"invalid_client\"}");
          return;
        }
        boolean proven =
            "c-1".equals(asked.get("code"))
                && asked.getOrDefault("redirect_uri", "").equals(begun.get("redirect_uri"))
                && challenge(asked.getOrDefault("code_verifier", ""))
                    .equals(begun.get("code_challenge"));
        if (proven) {
          var claims = person().audience("weft").claim("nonce", begun.get("nonce"));
          send(exchange, "{\"id_token\":\"" + token(claims.claim("at_hash", "x")) + "\"}");
        } else {
          send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        }
      }
      case "urn:ietf:params:oauth:grant-type:device_code", "refresh_token" ->
          send(exchange, tokens());
      default -> send(exchange, 400, "{\"error\":\"unsupported_grant_type\"}");
    }
  }

  private String tokens() {
    return "{\"access_token\":\""
        + token(person().claim("azp", "weft-cli"))
        + "\",\"refresh_token\":\"r-1\"}";
  }

  private JWTClaimsSet.Builder person() {
    return claims(account).claim("groups", groups).claim("sid", "s-1");
  }

  /// RFC 6749 section 2.3.1: who has a secret shows it, and nobody else shows one.
  private boolean isTheServer(@Nullable String authorization, Map<String, String> asked) {
    if (secret.isEmpty() || authorization == null) {
      return secret.isEmpty() && authorization == null && "weft".equals(asked.get("client_id"));
    }
    byte[] pair = Base64.getDecoder().decode(authorization.replaceFirst("^Basic ", ""));
    List<String> parts =
        Arrays.stream(new String(pair, StandardCharsets.UTF_8).split(":", -1))
            .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
            .toList();
    return authorization.startsWith("Basic ") && parts.equals(List.of("weft", secret));
  }

  /// Redeems codes from now on only for who shows this secret.
  public void expects(String clientSecret) {
    secret = clientSecret;
  }

  /// What it tells of a session that has ended.
  public String logoutToken(String session) {
    var event = Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());
    return token(claims(account).claim("events", event).claim("sid", session));
  }

  /// Whom it signs in from now on.
  public void signsIn(String who, String... theirGroups) {
    account = who;
    groups = List.of(theirGroups);
  }

  private static String challenge(String verifier) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String form) {
    var fields = new HashMap<String, String>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    send(exchange, 200, text);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
