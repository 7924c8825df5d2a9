package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.store.Login;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People whom no issuer knows: a first password, sign-in, change, lock-out.
class PasswordTest {

  private static final String GOOD = "correct horse battery";

  @TempDir private Path root;
  private PeopleMesh mesh;
  private TestClient operator;

  @BeforeEach
  void start() throws Exception {
    mesh = PeopleMesh.start(root, "--sign-in-failures", "5", "--sign-in-pause", "10m");
    operator = mesh.operator();
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private HttpResponse<String> send(String path, String json) throws Exception {
    return TestClient.send(
        HttpRequest.newBuilder(URI.create(mesh.url() + path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<String> signIn(String name, String password) throws Exception {
    return send(
        "/sign-in/password", "{\"name\":\"" + name + "\",\"password\":\"" + password + "\"}");
  }

  private HttpResponse<String> set(String token, String password) throws Exception {
    return send(
        "/sign-in/first-password",
        "{\"token\":\"" + token + "\",\"password\":\"" + password + "\"}");
  }

  private String offer() throws Exception {
    var offered = operator.post("/api/v1/people/ada/password-offers", "", "operator");
    assertThat(offered.statusCode()).as(offered.body()).isEqualTo(201);
    return TestClient.member(offered, "token");
  }

  private int whoami(String token) throws Exception {
    return operator.withToken(token).get("/api/v1/whoami", "operator").statusCode();
  }

  @Test
  void aFirstPasswordIsSetOnceAndByItsOwner() throws Exception {
    String superseded = offer();
    String token = offer();
    assertThat(whoami(token)).isEqualTo(401);
    assertThat(set(superseded, GOOD).statusCode()).isEqualTo(401);
    assertThat(set(token, "too short").body()).contains("W-ACCESS-035");
    assertThat(set(token, GOOD).statusCode()).isEqualTo(204);
    assertThat(set(token, "another good password").statusCode()).isEqualTo(401);
    var signedIn = signIn("ada", GOOD);
    assertThat(signedIn.statusCode()).as(signedIn.body()).isEqualTo(201);
    assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("weft=weft_")
        .contains("HttpOnly");
    assertThat(whoami(TestClient.member(signedIn, "token"))).isEqualTo(200);
  }

  @Test
  void offersNothingForOthersThanDeclaredPeople() throws Exception {
    set(offer(), GOOD);
    String ada = TestClient.member(signIn("ada", GOOD), "token");
    assertThat(
            operator
                .withToken(ada)
                .post("/api/v1/people/ada/password-offers", "", "operator")
                .statusCode())
        .isEqualTo(403);
    for (String who : List.of("nobody", "service:nightly", "nightly", "operator")) {
      assertThat(
              operator
                  .post("/api/v1/people/" + who + "/password-offers", "", "operator")
                  .statusCode())
          .as(who)
          .isEqualTo(404);
    }
  }

  @Test
  void tellsNobodyWhoThereIs() throws Exception {
    set(offer(), GOOD);
    var wrong = signIn("ada", "wrong horse battery");
    var nobody = signIn("zoe", "wrong horse battery");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(TestClient.member(wrong, "detail")).isEqualTo(TestClient.member(nobody, "detail"));
    assertThat(signIn("operator", GOOD).statusCode()).isEqualTo(401);
  }

  @Test
  void whoGuessesWaits() throws Exception {
    set(offer(), GOOD);
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("ada", "wrong horse battery").statusCode()).isEqualTo(401);
    }
    var waits = signIn("ada", GOOD);
    assertThat(waits.statusCode()).isEqualTo(429);
    assertThat(waits.headers().firstValue("Retry-After")).isPresent();
    stop();
    var login = new Login("jdbc:sqlite:" + root.resolve("data/catalog.db"), "");
    try (var catalog = Catalog.open(login, Clock.systemUTC())) {
      assertThat(catalog.<List<JournalEntry>>read(reading -> reading.journal().after(0, 1_000)))
          .extracting(JournalEntry::kind)
          .contains("sign-in.locked");
    }
  }

  @Test
  void whoGuessesInParallelGuessesNoMoreOften() throws Exception {
    var guesses = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < 40; i++) {
      String name = "zoe" + i;
      guesses.add(() -> signIn(name, "wrong horse battery").statusCode());
    }
    var statuses = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var guess : threads.invokeAll(guesses)) {
        statuses.add(guess.get());
      }
    }
    assertThat(statuses).hasSize(40).containsOnly(401, 429);
    assertThat(statuses).filteredOn(status -> status == 401).hasSizeLessThanOrEqualTo(5);
  }

  @Test
  void whoSignsInFromThereGoesOn() throws Exception {
    set(offer(), GOOD);
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(201);
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("zoe" + i, "wrong horse battery").statusCode()).isEqualTo(401);
    }
    assertThat(signIn("zoe9", "wrong horse battery").statusCode()).isEqualTo(429);
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(201);
  }

  @Test
  void aChangeTakesTheOldOneAndEndsSessions() throws Exception {
    set(offer(), GOOD);
    String session = TestClient.member(signIn("ada", GOOD), "token");
    String change = "{\"old\":\"%s\",\"password\":\"a staple for every horse\"}";
    TestClient ada = operator.withToken(session);
    assertThat(
            ada.post("/api/v1/password", change.formatted("wrong horse battery"), "operator")
                .statusCode())
        .isEqualTo(401);
    assertThat(whoami(session)).isEqualTo(200);
    assertThat(ada.post("/api/v1/password", change.formatted(GOOD), "operator").statusCode())
        .isEqualTo(204);
    assertThat(whoami(session)).isEqualTo(401);
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(401);
    assertThat(signIn("ada", "a staple for every horse").statusCode()).isEqualTo(201);
  }

  @Test
  void whomAnIssuerKnowsHasNone() throws Exception {
    String early = offer();
    set(early, GOOD);
    String late = offer();
    TestClient ada = operator.withToken(TestClient.member(signIn("ada", GOOD), "token"));
    mesh.adaIs("ada");
    assertThat(TestClient.member(signIn("ada", GOOD), "detail"))
        .isEqualTo(TestClient.member(signIn("ada", GOOD + "!"), "detail"));
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(401);
    String change = "{\"old\":\"" + GOOD + "\",\"password\":\"a staple for every horse\"}";
    assertThat(ada.post("/api/v1/password", change, "operator").statusCode()).isEqualTo(401);
    assertThat(set(late, "a staple for every horse").statusCode()).isEqualTo(401);
    var refused = operator.post("/api/v1/people/ada/password-offers", "", "operator");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("W-ACCESS-035", "ada signs in at an issuer");
  }

  @Test
  void whoHasLeftSignsInNoMore() throws Exception {
    set(offer(), GOOD);
    String session = TestClient.member(signIn("ada", GOOD), "token");
    mesh.adaLeaves();
    assertThat(whoami(session)).isEqualTo(401);
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(401);
  }

  @Test
  void noPasswordReachesTheDisk() throws Exception {
    String token = offer();
    set(token, GOOD);
    String session = TestClient.member(signIn("ada", GOOD), "token");
    mesh.keepsNoneOf(GOOD, token, session);
  }

  @Test
  void takesNothingThatAPageOfAnotherSiteCouldSend() throws Exception {
    for (String other : List.of("text/plain", "application/jsonx", "application/json-seq")) {
      var form = sent(other);
      assertThat(form.statusCode()).as(other).isEqualTo(400);
      assertThat(form.body()).contains("application/json");
    }
    assertThat(sent("Application/JSON; charset=utf-8").statusCode()).isEqualTo(401);
    assertThat(send("/sign-in/password", "{}").statusCode()).isEqualTo(401);
    assertThat(send("/sign-in/first-password", "{}").statusCode()).isEqualTo(401);
    assertThat(send("/sign-in/password", "[").statusCode()).isEqualTo(400);
  }

  /// Whatever it says about its length.
  @Test
  void readsNoMoreThanANameAndAPasswordTake() throws Exception {
    set(offer(), GOOD);
    byte[] json =
        ("{\"name\":\"ada\",\"password\":\"" + GOOD + "\"}" + " ".repeat(20_000))
            .getBytes(StandardCharsets.UTF_8);
    for (var body :
        List.of(
            BodyPublishers.ofByteArray(json),
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json)))) {
      var refused =
          TestClient.send(
              HttpRequest.newBuilder(URI.create(mesh.url() + "/sign-in/password"))
                  .header("Content-Type", "application/json")
                  .POST(body));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
      assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
    }
    assertThat(signIn("ada", GOOD).statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> sent(String kind) throws Exception {
    return TestClient.send(
        HttpRequest.newBuilder(URI.create(mesh.url() + "/sign-in/password"))
            .header("Content-Type", kind)
            .POST(BodyPublishers.ofString("{\"name\":\"ada\",\"password\":\"x\"}")));
  }
}
