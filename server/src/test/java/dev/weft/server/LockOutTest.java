package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.store.Login;
import dev.weft.server.config.ServerConfig;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever guesses tokens waits; whoever is at work goes on.
class LockOutTest {

  @TempDir private Path root;

  @Test
  void makesThoseWaitWhoShowTokensThatOpenNothing() throws Exception {
    try (var server = Server.start(config())) {
      var operator = TestClient.of(server, root.resolve("data"));
      String made =
          TestClient.member(
              operator.post("/api/v1/tokens", "{\"name\":\"new\",\"days\":1}", "operator"),
              "token");
      for (int i = 0; i < 3; i++) {
        assertThat(who(operator.withToken("weft_guess" + i)).statusCode()).isEqualTo(401);
      }
      for (String token : List.of("weft_guess9", "a.b.c", made)) {
        var refused = who(operator.withToken(token));
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("W-ACCESS-031").doesNotContain(token);
        assertThat(refused.headers().firstValue("Retry-After").map(Integer::valueOf).orElseThrow())
            .isBetween(1, 600);
      }
      var exchanged =
          operator
              .withToken("weft_guess9")
              .post("/api/v1/access-tokens", "{\"minutes\":1}", "operator");
      assertThat(exchanged.statusCode()).isEqualTo(429);
      assertThat(who(operator).statusCode()).isEqualTo(200);
    }
    assertThat(journal())
        .filteredOn(entry -> entry.kind().equals("sign-in.locked"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.subject()).isEqualTo("127.0.0.1"))
        .satisfies(entry -> assertThat(entry.detail()).contains("\"failures\":3"));
  }

  private static HttpResponse<String> who(TestClient client) throws Exception {
    return client.get("/api/v1/whoami", "operator");
  }

  private ServerConfig config() {
    return TestConfig.of(root, "--sign-in-failures", "3", "--sign-in-pause", "10m");
  }

  private List<JournalEntry> journal() {
    var login = new Login("jdbc:sqlite:" + root.resolve("data/catalog.db"), "");
    try (var catalog = Catalog.open(login, Clock.systemUTC())) {
      return catalog.read(reading -> reading.journal().after(0, 1_000));
    }
  }
}
