package dev.weft.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.usecases.access.Holder;
import dev.weft.usecases.access.Vouched;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final Principal ADA = new Principal.OfPerson("ada");
  private static final int LIMIT = 3;

  private final Book book = new Book();
  private final List<SignInLimits.LockOut> lockOuts = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private SignIn signIn = on(new SignIn.Stage(true, true));

  @Test
  void knowsTheOperatorByTheTokenFile() {
    assertThat(caller("Bearer operator-secret"))
        .isEqualTo(new Caller(new Principal.Operator(), Optional.empty(), "rest", "t"));
  }

  @Test
  void knowsAPersonByTheirToken() {
    book.tokens.put("weft_ada", ADA);
    assertThat(caller("bearer weft_ada").principal()).isEqualTo(ADA);
  }

  @Test
  void remembersATokenForAWhile() {
    book.tokens.put("weft_ada", ADA);
    caller("Bearer weft_ada");
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(1);
    now = now.plusSeconds(31);
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(2);
  }

  @Test
  void remembersNothingFromBeforeAChange() {
    book.tokens.put("weft_ada", ADA);
    caller("Bearer weft_ada");
    book.position++;
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(2);
    book.tokens.clear();
    book.position++;
    refuses("Bearer weft_ada", Optional.empty(), ErrorCode.ACCESS_SIGN_IN);
  }

  @Test
  void neverRemembersARefusal() {
    refuses("Bearer weft_ada", Optional.empty(), ErrorCode.ACCESS_SIGN_IN);
    book.tokens.put("weft_ada", ADA);
    assertThat(caller("Bearer weft_ada").principal()).isEqualTo(ADA);
  }

  @Test
  void remembersNoMoreThanItMay() {
    for (int i = 0; i < 5; i++) {
      book.tokens.put("weft_" + i, new Principal.OfPerson("p" + i));
      caller("Bearer weft_" + i);
    }
    caller("Bearer weft_4");
    assertThat(book.asked).isEqualTo(5);
    caller("Bearer weft_0");
    assertThat(book.asked).isEqualTo(6);
  }

  /// The position was asked for first.
  @Test
  void anAnswerFromBeforeARevocationIsNotRemembered() {
    book.tokens.put("weft_ada", ADA);
    book.onFind = () -> book.position++;
    caller("Bearer weft_ada");
    book.onFind = () -> {};
    caller("Bearer weft_ada");
    assertThat(book.asked).isEqualTo(2);
  }

  @Test
  void theOperatorActsAsASamplePerson() {
    var caller = signIn.signIn(shown("Bearer operator-secret", Optional.of("cy"))).caller();
    assertThat(caller.principal()).isEqualTo(new Principal.OfPerson("cy"));
    assertThat(caller.actor()).contains(new Principal.Operator());
  }

  @Test
  void nobodyActsAsAnotherElsewhere() {
    book.tokens.put("weft_ada", ADA);
    refuses("Bearer weft_ada", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
    refuses("Bearer operator-secret", Optional.of("nobody"), ErrorCode.ACCESS_IMPERSONATION);
    refuses("Bearer operator-secret", Optional.of("\n"), ErrorCode.ACCESS_IMPERSONATION);
    signIn = on(new SignIn.Stage(false, true));
    refuses("Bearer operator-secret", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
    signIn = on(new SignIn.Stage(true, false));
    refuses("Bearer operator-secret", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
  }

  @Test
  void aTokenThatIsNewWaitsWhereTokensWereGuessed() {
    book.tokens.put("weft_old", ADA);
    book.tokens.put("weft_new", ADA);
    caller("Bearer weft_old");
    for (int i = 0; i < 3; i++) {
      refuses("Bearer guess_" + i, Optional.empty(), ErrorCode.ACCESS_SIGN_IN);
    }
    int asked = book.asked;
    refuses("Bearer guess_3", Optional.empty(), ErrorCode.ACCESS_LOCKED);
    refuses("Bearer weft_new", Optional.empty(), ErrorCode.ACCESS_LOCKED);
    assertThat(book.asked).isEqualTo(asked);
    assertThat(caller("Bearer weft_old").principal()).isEqualTo(ADA);
    now = now.plusSeconds(30);
    assertThat(caller("Bearer weft_new").principal()).isEqualTo(ADA);
    assertThat(lockOuts)
        .extracting(SignInLimits.LockOut::by, SignInLimits.LockOut::from)
        .containsExactly(Tuple.tuple(SignInLimits.By.ADDRESS, "10.0.0.1"));
  }

  @Test
  void keepsWhatATokenIsFor() {
    book.tokens.put("weft_ada", ADA);
    SignedIn ada = signIn.signIn(shown("Bearer weft_ada", Optional.empty()));
    ada.require(Scope.READ);
    assertThatThrownBy(() -> ada.require(Scope.RUN))
        .hasMessageContaining("This token is for 'read' and may not do what takes 'run'");
    signIn.signIn(shown("Bearer operator-secret", Optional.of("cy"))).require(Scope.ALL);
  }

  @Test
  void whoMayNotActAsAnotherGuessesNoToken() {
    book.tokens.put("weft_ada", ADA);
    for (int i = 0; i < 4; i++) {
      refuses("Bearer weft_ada", Optional.of("cy"), ErrorCode.ACCESS_IMPERSONATION);
    }
    assertThat(lockOuts).isEmpty();
  }

  private SignIn on(SignIn.Stage stage) {
    var known = new KnownTokens(3, Duration.ofSeconds(30), () -> now);
    var check = new AccessTokenCheck(IssuerKey.of(IssuerKey.fresh()), 3, () -> now);
    var limits =
        new SignInLimits(new SignInLimits.Rule(LIMIT, Duration.ofSeconds(30)), 9, () -> now);
    return new SignIn(
        book,
        known,
        check,
        TestIssuer.none(),
        stage,
        limits,
        (lockOut, _) -> lockOuts.add(lockOut));
  }

  private Caller caller(String authorization) {
    return signIn.signIn(shown(authorization, Optional.empty())).caller();
  }

  /// All of them have begun or were refused before the first one is counted.
  @Test
  void ofParallelGuessesNoMoreAreTriedThanMayFail() {
    int guesses = LIMIT + 7;
    var places = new Places(guesses, Duration.ofSeconds(10));
    var everybody = new CountDownLatch(guesses);
    var tried = new AtomicInteger();
    var refused = new ConcurrentLinkedQueue<ErrorCode>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < guesses; i++) {
        String what = "password ada" + i;
        threads.execute(
            () -> {
              try {
                signIn.guarded(
                    shown("", Optional.empty()),
                    what,
                    places,
                    () -> {
                      tried.incrementAndGet();
                      everybody.countDown();
                      await(everybody);
                      throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "Wrong", "");
                    });
              } catch (WeftException e) {
                refused.add(e.code());
                everybody.countDown();
              }
            });
      }
    }
    assertThat(tried).hasValue(LIMIT);
    assertThat(refused).hasSize(guesses).filteredOn(ErrorCode.SERVER_BUSY::equals).hasSize(7);
    assertThat(lockOuts).hasSize(1);
  }

  @Test
  void whoFindsNoPlaceIsSentAway() {
    var places = new Places(1, Duration.ofMillis(1));
    var refused =
        places.in(() -> catchThrowableOfType(WeftException.class, () -> places.in(() -> "done")));
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_BUSY);
    assertThat(places.in(() -> "done")).isEqualTo("done");
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not everybody came");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void refuses(String authorization, Optional<String> as, ErrorCode code) {
    assertThatThrownBy(() -> signIn.signIn(shown(authorization, as)))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).doesNotContain("secret").doesNotContain("weft_ada");
            });
  }

  private static SignIn.Shown shown(String authorization, Optional<String> as) {
    return new SignIn.Shown(Optional.of(authorization), as, "10.0.0.1", "rest", "t");
  }

  /// Knows the operator, cy, and some tokens.
  private static final class Book implements TokenBook {
    private final Map<String, Principal> tokens = new HashMap<>();
    private int asked;
    private long position;
    private Runnable onFind = () -> {};

    @Override
    public Holder signIn(String token) {
      asked++;
      if (token.equals("operator-secret")) {
        return new Holder(new Principal.Operator(), Optional.empty(), Scope.ALL);
      }
      var found = Optional.ofNullable(tokens.get(token));
      onFind.run();
      return found
          .map(principal -> new Holder(principal, Optional.of("t1"), Scope.READ))
          .orElseThrow(
              () -> WeftException.of(ErrorCode.ACCESS_SIGN_IN, "The token is not valid", ""));
    }

    @Override
    public Holder owner(String id) {
      throw WeftException.of(ErrorCode.ACCESS_SIGN_IN, "The token is not valid", "");
    }

    @Override
    public Holder recognize(Vouched vouched, SignIn.Shown shown) {
      return new Holder(new Principal.OfPerson(vouched.account()), Optional.empty(), Scope.ALL);
    }

    @Override
    public long position() {
      return position;
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
