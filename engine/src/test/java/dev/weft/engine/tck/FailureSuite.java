package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What runs wrong, for ever, or against somebody's will.
abstract class FailureSuite extends Runs {

  private static final String ENDLESS =
      "select count(*) as n from range(1000000000) a, range(1000000000) b, flights";

  private static final String ENDLESS_ROWS =
      "select a.range as n from range(1000000000) a, range(1000000000) b where a.range < 0";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          select concat(origin, 'secret')::int as x from flights          | does not fit the type
          select id from flights where concat(origin, 'secret')::int > 1  | does not fit the type
          select 10 // (id - 3) as x from flights                     | division by zero
          select (distance * 1000000000000::bigint * 1000000000)::bigint as x from flights | out of the range
          select (select id from flights) as x                        | more than one row
          """)
  void tellsTheClassOfAFailureAndNoValues(String text, String words) {
    for (Rendering rendering : Rendering.values()) {
      WeftException failure = failure(ErrorCode.SQL_RUN, () -> run(text, rendering));
      assertThat(failure).hasMessageContaining(words);
      assertThat(failure.getMessage()).doesNotContain("secret", "JFK", "LINE", "SELECT");
    }
  }

  @Test
  void tellsTheClassOfAFailureInTheMiddleOfAResult() {
    String late =
        "select (case when i > 900000 then 'secret' else '1' end)::int as x from range(1000000) r(i)";
    WeftException failure = failure(ErrorCode.SQL_RUN, () -> run(late, Rendering.NDJSON));
    assertThat(failure).hasMessageContaining("does not fit the type");
    assertThat(failure.getMessage()).doesNotContain("secret");
  }

  @ParameterizedTest
  @EnumSource
  void endsWhenItsTimeIsOver(Rendering rendering) {
    Limits limits = new Limits(10, 1_000_000, Duration.ofMillis(50));
    failure(ErrorCode.SQL_TIMEOUT, () -> run(ENDLESS, rendering, limits));
    failure(ErrorCode.SQL_TIMEOUT, () -> run(ENDLESS_ROWS, rendering, limits));
    assertThat(contract().leavesFiles()).isFalse();
  }

  @Test
  void isCancelledWhileOtherStatementsGoOn() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch started = new CountDownLatch(1);
    WeftException[] failure = new WeftException[1];
    Thread endless =
        Thread.ofPlatform()
            .start(
                () -> {
                  started.countDown();
                  failure[0] = failure(ErrorCode.SQL_CANCELLED, () -> runEndless(cancellation));
                });
    started.await();
    assertThat(run("select count(*) as n from flights", Rendering.CSV).lines())
        .containsExactly("n", "5");
    cancellation.cancel();
    endless.join();
    assertThat(failure[0]).isNotNull();
  }

  private void runEndless(Cancellation cancellation) {
    contract()
        .engine()
        .run(
            contract().govern(ENDLESS),
            Rendering.ARROW,
            GENEROUS,
            cancellation,
            OutputStream.nullOutputStream());
  }

  @Test
  void doesNotBeginWhatIsCancelledAlready() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    failure(ErrorCode.SQL_CANCELLED, () -> runEndless(cancellation));
  }

  @Test
  void stopsWhenItsReaderIsGone() {
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    failure(
        ErrorCode.SQL_CANCELLED,
        () ->
            contract()
                .engine()
                .run(
                    contract().govern("select * from range(10000000)"),
                    Rendering.NDJSON,
                    GENEROUS,
                    new Cancellation(),
                    gone));
  }

  @Test
  void tellsWhenMemoryIsNotEnough() {
    failure(
        ErrorCode.SQL_MEMORY,
        () ->
            run(
                "select list(i || md5(i::varchar)) as l from range(30000000) r(i)",
                Rendering.ARROW));
    assertThat(run("select 1 as one", Rendering.CSV).lines()).containsExactly("one", "1");
  }
}
