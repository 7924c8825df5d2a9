package dev.weft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FairQueueTest {

  private static FairQueue.Turn enter(FairQueue queue, String owner) {
    return queue.enter(owner).orElseThrow();
  }

  @Test
  void givesPlacesAtOnceWhileThereAreSome() throws InterruptedException {
    FairQueue queue = new FairQueue(2, 5);
    assertThat(enter(queue, "ann").await(0)).isTrue();
    assertThat(enter(queue, "ann").await(0)).isTrue();
    assertThat(enter(queue, "ann").await(0)).isFalse();
  }

  @Test
  void letsOwnersTakeTurnsHoweverManyWaitOfOne() {
    FairQueue queue = new FairQueue(1, 10);
    FairQueue.Turn running = enter(queue, "ann");
    List<FairQueue.Turn> anns =
        List.of(enter(queue, "ann"), enter(queue, "ann"), enter(queue, "ann"));
    FairQueue.Turn bea = enter(queue, "bea");
    FairQueue.Turn cy = enter(queue, "cy");

    running.close();
    assertThat(anns.get(0).isGranted()).isTrue();
    anns.get(0).close();
    assertThat(bea.isGranted()).isTrue();
    bea.close();
    assertThat(cy.isGranted()).isTrue();
    cy.close();
    assertThat(anns.get(1).isGranted()).isTrue();
    assertThat(anns.get(2).isGranted()).isFalse();
  }

  @Test
  void refusesMoreThanMayWait() {
    FairQueue queue = new FairQueue(1, 2);
    enter(queue, "ann");
    enter(queue, "ann");
    enter(queue, "bea");
    assertThat(queue.enter("cy")).isEmpty();
  }

  @Test
  void forgetsWhoeverLeavesTheLine() {
    FairQueue queue = new FairQueue(1, 2);
    FairQueue.Turn running = enter(queue, "ann");
    FairQueue.Turn gone = enter(queue, "bea");
    gone.abandon();
    assertThat(queue.waiting()).isZero();
    running.close();
    assertThat(enter(queue, "cy").isGranted()).isTrue();
    assertThat(gone.isGranted()).isFalse();
  }

  @Test
  void keepsAPlaceThatIsAbandonedTooLate() {
    FairQueue queue = new FairQueue(1, 2);
    FairQueue.Turn running = enter(queue, "ann");
    running.abandon();
    assertThat(running.isGranted()).isTrue();
    assertThat(enter(queue, "bea").isGranted()).isFalse();
  }

  @Test
  void givesAPlaceBackOnce() {
    FairQueue queue = new FairQueue(1, 2);
    FairQueue.Turn running = enter(queue, "ann");
    running.close();
    running.close();
    assertThat(enter(queue, "bea").isGranted()).isTrue();
    assertThat(enter(queue, "cy").isGranted()).isFalse();
  }

  @Test
  void neverGivesMorePlacesThanThereAre() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    FairQueue queue = new FairQueue(3, 8);
    List<FairQueue.Turn> turns = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      if (random.nextBoolean() || turns.isEmpty()) {
        queue.enter("p" + random.nextInt(4)).ifPresent(turns::add);
      } else {
        turns.remove(random.nextInt(turns.size())).close();
      }
      long granted = turns.stream().filter(FairQueue.Turn::isGranted).count();
      assertThat(granted).as("seed %s", seed).isEqualTo(Math.min(3, turns.size()));
      assertThat(queue.waiting()).as("seed %s", seed).isEqualTo(turns.size() - granted);
    }
  }
}
