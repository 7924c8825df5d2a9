package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.build.change.Change;
import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Effect;
import dev.weft.build.change.Impact;
import dev.weft.build.change.document.Rows.Row;
import dev.weft.model.product.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds for every difference of contracts, over random edits of the contract of flights.
class DifferenceInvariantsTest {

  private static final int ROUNDS = 60;

  /// Changes that mean the opposite when they are taken back.
  private static final Set<Effect> MIRRORED =
      EnumSet.of(Effect.LOOSENED, Effect.TIGHTENED, Effect.WORDS);

  private final long seed = Long.getLong("seed", 20_011_201L);

  private static Difference between(Draft old, Draft now, Direction direction) {
    return ContractDifference.between(old.value(), now.value(), direction);
  }

  /// Edits of which none touches what another one touches.
  private static List<Row> apart(Random random, int most) {
    List<Row> all = new ArrayList<>(Rows.all().toList());
    Collections.shuffle(all, random);
    List<Row> chosen = new ArrayList<>();
    for (Row row : all) {
      if (chosen.size() < most && chosen.stream().noneMatch(other -> meet(other, row))) {
        chosen.add(row);
      }
    }
    return chosen;
  }

  /// Whether two edits are of one column, one table or one item, or of one primary key.
  private static boolean meet(Row one, Row other) {
    String a = unit(one);
    String b = unit(other);
    return a.startsWith(b)
        || b.startsWith(a)
        || (one.rule().startsWith("primary-key") && other.rule().startsWith("primary-key"));
  }

  private static String unit(Row row) {
    String[] steps = row.path().split("/", -1);
    if (row.rule().startsWith("object-") || row.path().startsWith("schema/fields")) {
      return "schema/";
    }
    int deep = row.path().startsWith("schema/") ? 4 : 2;
    String unit = String.join("/", List.of(steps).subList(0, Math.min(deep, steps.length))) + "/";
    return unit.startsWith("schema/airports/properties/town")
        ? "schema/airports/properties/city/"
        : unit;
  }

  @Test
  void aContractDiffersFromItselfInNothing() {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Flights.contract();
      apart(random, 1 + random.nextInt(8)).forEach(row -> row.edit().accept(draft));
      for (Direction direction : Direction.values()) {
        assertThat(between(draft, draft.copy().shuffled(random), direction).changes())
            .as("seed %d, round %d", seed, round)
            .isEmpty();
      }
    }
  }

  @Test
  void oneMoreChangeNeverLowersTheImpact() {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      for (Direction direction : Direction.values()) {
        Draft draft = Flights.contract();
        Impact impact = Impact.NONE;
        int changes = 0;
        for (Row row : apart(random, 8)) {
          row.edit().accept(draft);
          Difference now = between(Flights.contract(), draft, direction);
          assertThat(now.impact())
              .as("seed %d, round %d, %s", seed, round, row)
              .isGreaterThanOrEqualTo(impact)
              .isGreaterThanOrEqualTo(direction == Direction.OUTPUT ? row.output() : row.input());
          assertThat(now.changes()).as("seed %d, %s", seed, row).hasSizeGreaterThan(changes);
          impact = now.impact();
          changes = now.changes().size();
        }
      }
    }
  }

  @Test
  void anExpectationTakenBackIsAPromiseBroken() {
    Random random = new Random(seed);
    int held = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Flights.contract();
      apart(random, 1 + random.nextInt(3)).forEach(row -> row.edit().accept(draft));
      Difference promise = between(Flights.contract(), draft, Direction.OUTPUT);
      if (promise.changes().stream().map(c -> c.rule().effect()).allMatch(MIRRORED::contains)) {
        held++;
        assertThat(between(draft, Flights.contract(), Direction.INPUT).impact())
            .as("seed %d, round %d: %s", seed, round, promise.changes())
            .isEqualTo(promise.impact());
      }
    }
    assertThat(held).as("rounds that the property is about").isGreaterThan(ROUNDS / 10);
  }

  @Test
  void theSuggestedVersionIsTheLowestThatSaysEnough() {
    Random random = new Random(seed);
    Version old = new Version(1, 2, 3);
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Flights.contract();
      apart(random, random.nextInt(3)).forEach(row -> row.edit().accept(draft));
      Difference difference = between(Flights.contract(), draft, Direction.OUTPUT);
      Version enough = difference.after(old);

      assertThat(difference.isToldBy(old, enough)).isTrue();
      assertThat(difference.isToldBy(old, new Version(1, 2, 2))).isFalse();
      assertThat(difference.isToldBy(old, old)).isEqualTo(difference.changes().isEmpty());
      assertThat(enough.toString())
          .isEqualTo(
              switch (difference.impact()) {
                case NONE -> "1.2.3";
                case PATCH -> "1.2.4";
                case MINOR -> "1.3.0";
                case MAJOR -> "2.0.0";
              });
    }
  }

  @Test
  void pathsNameNoPlaceTwice() {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Draft draft = Flights.contract();
      apart(random, 8).forEach(row -> row.edit().accept(draft));
      assertThat(between(Flights.contract(), draft, Direction.OUTPUT).changes())
          .extracting(Change::path)
          .doesNotHaveDuplicates();
    }
  }
}
