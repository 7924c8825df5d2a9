package dev.weft.engine.duckdb.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.check.DistinctTexts.Limits;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.write.EngineFixture;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts that are looked at once each give what a look at every row gives.
class DistinctTextsTest {

  private static final Limits ALWAYS = new Limits(1, 100, Integer.MAX_VALUE);
  private static final Limits NEVER = new Limits(Integer.MAX_VALUE, 1, 0);
  private static final List<String> PATTERNS =
      List.of("^[a-z]+$", "A", "^$", "ß|é", "(?i)las", "\\d", "\\s");
  private static final List<String> FORMATS =
      List.of("email", "uuid", "uri", "hostname", "ipv4", "ipv6", "byte", "date", "time");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "A",
          "las",
          "LAS",
          "Las",
          "ß",
          "ss",
          "é",
          "e\u0301",
          "a@b.ch",
          "::1",
          "10.0.0.1",
          "2001-01-01",
          "2001-02-31",
          "12:00:00",
          "YQ==",
          "0",
          "00",
          "x\ny",
          "'",
          "%");

  @TempDir private Path folder;
  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = EngineFixture.open(folder);
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void countsAsRowByRow(long seed) {
    var random = new Random(seed);
    try (Session session = engine.session(new Cancellation())) {
      fill(session, random, random.nextBoolean() ? " COLLATE NOCASE" : "");
      List<Check> checks = checks(random);

      List<CheckResult> grouped = judge(session, checks, ALWAYS);

      assertThat(grouped).isEqualTo(judge(session, checks, NEVER));
      assertThat(grouped)
          .extracting(CheckResult::outcome)
          .doesNotContain(CheckResult.Outcome.ERROR)
          .contains(CheckResult.Outcome.FAILED);
    }
  }

  private static void fill(Session session, Random random, String collation) {
    session.execute(
        "CREATE OR REPLACE TEMP TABLE t (a VARCHAR" + collation + ", b VARCHAR, n BIGINT)");
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(400); i++) {
      rows.add("(" + text(random) + ", " + text(random) + ", " + random.nextInt(10) + ")");
    }
    session.execute("INSERT INTO t VALUES " + String.join(", ", rows));
  }

  private static String text(Random random) {
    return random.nextInt(8) == 0 ? "NULL" : SqlText.text(TEXTS.get(random.nextInt(TEXTS.size())));
  }

  private static List<Check> checks(Random random) {
    List<Rule> rules = new ArrayList<>();
    for (String column : List.of("a", "b")) {
      for (int i = 0; i < 8; i++) {
        rules.add(rule(random, column));
      }
      rules.add(new Rule.Pattern(column, "^never$"));
    }
    rules.add(new Rule.Pattern("n", "[1-3]"));
    rules.add(new Rule.RowCount(new Threshold.MustBe("0")));
    return rules.stream().map(DistinctTextsTest::check).toList();
  }

  private static Rule rule(Random random, String column) {
    Optional<String> pattern = Optional.of(PATTERNS.get(random.nextInt(PATTERNS.size())));
    List<String> some = List.of(TEXTS.get(random.nextInt(TEXTS.size())), "a", "LAS");
    var none = new Threshold.MustBe("0");
    return switch (random.nextInt(8)) {
      case 0 -> new Rule.Pattern(column, pattern.get());
      case 1 -> new Rule.Format(column, FORMATS.get(random.nextInt(FORMATS.size())));
      case 2 -> new Rule.Valid(column, some, pattern);
      case 3 -> new Rule.InvalidCount(column, some, pattern, none, random.nextBoolean());
      case 4 -> new Rule.InvalidCount(column, some, Optional.empty(), none, random.nextBoolean());
      case 5 ->
          new Rule.MissingCount(
              column, new ArrayList<@Nullable String>(some), none, random.nextBoolean());
      case 6 -> new Rule.Length(column, Optional.of(1), Optional.of(3));
      default -> new Rule.Required(column);
    };
  }

  private static Check check(Rule rule) {
    return new Check(rule.toString(), "t", "t", rule, Severity.ERROR, "conformity", false);
  }

  private static List<CheckResult> judge(Session session, List<Check> checks, Limits limits) {
    var schema =
        new Schema(
            List.of(
                Column.of("a", Primitive.STRING),
                Column.of("b", Primitive.STRING),
                Column.of("n", Primitive.LONG)));
    return new TableChecks(
            session,
            "t",
            new OneTable(CheckedTable.of("t", schema)),
            (query, tables) -> {
              throw new IllegalStateException("No rule is SQL");
            },
            limits)
        .judge(checks);
  }

  private record OneTable(CheckedTable table) implements CheckedTables {
    @Override
    public CheckedTable table(String name) {
      return table;
    }

    @Override
    public Map<String, ScanPlan> scans() {
      return Map.of();
    }

    @Override
    public void provide(GovernedStatement statement) {}
  }

  /// Texts by which a column has few or many distinct values.
  private List<String> statements(String a, int rows, Limits limits) {
    var session = new Recorded(engine.session(new Cancellation()), new ArrayList<>());
    try (session) {
      session.execute(
          "CREATE TEMP TABLE t AS SELECT "
              + a
              + " AS a, 'x' || (range % 7) AS b, range AS n FROM range("
              + rows
              + ")");
      session.statements().clear();
      List<Check> checks = List.of(check(new Rule.Pattern("a", "^k[0-9]*1$")));
      assertThat(judge(session, checks, limits)).isEqualTo(judge(session, checks, NEVER));
      return session.statements().stream().filter(sql -> sql.contains("GROUP BY")).toList();
    }
  }

  @Test
  void groupsWhereTextsRepeatALot() {
    var limits = new Limits(2048, 50, 200);

    assertThat(statements("'k' || (range % 100)", 100_000, limits)).hasSize(1);
  }

  @Test
  void looksAtEveryRowWhereTextsAreMany() {
    var limits = new Limits(2048, 50, 200);

    assertThat(statements("'k' || range", 100_000, limits)).isEmpty();
    // sorted: many, but not among the first
    assertThat(statements("'k' || (range // 40)", 100_000, limits)).isEmpty();
    assertThat(statements("'k' || (range % 3)", 1_000, limits)).as("too few rows").isEmpty();
  }

  /// Lets a session's statements be seen.
  private record Recorded(Session session, List<String> statements) implements Session {
    @Override
    public void execute(String sql) {
      statements.add(sql);
      session.execute(sql);
    }

    @Override
    public <T> List<T> rows(String sql, RowReader<T> reader) {
      statements.add(sql);
      return session.rows(sql, reader);
    }

    @Override
    public Map<String, ScanPlan> open(Map<String, ScanPlan> scans) {
      return session.open(scans);
    }

    @Override
    public Path open(Path file) {
      return session.open(file);
    }

    @Override
    public void attach(Path file, String name) {
      session.attach(file, name);
    }

    @Override
    public Path outbox(Path place) {
      return session.outbox(place);
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
