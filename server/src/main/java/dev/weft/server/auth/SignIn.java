package dev.weft.server.auth;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns what a request shows into who it is. Thread-safe.
public final class SignIn {

  /// What a request may show.
  ///
  /// @param authorization the header, RFC 6750
  /// @param as a person to act as
  /// @param via the door
  public record Shown(
      Optional<String> authorization, Optional<String> as, String via, String trace) {}

  /// When somebody may act as a sample person.
  ///
  /// @param sample the mesh was made with `--sample`
  /// @param loopback only this machine reaches the server
  public record Stage(boolean sample, boolean loopback) {}

  private static final Pattern BEARER = Pattern.compile("(?i:Bearer) +([A-Za-z0-9._~+/=-]{1,512})");
  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");

  private final TokenBook book;
  private final KnownTokens known;
  private final Stage stage;

  public SignIn(TokenBook book, KnownTokens known, Stage stage) {
    this.book = book;
    this.known = known;
    this.stage = stage;
  }

  /// Who asks. Throws `WeftException`: ACCESS_SIGN_IN without a living token, ACCESS_IMPERSONATION
  /// when the caller may not act as the person.
  public Caller caller(Shown shown) {
    Principal signedIn = principal(token(shown.authorization()));
    return shown
        .as()
        .map(person -> acting(signedIn, person, shown))
        .orElseGet(() -> new Caller(signedIn, Optional.empty(), shown.via(), shown.trace()));
  }

  /// Forgets who showed which token, so that a revoked one is refused at once.
  public void forgetTokens() {
    known.clear();
  }

  private Principal principal(String token) {
    return known.get(hash(token), () -> book.signIn(token));
  }

  private Caller acting(Principal signedIn, String person, Shown shown) {
    String name = PERSON.matcher(person).matches() ? person : "?";
    if (!signedIn.equals(new Principal.Operator())) {
      throw AuthErrors.notTheOperator(name);
    }
    if (!stage.sample()) {
      throw AuthErrors.notASample(name);
    }
    if (!stage.loopback()) {
      throw AuthErrors.notOnLoopback(name);
    }
    return new Caller(book.declared(name), Optional.of(signedIn), shown.via(), shown.trace());
  }

  private static String token(Optional<String> authorization) {
    String header = authorization.orElseThrow(AuthErrors::noToken);
    var match = BEARER.matcher(header);
    if (!match.matches()) {
      throw AuthErrors.noToken();
    }
    return match.group(1);
  }

  private static String hash(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
