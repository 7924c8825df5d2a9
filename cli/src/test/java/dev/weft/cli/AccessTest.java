package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Tokens, and who one is.
class AccessTest {

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void printsANewTokenAndNothingElseOnStdout() {
    server.on(
        "POST /tokens",
        201,
        """
        {"schema":"weft.token/v1","id":"t1","name":"ci","token":"weft_abc","expiresAt":"2026-12-21T07:00:00Z"}
        """);

    Shell.Result result = Shell.at(server).run("token", "create", "ci", "--days", "7");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("weft_abc\n");
    assertThat(result.err()).isEqualTo("Token t1, valid until 2026-12-21 07:00:00Z:\n");
    assertThat(server.last("POST").text()).isEqualTo("{\"name\":\"ci\",\"days\":7}");
    assertThat(server.last("POST").header("Idempotency-Key")).isNotEmpty();
  }

  @Test
  void asksForAScopeAndATimeAndSomebodyElse() {
    server.on("POST /tokens", 201, "{\"id\":\"t1\",\"token\":\"weft_abc\"}");
    String wanted = "token create ci --scope read --expires 2w --for eve";

    assertThat(Shell.at(server).run(wanted.split(" ")).exit()).isZero();
    assertThat(server.last("POST").text())
        .isEqualTo("{\"name\":\"ci\",\"days\":14,\"scope\":\"read\",\"holder\":\"eve\"}");
    assertThat(Shell.at(server).run("token", "create", "ci", "--expires", "soon").err())
        .contains("--expires soon is no time", "30d or 12w");
    assertThat(Shell.at(server).run("token", "create", "ci", "--scope", "none").exit())
        .isEqualTo(2);
  }

  @Test
  void listsAndRevokesTokens() {
    server
        .on(
            "GET /tokens",
            """
            {"schema":"weft.tokens/v1","next":null,"items":[{"id":"t/1","name":"ci","scope":"read","expiresAt":"2026-12-21T07:00:00Z"}]}""")
        .handle("DELETE /tokens/t%2F1", (exchange, asked) -> exchange.sendResponseHeaders(204, -1));

    assertThat(Shell.at(server).run("token", "list").out())
        .isEqualTo(
            "ID   NAME  SCOPE  EXPIRES               REVOKED\nt/1  ci    read   2026-12-21 07:00:00Z\n");
    assertThat(Shell.at(server).run("token", "list", "-o", "csv").out())
        .isEqualTo("id,name,scope,expiresAt,revokedAt\nt/1,ci,read,2026-12-21T07:00:00Z,\n");
    assertThat(Shell.at(server).run("token", "revoke", "t/1").out()).isEqualTo("Revoked t/1.\n");
    assertThat(Shell.at(server).run("token", "revoke", "t2").exit()).isEqualTo(5);
  }

  @Test
  void revokesByANameThatOnlyOneTokenHas() {
    server
        .on(
            "GET /tokens",
            """
            {"schema":"weft.tokens/v1","next":null,"items":[
             {"id":"t1","name":"laptop"},{"id":"t2","name":"ci"},{"id":"t3","name":"ci"}]}""")
        .handle("DELETE /tokens/t1", (exchange, asked) -> exchange.sendResponseHeaders(204, -1));

    assertThat(Shell.at(server).run("token", "revoke", "laptop").out()).isEqualTo("Revoked t1.\n");
    Shell.Result several = Shell.at(server).run("token", "revoke", "ci");
    assertThat(several.exit()).isEqualTo(2);
    assertThat(several.err()).contains("2 tokens are named ci", "by its id: t2, t3");
  }

  @Test
  void saysWhoIAm() {
    server.on(
        "GET /whoami",
        """
        {"schema":"weft.whoami/v1","principal":"ada","actor":"operator","kind":"person",
         "roles":[{"scope":"operations","roles":["product_owner","data_engineer"]}]}
        """);

    Golden.check("whoami.txt", Shell.at(server).run("--as", "ada", "whoami").out());
  }

  @Test
  void needsAToken() {
    server.onProblem("GET /whoami", 401, "W-ACCESS-001", "Nobody is signed in", "Give a token.");

    Shell.Result result = new Shell().with("WEFT_URL", server.url()).run("whoami");

    assertThat(result.exit()).isEqualTo(4);
    assertThat(server.last("GET").header("Authorization")).isEmpty();
  }
}
