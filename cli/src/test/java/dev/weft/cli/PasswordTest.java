package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Passwords: offered, set, changed, and signed in with.
class PasswordTest {

  private static final String OLD = "\"old\":\"correct horse\"";
  private static final String NEW = "\"password\":\"battery staple\"";

  private final FakeServer server = new FakeServer();
  @TempDir private Path home;

  @AfterEach
  void stop() {
    server.close();
  }

  private Shell nobody() {
    return new Shell().with("WEFT_URL", server.url()).with("HOME", home.toString());
  }

  @Test
  void offersAPasswordAndPrintsTheTokenAlone() {
    server.on(
        "POST /people/ada/password-offers",
        201,
        """
        {"schema":"weft.session/v1","id":"o1","principal":"ada","token":"weft_abc","expiresAt":"2026-12-21T07:00:00Z"}
        """);
    Shell.Result result = Shell.at(server).run("password", "offer", "ada");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("weft_abc\n");
    assertThat(result.err())
        .isEqualTo(
            "Hand this over to ada, who types it at weft password set until 2026-12-21 07:00:00Z:\n");
    assertThat(Shell.at(server).run("password", "offer", "ada", "-o", "json").out())
        .contains("\"principal\" : \"ada\"");
    assertThat(Shell.at(server).run("password", "offer", "zoe").exit()).isEqualTo(5);
  }

  @Test
  void setsAPasswordAsNobody() {
    server.beside("POST /sign-in/first-password", 204, "");
    Shell.Result typed =
        nobody().typing("weft_abc", "battery staple", "battery staple").run("password", "set");
    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(typed.err()).isEqualTo("The token: Your new password: Your new password again: ");
    assertThat(typed.out())
        .isEqualTo("Your password is set. Sign in with weft login --name YOU.\n");
    assertThat(server.last("POST").text()).contains("\"token\":\"weft_abc\"", NEW);
    assertThat(server.last("POST").header("Authorization")).isEmpty();
    Shell.Result piped =
        nobody()
            .answering("weft_abc\nbattery staple\n")
            .run("password", "set", "--password-stdin", "-o", "json");
    assertThat(piped.out()).contains("\"schema\" : \"weft.password/v1\"");
  }

  @Test
  void changesAPasswordThatNobodySees() {
    server.on("POST /password", 204, "");
    Shell.Result typed =
        Shell.at(server)
            .typing("correct horse", "battery staple", "battery staple")
            .run("password", "change");
    assertThat(typed.exit()).as(typed.err()).isZero();
    assertThat(typed.out() + typed.err()).doesNotContain("horse", "staple");
    assertThat(server.last("POST").text()).contains(OLD, NEW);
    Shell.Result piped =
        Shell.at(server)
            .answering("correct horse\r\nbattery staple")
            .run("password", "change", "--password-stdin");
    assertThat(piped.exit()).isZero();
    assertThat(server.last("POST").text()).contains(OLD, NEW);
  }

  @Test
  void changesNothingWhenItIsNotSure() {
    assertThat(
            Shell.at(server)
                .typing("correct horse", "battery staple", "battery stable")
                .run("password", "change")
                .err())
        .contains("The two passwords are not the same", "Nothing was changed");
    assertThat(Shell.at(server).run("password", "change").err())
        .contains("Nobody is there to type your old password", "--password-stdin");
    assertThat(
            Shell.at(server)
                .answering("correct horse\n")
                .run("password", "change", "--password-stdin")
                .err())
        .contains("stdin has no line with your new password");
    assertThat(server.asked()).noneMatch(one -> one.startsWith("POST"));
  }

  @Test
  void signsInByNameAndPassword() {
    server
        .beside(
            "POST /sign-in/password",
            201,
            "{\"principal\":\"ada\",\"token\":\"weft_s1\",\"expiresAt\":\"2999-01-01T00:00:00Z\"}")
        .on("GET /whoami", "{\"schema\":\"weft.whoami/v1\",\"principal\":\"ada\",\"roles\":[]}");
    Shell.Result result = nobody().typing("battery staple").run("login", "--name", "ada");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("Signed in as ada at " + server.url() + " until 2999");
    assertThat(server.last("POST").text()).contains("\"name\":\"ada\"", NEW);
    assertThat(nobody().run("whoami").exit()).isZero();
    assertThat(server.last("GET").header("Authorization")).isEqualTo("Bearer weft_s1");
  }
}
