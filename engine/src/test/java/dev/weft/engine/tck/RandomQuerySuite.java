package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.engine.tck.NaiveGovernance.Row;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.Schema;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A statement over governed tables gives what the same text gives over tables that hold nothing
/// but what may be seen: the same rows, or a failure where that is one. `-Dseed=` replays,
/// `-Dqueries=` says how many (a soak has 100,000).
abstract class RandomQuerySuite extends GovernedRuns {

  private static final int PER_MESH = 50;

  @Test
  void givesWhatTheTextGivesOverMaterializedTables() {
    long seed = Long.getLong("seed", new Random().nextLong());
    int queries = Integer.getInteger("queries", 300);
    Random seeds = new Random(seed);
    int answered = 0;
    for (int done = 0; done < queries; done += PER_MESH) {
      answered += mesh(seed, seeds.nextLong(), done);
    }
    assertThat(answered).as("answers that are no failures").isGreaterThan(queries / 2);
  }

  /// One set of tables and obligations, and many statements over it.
  private int mesh(long seed, long ownSeed, int number) {
    Random random = new Random(ownSeed);
    RandomTables tables = new RandomTables(random);
    NaiveGovernance naive = new NaiveGovernance(SECRETS);
    Map<String, Given> governed = new HashMap<>();
    Map<String, Given> materialized = new HashMap<>();
    Map<String, Schema> visible = new HashMap<>();
    RandomTables.SCHEMAS.forEach(
        (name, schema) -> {
          List<Row> rows = tables.rows(schema, 4 + random.nextInt(16));
          Obligations obligations = tables.obligations(schema);
          Schema shown = NaiveGovernance.visible(schema, obligations);
          String sql = NaiveGovernance.sql(shown, naive.rows(schema, rows, obligations));
          visible.put(name, shown);
          governed.put(
              name,
              new Given(
                  contract()
                      .files(name + "_raw_" + number, schema, NaiveGovernance.sql(schema, rows)),
                  obligations));
          materialized.put(
              name,
              new Given(
                  contract().files(name + "_seen_" + number, shown, sql),
                  Obligations.none(new TreeSet<>(shown.names()))));
        });
    RandomQueries generator = new RandomQueries(random, visible);
    int answered = 0;
    for (int at = 0; at < PER_MESH; at++) {
      String text = generator.next();
      List<String> answer = outcome(text, governed);
      List<String> expected = outcome(text, materialized);
      assertThat(answer).as("-Dseed=%d, %s over %s", seed, text, governed).isEqualTo(expected);
      answered += answer.size() == 1 && answer.getFirst().startsWith("W-") ? 0 : 1;
    }
    return answered;
  }
}
