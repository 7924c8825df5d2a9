package dev.weft.server.auth.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.weft.model.error.WeftException;
import dev.weft.server.config.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs people in by their browser: the authorization code flow of OpenID Connect with PKCE (RFC
/// 7636). What has to be remembered in between is kept by the browser, so that any server can end
/// what another began. Thread-safe.
public final class CodeFlow {

  private static final Logger LOG = LoggerFactory.getLogger(CodeFlow.class);
  private static final int LARGEST = 256 << 10;

  private final OidcConfig config;
  private final TrustedIssuers issuers;
  private final IssuerHttp http;
  private final URI callback;

  /// @param callback where the issuer sends browsers back to, exactly
  public CodeFlow(OidcConfig config, TrustedIssuers issuers, IssuerHttp http, URI callback) {
    this.config = config;
    this.issuers = issuers;
    this.http = http;
    this.callback = callback;
  }

  /// A sign-in that has begun.
  ///
  /// @param location where the browser goes
  /// @param kept what it keeps until it comes back; secret
  public record Begun(URI location, String kept) {}

  /// A sign-in that has ended well.
  ///
  /// @param to where in this server the browser wanted to go
  public record Ended(IssuerToken token, String to) {}

  /// Begins a sign-in; empty when no issuer signs people in here. Throws `WeftException`
  /// (ACCESS_ISSUER) while it is silent.
  ///
  /// @param to a path of this server
  public Optional<Begun> begin(String to) {
    return config.first().map(issuer -> begin(issuer, SignInAttempt.fresh(to)));
  }

  private Begun begin(URI issuer, SignInAttempt attempt) {
    URI endpoint =
        issuers
            .issuer(issuer)
            .metadata()
            .authorization()
            .filter(OidcConfig::isSafe)
            .orElseThrow(() -> OidcErrors.silent(issuer));
    Map<String, String> question = new LinkedHashMap<>();
    question.put("response_type", "code");
    question.put("client_id", config.client());
    question.put("redirect_uri", callback.toString());
    question.put("scope", "openid profile email");
    question.put("state", attempt.state());
    question.put("nonce", attempt.nonce());
    question.put("code_challenge", attempt.challenge());
    question.put("code_challenge_method", "S256");
    String join = endpoint.getRawQuery() == null ? "?" : "&";
    return new Begun(URI.create(endpoint + join + Form.of(question)), attempt.kept());
  }

  /// What a browser brought back, of a sign-in that it began.
  public static final class Brought {
    private final URI issuer;
    private final SignInAttempt attempt;
    private final String code;

    private Brought(URI issuer, SignInAttempt attempt, String code) {
      this.issuer = issuer;
      this.attempt = attempt;
      this.code = code;
    }
  }

  /// Looks at what the browser brings back; asks nobody. Throws `WeftException` (ACCESS_SIGN_IN)
  /// when it was not begun by this browser, or the issuer signs nobody in.
  ///
  /// @param answer the parameters of the callback
  /// @param kept what the browser kept
  public Brought brought(Map<String, String> answer, String kept) {
    URI issuer = config.first().orElseThrow(OidcErrors::notBegun);
    SignInAttempt attempt =
        SignInAttempt.of(kept)
            .filter(one -> one.isStateOf(answer.getOrDefault("state", "")))
            .orElseThrow(OidcErrors::notBegun);
    boolean mixedUp = !answer.getOrDefault("iss", issuer.toString()).equals(issuer.toString());
    String code = answer.getOrDefault("code", "");
    if (mixedUp || code.isEmpty()) {
      throw OidcErrors.declined(issuer);
    }
    return new Brought(issuer, attempt, code);
  }

  /// Ends a sign-in. Throws `WeftException`: ACCESS_SIGN_IN when the issuer does not say who it is;
  /// ACCESS_ISSUER while it is silent.
  public Ended end(Brought brought) {
    URI issuer = brought.issuer;
    SignInAttempt attempt = brought.attempt;
    JWTClaimsSet claims = claims(issuer, idToken(issuer, brought.code, attempt));
    if (!attempt.nonce().equals(claims.getClaim("nonce"))) {
      throw OidcErrors.badToken(issuer, "it is of another sign-in");
    }
    return new Ended(issuers.token(issuer, claims), attempt.to());
  }

  private JWTClaimsSet claims(URI issuer, String idToken) {
    try {
      return issuers
          .issuer(issuer)
          .claims(SignedJWT.parse(idToken), config.client())
          .orElseThrow(() -> OidcErrors.badToken(issuer, "no key of the issuer signed it"));
    } catch (ParseException e) {
      throw OidcErrors.badToken(issuer, "it is damaged").causedBy(e);
    }
  }

  private String idToken(URI issuer, String code, SignInAttempt attempt) {
    URI endpoint =
        issuers.issuer(issuer).metadata().token().orElseThrow(() -> OidcErrors.silent(issuer));
    Map<String, String> question = new LinkedHashMap<>();
    question.put("grant_type", "authorization_code");
    question.put("code", code);
    question.put("redirect_uri", callback.toString());
    question.put("code_verifier", attempt.verifier());
    var request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", "application/x-www-form-urlencoded");
    if (config.clientSecret().isEmpty()) {
      question.put("client_id", config.client());
    } else {
      request.header("Authorization", basic());
    }
    return idToken(issuer, request.POST(BodyPublishers.ofString(Form.of(question))));
  }

  private String idToken(URI issuer, HttpRequest.Builder request) {
    try {
      var answer = http.send(request);
      if (answer.statusCode() >= 500) {
        throw OidcErrors.silent(issuer);
      }
      Object token = JSONObjectUtils.parse(answer.body(), LARGEST).get("id_token");
      if (answer.statusCode() != 200 || !(token instanceof String text)) {
        throw OidcErrors.declined(issuer);
      }
      return text;
    } catch (IOException | ParseException e) {
      LOG.warn("The issuer {} does not redeem codes: {}", issuer, e.toString());
      WeftException silent = OidcErrors.silent(issuer);
      throw silent.causedBy(e);
    }
  }

  /// RFC 6749 section 2.3.1: both parts are encoded as in forms.
  private String basic() {
    String pair = Form.encoded(config.client()) + ":" + Form.encoded(config.clientSecret());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
