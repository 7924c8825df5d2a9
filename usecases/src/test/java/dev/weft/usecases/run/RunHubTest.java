package dev.weft.usecases.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RunHubTest {

  private final RunHub hub = new RunHub();

  @Test
  void aStuckRunDoesNotHoldTheStopUp() {
    var stuck = hub.begin("r1");
    hub.stop(Duration.ofMillis(5));
    assertThat(stuck.isCancelled()).isTrue();
  }

  @Test
  void waitsForARunThatEnds() throws InterruptedException {
    var run = hub.begin("r1");
    var ended = Thread.ofVirtual().unstarted(() -> hub.end("r1"));
    run.onCancel(ended::start);
    hub.stop(Duration.ofMinutes(5));
    ended.join();
    assertThat(hub.cancel("r1")).isFalse();
  }
}
