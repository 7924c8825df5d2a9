package dev.weft.catalog.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.release.Retention.Candidate;
import dev.weft.catalog.release.Retention.Pin;
import dev.weft.model.product.ProductId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionTest {

  private static final long DAY = 24L * 60 * 60 * 1_000_000;
  private static final long NOW = 1_000 * DAY;

  private static ReleaseKey key(String product, long number) {
    return new ReleaseKey(ProductId.of("d/" + product), ReleaseKind.RELEASE, number);
  }

  private static Candidate old(String product, int major, long number) {
    return new Candidate(key(product, number), major, NOW - 100 * DAY, Optional.empty());
  }

  private static Candidate young(String product, int major, long number) {
    return new Candidate(key(product, number), major, NOW - DAY, Optional.empty());
  }

  @Test
  void keepsTheNewestOfEveryMajor() {
    var candidates =
        List.of(old("a", 1, 1), old("a", 1, 2), old("a", 2, 3), old("a", 1, 4), old("a", 2, 5));
    var retention = new Retention(NOW, new RetentionRule(2, 7), candidates, Set.of(), List.of());

    assertThat(retention.droppable()).containsExactly(key("a", 1));
  }

  @Test
  void keepsACurrentReleaseThatIsNeitherNewNorYoung() {
    // A pointer stands on an old release when newer numbers belong to releases that came from a
    // restored backup; the rule does not depend on numbers and pointers agreeing.
    var candidates = List.of(old("a", 1, 1), old("a", 1, 2));
    var retention =
        new Retention(NOW, new RetentionRule(1, 7), candidates, Set.of(key("a", 1)), List.of());

    assertThat(retention.droppable()).isEmpty();
  }

  @Test
  void followsPinsButNotBackwards() {
    var candidates =
        List.of(old("a", 1, 1), old("a", 1, 2), old("b", 1, 1), old("b", 1, 2), young("c", 1, 1));
    var pins =
        List.of(
            new Pin(key("c", 1), key("b", 1)),
            new Pin(key("b", 1), key("a", 1)),
            new Pin(key("b", 2), key("a", 2)));
    var retention = new Retention(NOW, new RetentionRule(1, 7), candidates, Set.of(), pins);

    assertThat(retention.retained())
        .containsExactlyInAnyOrder(key("a", 1), key("a", 2), key("b", 1), key("b", 2), key("c", 1));

    var unread = new Retention(NOW, new RetentionRule(1, 7), candidates, Set.of(), List.of());
    assertThat(unread.droppable()).containsExactlyInAnyOrder(key("a", 1), key("b", 1));
  }

  @Test
  void endsOnPinsThatGoInCircles() {
    var candidates = List.of(young("a", 1, 1), old("b", 1, 1), young("b", 1, 2));
    var pins = List.of(new Pin(key("a", 1), key("b", 1)), new Pin(key("b", 1), key("a", 1)));

    assertThat(new Retention(NOW, new RetentionRule(1, 7), candidates, Set.of(), pins).retained())
        .hasSize(3);
  }

  @Test
  void countsAWeekToTheMicrosecond() {
    var rule = new RetentionRule(1, 7);
    var newest = young("a", 1, 9);
    var atTheEdge = new Candidate(key("a", 1), 1, NOW - 7 * DAY, Optional.empty());
    var justInside = new Candidate(key("a", 2), 1, NOW - 7 * DAY + 1, Optional.empty());

    assertThat(
            new Retention(NOW, rule, List.of(newest, atTheEdge, justInside), Set.of(), List.of())
                .droppable())
        .containsExactly(key("a", 1));
  }

  /// Whatever the mesh: what stays is closed under reading, splits all there is, and a more
  /// generous rule keeps everything that a stricter one keeps.
  @Test
  void holdsItsInvariantsOnRandomMeshes() {
    long seed = Long.getLong("seed", 20_260_301L);
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      var candidates = randomCandidates(random);
      var pins = randomPins(random, candidates);
      var strict = new Retention(NOW, new RetentionRule(1, 2), candidates, Set.of(), pins);
      var generous = new Retention(NOW, new RetentionRule(3, 9), candidates, Set.of(), pins);

      Set<ReleaseKey> retained = strict.retained();
      assertThat(generous.retained()).as("seed %d", seed).containsAll(retained);
      assertThat(Collections.disjoint(retained, strict.droppable())).as("seed %d", seed).isTrue();
      assertThat(retained.size() + strict.droppable().size()).isEqualTo(candidates.size());
      assertThat(pins.stream().filter(pin -> retained.contains(pin.reader())).map(Pin::read))
          .as("seed %d", seed)
          .allMatch(retained::contains);
    }
  }

  private static List<Candidate> randomCandidates(Random random) {
    var candidates = new ArrayList<Candidate>();
    for (String product : List.of("a", "b", "c")) {
      int count = 1 + random.nextInt(6);
      for (long number = 1; number <= count; number++) {
        long age = random.nextInt(20) * DAY;
        candidates.add(
            new Candidate(
                key(product, number), 1 + random.nextInt(2), NOW - age, Optional.empty()));
      }
    }
    return candidates;
  }

  private static List<Pin> randomPins(Random random, List<Candidate> candidates) {
    return new ArrayList<>(
        new HashSet<>(
            Stream.generate(() -> new Pin(any(random, candidates), any(random, candidates)))
                .limit(random.nextInt(8))
                .toList()));
  }

  private static ReleaseKey any(Random random, List<Candidate> candidates) {
    return candidates.get(random.nextInt(candidates.size())).key();
  }
}
