package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.access.Access;
import dev.weft.catalog.access.Token;
import dev.weft.catalog.access.TokenDraft;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class AccessContract extends CatalogContract {

  static final TokenDraft.IssuerSession AT_ISSUER =
      new TokenDraft.IssuerSession("https://issuer.example", "s-1");

  static TokenDraft session(String id, String principal) {
    return new TokenDraft(
        id,
        principal,
        Optional.of(principal + "@example.com"),
        "browser",
        "hash-of-" + id,
        "all",
        Optional.empty(),
        Token.SESSION,
        Optional.of(AT_ISSUER));
  }

  private Token token(String id, String principal, Optional<Long> expires) {
    var draft =
        new TokenDraft(
            id,
            principal,
            Optional.of("cy@example.com"),
            "laptop",
            "hash-of-" + id,
            "run",
            expires);
    return write(w -> w.access().addToken(draft));
  }

  @Test
  void findsATokenByTheHashOfItsSecret() {
    Token token = token("t1", "cy", Optional.empty());

    assertThat(token.createdAt()).isEqualTo(clock.micros());
    assertThat(token.scope()).isEqualTo("run");
    assertThat(token.account()).contains("cy@example.com");
    assertThat(find(r -> r.access().findByHash("hash-of-t1"))).contains(token);
    assertThat(find(r -> r.access().findByHash("hash-of-t2"))).isEmpty();
    assertThat(find(r -> r.access().findToken("t1"))).contains(token);
  }

  @Test
  void keepsHashesAndValuesOutOfTheJournal() {
    token("t1", "cy", Optional.empty());
    change(w -> w.access().revoke("t1"));
    change(w -> w.access().putSetting("operator", "secret-value"));

    assertThat(journaledKinds())
        .containsExactly("token.created", "token.revoked", "setting.changed");
    assertThat(journal().toString()).doesNotContain("hash-of").doesNotContain("secret-value");
  }

  @Test
  void opensNothingOnceItHasExpired() {
    Token token = token("t1", "cy", Optional.of(clock.micros() + 10));

    assertThat(token.valid(clock.micros() + 9)).isTrue();
    assertThat(token.valid(clock.micros() + 10)).isFalse();
    assertThat(token("t2", "cy", Optional.empty()).valid(Long.MAX_VALUE)).isTrue();
  }

  @Test
  void revokesForEverAndOnce() {
    token("t1", "cy", Optional.empty());
    Token revoked = write(w -> w.access().revoke("t1"));
    clock.advance(Duration.ofHours(1));
    Token again = write(w -> w.access().revoke("t1"));

    assertThat(revoked.valid(0)).isFalse();
    assertThat(again).isEqualTo(revoked);
    assertThat(journaledKinds()).containsExactly("token.created", "token.revoked");
    assertThat(refusal(w -> w.access().revoke("t9"))).isEqualTo(ErrorCode.ACCESS_TOKEN_NOT_FOUND);
  }

  @Test
  void endsWhatBeganWithASessionOfAnIssuer() {
    token("t1", "cy", Optional.empty());
    change(w -> w.access().addToken(session("s1", "cy")));
    change(w -> w.access().addToken(session("s2", "cy")));
    var other = new TokenDraft.IssuerSession("https://other.example", "s-1");
    assertThat(this.<Integer>write(w -> w.access().revokeOf(other))).isZero();
    assertThat(this.<Integer>write(w -> w.access().revokeOf(AT_ISSUER))).isEqualTo(2);
    assertThat(this.<Integer>write(w -> w.access().revokeOf(AT_ISSUER))).isZero();
    assertThat(find(r -> r.access().findToken("s1")).orElseThrow().valid(0)).isFalse();
    assertThat(find(r -> r.access().findToken("s1")).orElseThrow().isSession()).isTrue();
    assertThat(find(r -> r.access().findToken("t1")).orElseThrow().valid(0)).isTrue();
    assertThat(find(r -> r.access().findToken("t1")).orElseThrow().isSession()).isFalse();
  }

  @Test
  void endsAllOfAKindThatSomebodyHas() {
    token("t1", "cy", Optional.empty());
    change(w -> w.access().addToken(session("s1", "cy")));
    change(w -> w.access().addToken(session("s2", "eve")));
    change(w -> w.access().revokeAll("cy", Token.SESSION));
    assertThat(find(r -> r.access().findToken("s1")).orElseThrow().valid(0)).isFalse();
    assertThat(find(r -> r.access().findToken("s2")).orElseThrow().valid(0)).isTrue();
    assertThat(find(r -> r.access().findToken("t1")).orElseThrow().valid(0)).isTrue();
  }

  @Test
  void keepsThePasswordThatWasSetLastAndTellsNobody() {
    assertThat(find(r -> r.passwords().findHash("cy"))).isEmpty();
    change(w -> w.passwords().put("cy", "first-hash"));
    change(w -> w.passwords().put("cy", "second-hash"));
    assertThat(find(r -> r.passwords().findHash("cy"))).contains("second-hash");
    assertThat(journaledKinds()).containsExactly("password.changed", "password.changed");
    assertThat(journal().toString()).doesNotContain("-hash");
  }

  @Test
  void notesTheLastUse() {
    token("t1", "cy", Optional.empty());
    clock.advance(Duration.ofHours(1));
    change(w -> w.access().touch("t1"));
    change(w -> w.access().touch("unknown"));

    assertThat(find(r -> r.access().findToken("t1")).orElseThrow().lastUsed())
        .contains(clock.micros());
  }

  @Test
  void listsTheTokensOfOnePrincipalInPages() {
    for (String id : List.of("t3", "t1", "t2")) {
      token(id, "cy", Optional.empty());
    }
    token("t0", "ann", Optional.empty());

    var cy = new Access.Whose("cy", Optional.of("cy@example.com"), clock.micros());
    assertThat(list(r -> r.access().tokens(cy, "", 2)))
        .extracting(Token::id)
        .containsExactly("t1", "t2");
    assertThat(list(r -> r.access().tokens(cy, "t2", 2)))
        .extracting(Token::id)
        .containsExactly("t3");
  }

  @Test
  void listsNoSessionThatHasEnded() {
    token("t1", "cy", Optional.of(clock.micros()));
    token("t2", "cy", Optional.empty());
    change(w -> w.access().addToken(session("s1", "cy")));
    change(w -> w.access().addToken(session("s2", "cy")));
    change(w -> w.access().revoke("t2"));
    change(w -> w.access().revoke("s2"));
    var cy = new Access.Whose("cy", Optional.of("cy@example.com"), clock.micros());

    assertThat(list(r -> r.access().tokens(cy, "", 9)))
        .extracting(Token::id)
        .containsExactly("s1", "t1", "t2");
  }

  @Test
  void listsNoTokenOfAnotherAccount() {
    token("t1", "cy", Optional.empty());
    for (var account : List.of(Optional.of("other@example.com"), Optional.<String>empty())) {
      var other = new Access.Whose("cy", account, clock.micros());
      assertThat(list(r -> r.access().tokens(other, "", 9))).isEmpty();
    }
  }

  @Test
  void refusesASecondTokenWithTheSameHash() {
    token("t1", "cy", Optional.empty());

    assertThat(
            refusal(
                w ->
                    w.access()
                        .addToken(
                            new TokenDraft(
                                "t2",
                                "eve",
                                Optional.empty(),
                                "x",
                                "hash-of-t1",
                                "all",
                                Optional.empty()))))
        .isEqualTo(ErrorCode.SERVER_STORE);
    assertThat(find(r -> r.access().findByHash("hash-of-t1")).orElseThrow().principal())
        .isEqualTo("cy");
  }

  @Test
  void recordsASettingOnce() {
    String first = write(w -> w.access().putSettingOnce("operator", "ann"));
    String second = write(w -> w.access().putSettingOnce("operator", "eve"));

    assertThat(first).isEqualTo("ann").isEqualTo(second);
    assertThat(journaledKinds()).containsExactly("setting.changed");
  }

  @Test
  void replacesASettingAndJournalsOnlyChanges() {
    change(w -> w.access().putSetting("theme", "light"));
    change(w -> w.access().putSetting("theme", "dark"));
    change(w -> w.access().putSetting("theme", "dark"));

    assertThat(find(r -> r.access().findSetting("theme"))).contains("dark");
    assertThat(journal()).hasSize(2);
  }

  @Test
  void showsNoStatementWhenTheDatabaseRefuses() {
    token("t1", "cy", Optional.empty());
    var failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            WeftException.class, () -> token("t1", "cy", Optional.empty()));

    assertThat(failure).hasMessageNotContainingAny("insert", "token", "hash-of");
  }
}
