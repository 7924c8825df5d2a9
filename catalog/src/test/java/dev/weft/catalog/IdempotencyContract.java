package dev.weft.catalog;

import static dev.weft.catalog.Samples.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.idempotency.Answer;
import dev.weft.catalog.idempotency.RequestKey;
import dev.weft.model.error.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

abstract class IdempotencyContract extends CatalogContract {

  private static final RequestKey APPLY = new RequestKey("ann", "apply", "k-1");

  private Answer answer(RequestKey request, String hash, String body) {
    return write(w -> w.idempotency().put(request, hash, 201, bytes(body)));
  }

  @Test
  void answersARepeatedRequestWithTheFirstAnswer() {
    Answer first = answer(APPLY, "h1", "one");

    assertThat(answer(APPLY, "h1", "two")).isEqualTo(first);
    assertThat(find(r -> r.idempotency().find(APPLY, "h1")))
        .contains(new Answer(APPLY, "h1", 201, bytes("one"), clock.micros()));
  }

  @Test
  void refusesAnotherRequestUnderTheSameKey() {
    answer(APPLY, "h1", "one");

    assertThat(refusal(w -> w.idempotency().put(APPLY, "h2", 201, bytes("two"))))
        .isEqualTo(ErrorCode.SERVER_KEY_REUSED);
    assertThat(refusal(w -> w.idempotency().find(APPLY, "h2")))
        .isEqualTo(ErrorCode.SERVER_KEY_REUSED);
  }

  @Test
  void keepsPrincipalsAndOperationsApart() {
    answer(APPLY, "h1", "one");

    assertThat(find(r -> r.idempotency().find(new RequestKey("eve", "apply", "k-1"), "h1")))
        .isEmpty();
    assertThat(find(r -> r.idempotency().find(new RequestKey("ann", "run", "k-1"), "h2")))
        .isEmpty();
  }

  @Test
  void forgetsAfterADay() {
    answer(APPLY, "h1", "one");
    clock.advance(Duration.ofHours(24).minusNanos(1_000));
    assertThat(find(r -> r.idempotency().find(APPLY, "h1"))).isPresent();

    clock.advance(Duration.ofNanos(1_000));
    assertThat(find(r -> r.idempotency().find(APPLY, "h1"))).isEmpty();
    assertThat(answer(APPLY, "h2", "two").body()).isEqualTo(bytes("two"));
  }

  @Test
  void removesWhatExpiredAndNothingElse() {
    var later = new RequestKey("ann", "apply", "k-2");
    answer(APPLY, "h1", "one");
    clock.advance(Duration.ofHours(20));
    answer(later, "h1", "two");
    clock.advance(Duration.ofHours(5));
    change(w -> w.idempotency().expire());
    clock.setBack(Duration.ofHours(25));

    assertThat(find(r -> r.idempotency().find(later, "h1"))).isPresent();
    assertThat(find(r -> r.idempotency().find(APPLY, "h1"))).isEmpty();
  }

  @Test
  void keepsAnAnswerOnlyTogetherWithWhatItAnswers() {
    var refused =
        refusal(
            w -> {
              w.idempotency().put(APPLY, "h1", 201, bytes("one"));
              w.runs().get("nothing");
            });

    assertThat(refused).isEqualTo(ErrorCode.RUN_NOT_FOUND);
    assertThat(find(r -> r.idempotency().find(APPLY, "h1"))).isEmpty();
  }
}
