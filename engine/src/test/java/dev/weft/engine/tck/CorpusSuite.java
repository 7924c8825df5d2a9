package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.engine.tck.TpcPolicies.Policy;
import dev.weft.model.table.ScanPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A statement through the gateway gives the rows of the same text over views that say by hand what
/// may be seen.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CorpusSuite extends GovernedRuns {

  @Override
  abstract BuildGovernanceContract contract();

  private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(e[+-]?\\d+)?");

  private final Map<String, Given> tables = new HashMap<>();
  private Optional<QueryEngine> views = Optional.empty();

  /// Made up anew for every run of the suite.
  abstract List<TpcTable> made();

  abstract Map<String, Policy> policies();

  /// Resource with a line for each view.
  abstract String views();

  /// Ten times as much for a soak.
  static double scaled(double normal) {
    return Boolean.getBoolean("weft.soak") ? 10 * normal : normal;
  }

  @BeforeAll
  void load(@TempDir Path temp) throws IOException {
    Map<String, ScanPlan> stored = new TreeMap<>();
    for (TpcTable table : made()) {
      Path csv = temp.resolve(table.name() + ".csv");
      table.write(csv);
      ScanPlan plan = contract().load(views() + "-" + table.name(), table.schema(), csv);
      Files.delete(csv);
      stored.put(table.name(), plan);
      tables.put(
          table.name(),
          new Given(plan, TpcPolicies.obligations(policies(), table.name(), table.schema())));
    }
    views = Optional.of(contract().holding(stored, statements(stored.keySet())));
  }

  @AfterAll
  void close() {
    views.ifPresent(QueryEngine::close);
  }

  private List<String> statements(Set<String> names) {
    List<String> statements = new ArrayList<>(Corpus.lines("macros.sql"));
    Set<String> plain = new HashSet<>(names);
    for (String line : Corpus.lines(views())) {
      String[] view = line.split(" \\| ", 2);
      assertThat(plain.remove(view[0])).as("a table %s without a view", view[0]).isTrue();
      statements.add("create table " + view[0] + " as " + view[1]);
    }
    plain.forEach(name -> statements.add("create view " + name + " as from stored." + name));
    return statements;
  }

  /// Runs each text both ways.
  ///
  /// @param texts by what they are called
  /// @return how many gave rows
  final int same(Map<String, String> texts) {
    SoftAssertions all = new SoftAssertions();
    int answered = 0;
    for (var text : texts.entrySet()) {
      try {
        GovernedStatement governed = govern(contract().queries(), text.getValue(), tables);
        List<String> seen = rows(contract().engine(), governed.with(SECRETS));
        all.assertThat(seen)
            .as("%s: %s", text.getKey(), text.getValue())
            .isEqualTo(rows(views.orElseThrow(), asWritten(text.getValue(), governed)));
        answered += seen.isEmpty() ? 0 : 1;
      } catch (RuntimeException e) {
        all.fail(text.getKey() + ": " + text.getValue() + "\n" + e, e);
      }
    }
    all.assertAll();
    return answered;
  }

  /// The rows of a text through the gateway, or the code of its failure.
  final List<String> outcome(String text) {
    return outcome(text, tables);
  }

  private static GovernedStatement asWritten(String text, GovernedStatement governed) {
    return new GovernedStatement(text, governed.columns(), new TreeMap<>());
  }

  /// Rows in any order, numbers with a fraction to six digits.
  private static List<String> rows(QueryEngine engine, GovernedStatement statement) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    engine.run(statement, Rendering.CSV, Runs.GENEROUS, new Cancellation(), out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(row -> FRACTION.matcher(row).replaceAll(number -> rounded(number.group())))
        .sorted()
        .toList();
  }

  private static String rounded(String number) {
    return new BigDecimal(number).round(new MathContext(6)).stripTrailingZeros().toString();
  }
}
