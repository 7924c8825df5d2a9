package dev.weft.catalog;

import static dev.weft.catalog.JournalContract.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.run.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LeaseContract extends CatalogContract {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private boolean take(String owner) {
    return write(
        w -> w.leases().take("sweep", new Hold(owner, w.now() + MINUTE.toMillis() * 1_000)));
  }

  private List<String> holders() {
    return find(r -> r.leases().find("sweep")).map(Hold::owner).stream().toList();
  }

  @Test
  void isTakenByOneAtATime() {
    assertThat(holders()).isEmpty();
    assertThat(take("node-1")).isTrue();
    assertThat(take("node-2")).isFalse();
    assertThat(holders()).containsExactly("node-1");
  }

  @Test
  void isRenewedByItsHolder() {
    take("node-1");
    clock.advance(Duration.ofSeconds(40));
    assertThat(take("node-1")).isTrue();
    clock.advance(Duration.ofSeconds(40));

    assertThat(take("node-2")).isFalse();
  }

  @Test
  void isFreeWhenItsHolderGaveNoSignOfLife() {
    take("node-1");
    clock.advance(MINUTE);

    assertThat(holders()).isEmpty();
    assertThat(take("node-2")).isTrue();
    assertThat(holders()).containsExactly("node-2");
  }

  @Test
  void isGivenBackByItsHolderOnly() {
    take("node-1");
    change(w -> w.leases().giveBack("sweep", "node-2"));
    assertThat(holders()).containsExactly("node-1");

    change(w -> w.leases().giveBack("sweep", "node-1"));
    assertThat(take("node-2")).isTrue();
  }

  @Test
  void isTakenByOneOfManyThatAskAtOnce() throws Exception {
    var taken = new AtomicInteger();
    try (Catalog other = Catalog.open(url(), clock)) {
      inParallel(
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      (Runnable)
                          () -> {
                            Catalog mine = i % 2 == 0 ? catalog() : other;
                            boolean won =
                                mine.write(
                                    ANN,
                                    w -> w.leases().take("sweep", new Hold("n" + i, w.now() + 1)));
                            taken.addAndGet(won ? 1 : 0);
                          })
              .toList());
    }

    assertThat(taken).hasValue(1);
  }
}
