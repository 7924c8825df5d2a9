package dev.weft.usecases.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import org.junit.jupiter.api.Test;

class LiveQueriesTest {

  private static final Principal ANN = new Principal.OfPerson("ann");

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
}
