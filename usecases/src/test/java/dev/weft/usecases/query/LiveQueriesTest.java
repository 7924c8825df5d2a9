package dev.weft.usecases.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.FairQueue;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LiveQueriesTest {

  private static final Principal ANN = new Principal.OfPerson("ann");

  private static final Duration HOUR = Duration.ofHours(1);

  private final LiveQueries live = new LiveQueries();

  @Test
  void refusesMoreThanOneMayHaveUnderWayAndLetsOthersIn() {
    for (int i = 0; i < 16; i++) {
      live.begin("ann" + i, ANN, "select 1");
    }
    refused("one more", ANN);
    live.begin("eve", new Principal.OfPerson("eve"), "select 1");
    live.end("ann0");
    live.begin("one more", ANN, "select 1");
  }

  @Test
  void refusesMoreThanTheServerRunsAtOnce() {
    for (int i = 0; i < 64; i++) {
      live.begin("q" + i, new Principal.OfPerson("p" + i / 8), "select 1");
    }
    refused("one more", ANN);
    live.end("q3");
    live.begin("one more", ANN, "select 1");
  }

  @Test
  void cancelsOnlyForWhoAsked() {
    var cancellation = live.begin("q", ANN, "select 1");
    assertThat(live.cancel("q", new Principal.Operator())).isFalse();
    assertThat(cancellation.isCancelled()).isFalse();
    assertThat(live.cancel("q", ANN)).isTrue();
    assertThat(cancellation.isCancelled()).isTrue();
  }

  private void refused(String id, Principal principal) {
    assertThatThrownBy(() -> live.begin(id, principal, "select 1"))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_BUSY));
  }

  private FairQueue.Turn understand(String id, Principal who, Duration time) {
    return live.understand(id, who, time, live.begin(id, who, "select 1"));
  }

  @Test
  void understandsAFewTextsAtATimeAndLetsOthersWaitUntilTheirTimeIsOver() {
    List<FairQueue.Turn> turns = new ArrayList<>();
    for (int at = 0; at < 4; at++) {
      turns.add(understand("a" + at, ANN, HOUR));
    }
    assertThatThrownBy(() -> understand("late", ANN, Duration.ZERO))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_TIMEOUT));
    turns.getFirst().close();
    assertThat(understand("next", ANN, HOUR).isGranted()).isTrue();
  }

  @Test
  void doesNotWaitForATextThatIsCancelled() throws InterruptedException, ExecutionException {
    for (int at = 0; at < 4; at++) {
      understand("a" + at, ANN, HOUR);
    }
    Cancellation stop = live.begin("waiting", ANN, "select 1");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waiting =
          threads.submit(
              () ->
                  catchThrowableOfType(
                      WeftException.class, () -> live.understand("waiting", ANN, HOUR, stop)));
      stop.cancel();
      assertThat(waiting.get().code()).isEqualTo(ErrorCode.SQL_CANCELLED);
    }
  }
}
