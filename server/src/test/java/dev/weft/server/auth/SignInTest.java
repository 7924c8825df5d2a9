package dev.weft.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final Principal ADA = new Principal.OfPerson("ada");

  private final Book book = new Book();
  private Instant now = Instant.EPOCH;
  private SignIn signIn = on(new SignIn.Stage(true, true));

  @Test
  void knowsTheOperatorByTheTokenFile() {
    assertThat(caller("Bearer operator-secret"))
        .isEqualTo(new Caller(new Principal.Operator(), Optional.empty(), "rest", "t"));
  }

  @Test
  void knowsAPersonByTheHashOfATokenOnly() {
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    assertThat(caller("bearer weft_ada").principal()).isEqualTo(ADA);
    assertThat(SignIn.hash("weft_ada"))
        .isEqualTo("e1b81f0b9d03fb4af6714d3f5a15dc189fc2566d36db6141dfff80bea4b6754f");
  }

  @Test
  void remembersATokenForAWhile() {
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    caller("Bearer weft_ada");
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(1);
    now = now.plusSeconds(31);
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(2);
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() {
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    caller("Bearer weft_ada");
    book.tokens.clear();
    signIn.forgetTokens();
    refuses("Bearer weft_ada", Optional.empty(), ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void neverRemembersARefusal() {
    refuses("Bearer weft_ada", Optional.empty(), ErrorCode.ACCESS_SIGN_IN);
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    assertThat(caller("Bearer weft_ada").principal()).isEqualTo(ADA);
  }

  @Test
  void remembersNoMoreThanItMay() {
    for (int i = 0; i < 5; i++) {
      book.tokens.put(SignIn.hash("weft_" + i), new Principal.OfPerson("p" + i));
      caller("Bearer weft_" + i);
    }
    caller("Bearer weft_4");
    assertThat(book.asked).isEqualTo(5);
    caller("Bearer weft_0");
    assertThat(book.asked).isEqualTo(6);
  }

  @Test
  void anAnswerFromBeforeARevocationIsNotRemembered() {
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    book.onFind = signIn::forgetTokens;
    caller("Bearer weft_ada");
    book.onFind = () -> {};
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(2);
  }

  @Test
  void theOperatorActsAsASamplePerson() {
    var caller = signIn.caller(shown("Bearer operator-secret", Optional.of("cy")));
    assertThat(caller.principal()).isEqualTo(new Principal.OfPerson("cy"));
    assertThat(caller.actor()).contains(new Principal.Operator());
  }

  @Test
  void nobodyActsAsAnotherElsewhere() {
    book.tokens.put(SignIn.hash("weft_ada"), ADA);
    refuses("Bearer weft_ada", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
    refuses("Bearer operator-secret", Optional.of("nobody"), ErrorCode.ACCESS_IMPERSONATION);
    refuses("Bearer operator-secret", Optional.of("\n"), ErrorCode.ACCESS_IMPERSONATION);
    signIn = on(new SignIn.Stage(false, true));
    refuses("Bearer operator-secret", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
    signIn = on(new SignIn.Stage(true, false));
    refuses("Bearer operator-secret", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
  }

  private SignIn on(SignIn.Stage stage) {
    var known = new KnownTokens(3, Duration.ofSeconds(30), () -> now);
    return new SignIn("operator-secret", book, known, stage);
  }

  private Caller caller(String authorization) {
    return signIn.caller(shown(authorization, Optional.empty()));
  }

  private void refuses(String authorization, Optional<String> as, ErrorCode code) {
    assertThatThrownBy(() -> signIn.caller(shown(authorization, as)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).doesNotContain("secret").doesNotContain("weft_ada");
            });
  }

  private static SignIn.Shown shown(String authorization, Optional<String> as) {
    return new SignIn.Shown(Optional.of(authorization), as, "rest", "t");
  }

  /// Knows cy, and tokens by hash.
  private static final class Book implements TokenBook {
    private final Map<String, Principal> tokens = new HashMap<>();
    private int asked;
    private Runnable onFind = () -> {};

    @Override
    public Optional<Principal> find(String hash) {
      asked++;
      var found = Optional.ofNullable(tokens.get(hash));
      onFind.run();
      return found;
    }

    @Override
    public boolean knowsPerson(String name) {
      return name.equals("cy");
    }
  }
}
