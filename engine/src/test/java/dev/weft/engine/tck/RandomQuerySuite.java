package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A statement over governed tables gives what the same text gives, as it is written, over tables
/// that hold nothing but what may be seen: the same rows, or a failure where that is one. `-Dseed=`
/// replays, `-Dqueries=` says how many.
abstract class RandomQuerySuite extends GovernedRuns {

  private static final int PER_MESH = 50;
  private static final int SOAK = 50;

  private final Queue<String> differences = new ConcurrentLinkedQueue<>();

  @Test
  void givesWhatTheTextGivesOverMaterializedTables() {
    long seed = Long.getLong("seed", new Random().nextLong());
    int usual = contract().randomStatements();
    int queries =
        Integer.getInteger("queries", Boolean.getBoolean("weft.soak") ? SOAK * usual : usual);
    long[] seeds = new Random(seed).longs((queries + PER_MESH - 1) / PER_MESH).toArray();
    int answered = IntStream.range(0, seeds.length).parallel().map(at -> mesh(seeds, at)).sum();
    assertThat(differences).as("-Dseed=%d -Dqueries=%d", seed, queries).isEmpty();
    assertThat(answered).as("answers that are no failures").isGreaterThan(queries / 2);
  }

  /// One set of tables and obligations, and many statements over it.
  ///
  /// @return how many gave rows
  private int mesh(long[] seeds, int number) {
    Random random = new Random(seeds[number]);
    int answered = 0;
    try (RandomMesh mesh = RandomMesh.make(contract(), random, number)) {
      RandomQueries generator = mesh.queries(random);
      for (int at = 0; at < PER_MESH; at++) {
        answered += same(generator.next(), mesh) ? 1 : 0;
      }
    }
    return answered;
  }

  /// Runs a text both ways.
  ///
  /// @return whether it gave rows
  private boolean same(String text, RandomMesh mesh) {
    GovernedStatement governed;
    try {
      governed = govern(contract().queries(), text, mesh.governed());
    } catch (WeftException e) {
      compare(text, mesh, code(e), refusal(text, mesh.seen()));
      return false;
    }
    List<String> answer = outcome(contract().engine(), governed.with(SECRETS));
    var asWritten = new GovernedStatement(text, governed.columns(), new TreeMap<>());
    compare(text, mesh, answer, outcome(mesh.materialized(), asWritten));
    return answer.size() != 1 || !answer.getFirst().startsWith("W-");
  }

  private void compare(String text, RandomMesh mesh, List<String> answer, List<String> expected) {
    if (!answer.equals(expected)) {
      differences.add(
          text + "\n over " + mesh.governed() + "\n gives " + answer + "\n instead of " + expected);
    }
  }

  /// A text that is refused must be wrong as it is written, too.
  private List<String> refusal(String text, Map<String, Given> seen) {
    try {
      return List.of(govern(contract().queries(), text, seen).sql());
    } catch (WeftException e) {
      return code(e);
    }
  }

  /// The rows in any order, or the code of the failure.
  private List<String> outcome(QueryEngine engine, GovernedStatement statement) {
    try {
      return run(engine, statement, Rendering.CSV).lines().skip(1).sorted().toList();
    } catch (WeftException e) {
      return code(e);
    }
  }

  private static List<String> code(WeftException failure) {
    return List.of(failure.code().code());
  }
}
