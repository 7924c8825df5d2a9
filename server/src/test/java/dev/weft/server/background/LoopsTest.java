package dev.weft.server.background;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopsTest {

  @Test
  void turnsAgainAndAgainWhateverFails() throws InterruptedException {
    var turns = new CountDownLatch(4);
    var count = new AtomicInteger();
    try (var loops =
        Loops.start(
            List.of(
                loop(
                    () -> {
                      turns.countDown();
                      switch (count.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("a mistake");
                        case 2 ->
                            throw WeftException.of(ErrorCode.LAKE_DISK, "The disk is full", "");
                        default -> {}
                      }
                    })))) {
      assertThat(loops).isNotNull();
      assertThat(turns.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void endsATurnThatIsUnderWay() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var loops =
        Loops.start(
            List.of(
                loop(
                    () -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException _) {
                        interrupted.countDown();
                      }
                    })));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    loops.close();
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Loop loop(Runnable turn) {
    return new Loop() {
      @Override
      public String name() {
        return "test";
      }

      @Override
      public Duration every() {
        return Duration.ofMillis(1);
      }

      @Override
      public void turn() {
        turn.run();
      }
    };
  }
}
