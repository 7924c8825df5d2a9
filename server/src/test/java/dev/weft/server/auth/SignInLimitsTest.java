package dev.weft.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.server.auth.SignInLimits.By;
import dev.weft.server.auth.SignInLimits.Failure;
import dev.weft.server.auth.SignInLimits.LockOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Three failures within a minute are too many.
class SignInLimitsTest {

  private Instant now = Instant.EPOCH;
  private final SignInLimits limits =
      new SignInLimits(new SignInLimits.Rule(3, Duration.ofMinutes(1)), 8, () -> now);

  @Test
  void makesAnAddressWaitForItsPauseAndTellsOnce() {
    assertThat(guess("a", "1")).isEmpty();
    assertThat(guess("a", "2")).isEmpty();
    assertThat(guess("a", "3")).extracting(LockOut::by).containsExactly(By.ADDRESS);
    assertThat(guess("a", "4")).isEmpty();
    now = now.plusSeconds(15);
    assertThatThrownBy(() -> limits.check("a", "5"))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_LOCKED);
              assertThat(refused.details()).containsEntry("retryAfter", "45");
            });
    now = now.plusSeconds(45);
    assertThatCode(() -> limits.check("a", "5")).doesNotThrowAnyException();
    assertThat(guess("a", "5")).isEmpty();
  }

  @Test
  void leavesOtherAddressesAlone() {
    List.of("1", "2", "3").forEach(hash -> guess("a", hash));
    assertThatCode(() -> limits.check("b", "4")).doesNotThrowAnyException();
  }

  @Test
  void forgetsFailuresThatLieFurtherApart() {
    guess("a", "1");
    guess("a", "2");
    now = now.plusSeconds(60);
    assertThat(guess("a", "3")).isEmpty();
    assertThatCode(() -> limits.check("a", "4")).doesNotThrowAnyException();
  }

  @Test
  void makesATokenWaitWhereverItComesFrom() {
    guess("a", "1");
    guess("b", "1");
    assertThat(guess("c", "1")).extracting(LockOut::by).containsExactly(By.TOKEN);
    assertThatThrownBy(() -> limits.check("d", "1")).isInstanceOf(WeftException.class);
    assertThatCode(() -> limits.check("d", "2")).doesNotThrowAnyException();
  }

  @Test
  void aTokenThatHasEndedCountsForItselfAlone() {
    for (int i = 0; i < 3; i++) {
      limits.failed(new Failure("a", "ended", false));
    }
    assertThatThrownBy(() -> limits.check("a", "ended")).isInstanceOf(WeftException.class);
    assertThatCode(() -> limits.check("a", "fresh")).doesNotThrowAnyException();
  }

  @Test
  void letsThroughWhatWasGoodWithinTheHourUntilItFails() {
    limits.passed("good");
    List.of("1", "2", "3").forEach(hash -> guess("a", hash));
    assertThatCode(() -> limits.check("a", "good")).doesNotThrowAnyException();
    limits.failed(new Failure("a", "good", false));
    assertThatThrownBy(() -> limits.check("a", "good")).isInstanceOf(WeftException.class);
  }

  @Test
  void aSuccessTakesNoFailureBack() {
    guess("a", "1");
    guess("a", "2");
    limits.passed("mine");
    assertThat(guess("a", "3")).hasSize(1);
  }

  @Test
  void remembersNoMoreThanItMay() {
    List.of("1", "2", "3").forEach(hash -> guess("a", hash));
    for (int i = 0; i < 5; i++) {
      guess("other" + i, "other" + i);
    }
    assertThatCode(() -> limits.check("a", "4")).doesNotThrowAnyException();
  }

  /// What is under way may fail as well.
  @Test
  void beginsNoMoreThanMayFail() {
    guess("a", "1");
    limits.begin("a", "2");
    limits.begin("a", "3");
    assertThatThrownBy(() -> limits.begin("a", "4"))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_BUSY));
    assertThatCode(() -> limits.begin("b", "4")).doesNotThrowAnyException();
    limits.end("a", "2");
    assertThatCode(() -> limits.begin("a", "4")).doesNotThrowAnyException();
    guess("a", "3");
    guess("a", "4");
    assertThatThrownBy(() -> limits.begin("a", "5"))
        .isInstanceOfSatisfying(
            WeftException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ACCESS_LOCKED));
  }

  private List<LockOut> guess(String from, String hash) {
    return limits.failed(new Failure(from, hash, true));
  }
}
