package dev.weft.server.rest;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.AccessTokenCheck;
import dev.weft.server.auth.AccessTokens;
import dev.weft.server.auth.IssuerKey;
import dev.weft.server.auth.KnownTokens;
import dev.weft.server.auth.PasswordBook;
import dev.weft.server.auth.SessionBook;
import dev.weft.server.auth.SignIn;
import dev.weft.server.auth.SignInLimits;
import dev.weft.server.auth.TokenBook;
import dev.weft.server.auth.oidc.CodeFlow;
import dev.weft.server.auth.oidc.IssuerHttp;
import dev.weft.server.auth.oidc.IssuerToken;
import dev.weft.server.auth.oidc.LogoutTokens;
import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.server.auth.oidc.TrustedIssuers;
import dev.weft.server.config.HttpConfig;
import dev.weft.server.config.OidcConfig;
import dev.weft.server.config.ServerConfig;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.SessionView;
import dev.weft.usecases.access.Vouched;
import io.helidon.webserver.http.HttpFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A real door on a free port: the operator's token is `operator-token`, ada's is `ada-token`.
final class TestDoor implements AutoCloseable {

  static final String OPERATOR = "operator-token";
  static final String ADA = "ada-token";

  private static final IssuerKey KEY = IssuerKey.of(IssuerKey.fresh());

  private final HttpConfig config;
  private final RestDoor door;
  private final HttpClient http = HttpClient.newHttpClient();

  private TestDoor(HttpConfig config, RestDoor door) {
    this.config = config;
    this.door = door;
  }

  /// Offers the routes, described by `openApi` as the build would.
  static TestDoor open(String openApi, HttpFeature... features) {
    return open(config(), openApi, features);
  }

  static TestDoor open(HttpConfig wanted, String openApi, HttpFeature... features) {
    var config = RestDoor.withFreePort(wanted);
    var api = OpenApi.of(openApi, "test");
    var all = new ArrayList<>(List.of(features));
    all.add(
        new HealthController$Route(
            new HealthController("test", api), new Answers(Map.of()).jsonb()));
    var events = new RunEvents(new Answers(Map.of()), Duration.ofMillis(5), Duration.ofMillis(5));
    return open(config, entrance(config, signIn(new Book())), new Routes(api, all, events));
  }

  /// Offers the whole API over these use cases; the book says whose tokens live.
  static TestDoor open(UseCases uses, TokenBook book) {
    var config = RestDoor.withFreePort(config());
    var entrance = entrance(config, signIn(book));
    return open(config, entrance, Routes.of(uses, entrance, config, "test"));
  }

  /// No issuer, and sessions that never begin.
  private static Entrance entrance(HttpConfig config, SignIn signIn) {
    OidcConfig oidc = ServerConfig.of(List.of(), Map.of()).oidc();
    TrustedIssuers issuers = TestIssuer.none();
    URI url = URI.create(RestDoor.url(config));
    return new Entrance(
        signIn,
        new AccessTokens(KEY, InstantSource.system()),
        oidc,
        issuers,
        new CodeFlow(oidc, issuers, new IssuerHttp(), URI.create(url + Entrance.CALLBACK)),
        new LogoutTokens(oidc, issuers),
        new NoSessions(),
        new NoPasswords(),
        url);
  }

  private record NoPasswords() implements PasswordBook {
    @Override
    public Principal person(SignIn.Shown shown, String name, String password) {
      throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "Nobody has that password", "");
    }

    @Override
    public SessionView offer(Caller caller, String who) {
      throw WeftException.of(ErrorCode.REGISTRY_NOT_FOUND, "Nobody has that name", "");
    }

    @Override
    public void set(SignIn.Shown shown, String token, String password) {
      throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "Nobody has that token", "");
    }

    @Override
    public void change(SignIn.Shown shown, Caller caller, String old, String password) {
      throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "Nobody has that password", "");
    }
  }

  private record NoSessions() implements SessionBook {
    @Override
    public Duration time() {
      return Duration.ofHours(1);
    }

    @Override
    public SessionView begin(IssuerToken token, String name, String trace) {
      throw new IllegalStateException("nobody signs in here");
    }

    @Override
    public SessionView begin(Principal person, String name, String trace) {
      throw new IllegalStateException("nobody signs in here");
    }

    @Override
    public void end(Caller caller, String id) {
      throw WeftException.of(ErrorCode.ACCESS_TOKEN_NOT_FOUND, "There is no session", "");
    }

    @Override
    public void endOf(URI issuer, String atIssuer, String trace) {}
  }

  private static SignIn signIn(TokenBook book) {
    return new SignIn(
        book,
        new KnownTokens(100, Duration.ofMinutes(30), InstantSource.system()),
        new AccessTokenCheck(KEY, 100, InstantSource.system()),
        TestIssuer.none(),
        new SignIn.Stage(true, true),
        limits(),
        (_, _) -> {});
  }

  private static SignInLimits limits() {
    var rule = new SignInLimits.Rule(100, Duration.ofMinutes(1));
    return new SignInLimits(rule, 100, InstantSource.system());
  }

  private static TestDoor open(HttpConfig config, Entrance entrance, Routes routes) {
    var replays = new RecentReplays(1 << 20, Duration.ofHours(1), InstantSource.system());
    return new TestDoor(config, RestDoor.open(config, entrance, replays, routes));
  }

  static HttpConfig config(String... more) {
    var arguments = new ArrayList<>(List.of("--port", "0", "--body-json", "4KB"));
    arguments.addAll(List.of(more));
    return ServerConfig.of(arguments, Map.of()).http();
  }

  int port() {
    return config.port();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(RestDoor.url(config) + path))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + OPERATOR);
  }

  HttpRequest.Builder post(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofString(json));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  @Override
  public void close() {
    http.close();
    door.close();
  }

  /// Knows the operator, ada and her token, and cy.
  record Book() implements TokenBook {
    @Override
    public Holder signIn(String token) {
      return switch (token) {
        case OPERATOR -> new Holder(new Principal.Operator(), Optional.empty(), Scope.ALL);
        case ADA -> owner(ADA);
        default -> throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "The token is not valid", "");
      };
    }

    @Override
    public Holder owner(String id) {
      return new Holder(new Principal.OfPerson("ada"), Optional.of(ADA), Scope.ALL);
    }

    @Override
    public Holder recognize(Vouched vouched, SignIn.Shown shown) {
      return new Holder(new Principal.OfPerson(vouched.account()), Optional.empty(), Scope.ALL);
    }

    @Override
    public long position() {
      return 0;
    }

    @Override
    public Principal declared(String name) {
      if (!name.equals("cy")) {
        throw WeftException.of(ErrorCode.ACCESS_IMPERSONATION, "Nobody has that name", "");
      }
      return new Principal.OfPerson(name);
    }
  }
}
