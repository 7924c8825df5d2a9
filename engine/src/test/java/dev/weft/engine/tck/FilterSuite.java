package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.engine.tck.NaiveGovernance.Row;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import dev.weft.model.policy.RowValue.Arithmetic;
import dev.weft.model.policy.RowValue.OfColumn;
import dev.weft.model.policy.RowValue.Operator;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Filters keep the rows for which they are true, and nothing that a statement says can look at the
/// others.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FilterSuite extends GovernedRuns {

  private static final Schema SCHEMA =
      Tables.schema(
          Tables.column(1, "id", Primitive.INT),
          Tables.column(2, "market", Primitive.STRING),
          Tables.column(3, "name", Primitive.STRING),
          Tables.column(4, "z", Primitive.INT),
          Tables.column(5, "day", Primitive.DATE));

  private static final RowValue ID = new OfColumn("id");
  private static final RowValue MARKET = new OfColumn("market");
  private static final RowValue Z = new OfColumn("z");
  private static final RowValue DAY = new OfColumn("day");

  private static final List<Row> ROWS = rows();

  private final NaiveGovernance naive = new NaiveGovernance(SECRETS);
  private ScanPlan files = new ScanPlan(SCHEMA, List.of());

  /// Rows of CA have names that are numbers and no zero; the others betray themselves.
  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < 24; at++) {
      Map<String, Object> values = new HashMap<>();
      values.put("id", at);
      boolean seen = at % 4 == 0;
      values.put("name", seen ? Integer.toString(at % 3) : "secret" + at);
      values.put("z", seen ? 5 : 0);
      values.put("day", LocalDate.of(2001, 1, 1 + at));
      if (at % 4 != 2) {
        values.put("market", seen ? "CA" : at % 4 == 1 ? "NY" : "TX");
      }
      rows.add(new Row(values));
    }
    return rows;
  }

  @BeforeAll
  void write() {
    files = contract().files("filtered", SCHEMA, NaiveGovernance.sql(SCHEMA, ROWS));
  }

  private static Obligations only(RowExpression... filters) {
    return new Obligations(
        new TreeSet<>(SCHEMA.names()), new TreeMap<>(), List.of(filters), Optional.empty());
  }

  private static Literal text(String value) {
    return new Literal.Text(value);
  }

  private static RowExpression compare(RowValue left, Comparison comparison, RowValue right) {
    return new RowExpression.Compare(comparison, left, right);
  }

  private static RowExpression not(RowExpression of) {
    return new RowExpression.Not(of);
  }

  private static RowExpression in(RowValue value, Literal... literals) {
    return new RowExpression.In(value, List.of(literals));
  }

  /// Some keep rows of CA only, some others: each with its nulls.
  static Stream<RowExpression> filters() {
    Literal[] many =
        IntStream.range(0, 500)
            .mapToObj(at -> text(at == 7 ? "CA" : "m" + at))
            .toArray(Literal[]::new);
    return Stream.of(
        new RowExpression.Always(true),
        new RowExpression.Always(false),
        compare(MARKET, Comparison.EQUAL, text("CA")),
        compare(MARKET, Comparison.NOT_EQUAL, text("CA")),
        not(compare(MARKET, Comparison.NOT_EQUAL, text("CA"))),
        in(MARKET),
        not(in(MARKET)),
        in(MARKET, text("CA")),
        in(MARKET, text("CA"), text("QQ")),
        in(MARKET, many),
        not(in(MARKET, text("NY"), text("TX"))),
        new RowExpression.IsNull(MARKET),
        not(new RowExpression.IsNull(MARKET)),
        new RowExpression.StartsWith(MARKET, "C"),
        not(new RowExpression.StartsWith(MARKET, "C")),
        new RowExpression.Or(
            List.of(
                new RowExpression.IsNull(MARKET), compare(MARKET, Comparison.EQUAL, text("CA")))),
        new RowExpression.Or(
            List.of(
                compare(Z, Comparison.MORE, new Literal.Whole(1)),
                compare(MARKET, Comparison.EQUAL, text("CA")))),
        new RowExpression.Or(List.of()),
        new RowExpression.And(List.of()),
        new RowExpression.And(
            List.of(
                not(new RowExpression.IsNull(MARKET)),
                compare(MARKET, Comparison.LESS, text("D")))),
        compare(
            new Arithmetic(Operator.DIVIDED_BY, ID, Z),
            Comparison.AT_LEAST,
            new Literal.Decimal(new BigDecimal("1.6"))),
        not(
            compare(
                new Arithmetic(Operator.DIVIDED_BY, ID, Z),
                Comparison.AT_LEAST,
                new Literal.Whole(1))),
        new RowExpression.IsNull(new Arithmetic(Operator.DIVIDED_BY, ID, Z)),
        compare(
            new Arithmetic(Operator.PLUS, Z, new Literal.Whole(1)),
            Comparison.EQUAL,
            new Arithmetic(Operator.TIMES, new Literal.Whole(2), new Literal.Whole(3))),
        compare(DAY, Comparison.AT_MOST, new Literal.Date(LocalDate.of(2001, 1, 3))),
        compare(new Arithmetic(Operator.MINUS, ID, Z), Comparison.LESS, new Literal.Whole(-1)));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void keepsWhatIsTrue(RowExpression filter) {
    List<String> expected =
        ROWS.stream()
            .filter(row -> NaiveGovernance.truth(filter, row).orElse(false))
            .map(row -> String.valueOf(row.get("id")))
            .toList();
    assertThat(rows("select id from t order by id", Map.of("t", new Given(files, only(filter)))))
        .isEqualTo(expected);
  }

  /// Conditions, joins and values that fail on rows of which the name is no number or z is zero.
  static List<String> probes() {
    return Corpus.lines("probes.sql");
  }

  /// Each gives what it gives when the other rows are not there: the same rows, or the same
  /// failure. Filters that keep rows of CA only.
  private static List<RowExpression> removing() {
    Literal[] many =
        IntStream.range(0, 500)
            .mapToObj(at -> text(at == 7 ? "CA" : "m" + at))
            .toArray(Literal[]::new);
    return List.of(
        compare(MARKET, Comparison.EQUAL, text("CA")),
        in(MARKET, text("CA"), text("QQ")),
        in(MARKET, many),
        not(in(MARKET, text("NY"), text("TX"))),
        new RowExpression.StartsWith(MARKET, "C"),
        new RowExpression.Or(
            List.of(
                compare(Z, Comparison.MORE, new Literal.Whole(1)),
                compare(MARKET, Comparison.EQUAL, text("CA")))));
  }

  /// None of the rows that are kept makes a probe fail.
  @ParameterizedTest
  @MethodSource("probes")
  void letsNothingLookAtRemovedRows(String probe) {
    assertThat(outcome(probe, Map.of("t", new Given(files, only()))))
        .as("without a filter " + probe)
        .containsExactly("W-SQL-007");
    for (RowExpression filter : removing()) {
      List<Row> kept = naive.rows(SCHEMA, ROWS, only(filter));
      assertThat(kept).hasSize(6).allMatch(row -> "CA".equals(row.get("market")));
      assertThat(outcome(probe, Map.of("t", new Given(files, only(filter)))))
          .as("%s under %s", probe, filter)
          .noneMatch(row -> row.startsWith("W-"));
    }
  }

  @Test
  void comparesEveryKindOfLiteral() {
    Schema schema =
        Tables.schema(
            Tables.column(1, "b", Primitive.BOOLEAN),
            Tables.column(2, "t", Primitive.TIMESTAMP),
            Tables.column(3, "m", Primitive.TIMESTAMPTZ),
            Tables.column(4, "d", new dev.weft.model.table.Type.Decimal(10, 3)));
    ScanPlan plan =
        contract()
            .files(
                "literals",
                schema,
                "select true as b, timestamp '2001-01-01 10:00:00.5' as t,"
                    + " timestamptz '2001-01-01 10:00:00+00' as m, 1.5 as d");
    Obligations obligations =
        new Obligations(
            new TreeSet<>(List.of("b")),
            new TreeMap<>(),
            List.of(
                compare(new OfColumn("b"), Comparison.EQUAL, new Literal.Truth(true)),
                compare(
                    new OfColumn("t"),
                    Comparison.EQUAL,
                    new Literal.Timestamp(LocalDateTime.parse("2001-01-01T10:00:00.5"))),
                compare(
                    new OfColumn("m"),
                    Comparison.EQUAL,
                    new Literal.Moment(Instant.parse("2001-01-01T10:00:00Z"))),
                compare(
                    new OfColumn("d"),
                    Comparison.EQUAL,
                    new Literal.Decimal(new BigDecimal("1.500")))),
            Optional.empty());
    assertThat(rows("select count(*) from t", Map.of("t", new Given(plan, obligations))))
        .containsExactly("1");
  }

  @Test
  void takesTextsOfPoliciesAsTheyAre() {
    RowExpression filter = in(MARKET, text("x') or true --"), text("\"CA\""), text("CA"));
    assertThat(rows("select distinct market from t", Map.of("t", new Given(files, only(filter)))))
        .containsExactly("CA");
  }

  @Test
  void filtersByColumnsThatNobodySees() {
    Obligations hidden =
        new Obligations(
            new TreeSet<>(List.of("id")),
            new TreeMap<>(),
            List.of(compare(MARKET, Comparison.EQUAL, text("CA"))),
            Optional.empty());
    Map<String, Given> tables = Map.of("t", new Given(files, hidden));
    assertThat(rows("select count(*) from t", tables)).containsExactly("6");
    failure(ErrorCode.SQL_UNKNOWN_COLUMN, () -> rows("select market from t", tables));
    failure(
        ErrorCode.SQL_UNKNOWN_COLUMN, () -> rows("select 1 from t where market = 'NY'", tables));
  }

  @Test
  void filtersOriginalsAndShowsMasks() {
    Obligations obligations =
        new Obligations(
            new TreeSet<>(SCHEMA.names()),
            new TreeMap<>(Map.of("market", Mask.MASK_ALPHANUM)),
            List.of(compare(MARKET, Comparison.EQUAL, text("CA"))),
            Optional.empty());
    Map<String, Given> tables = Map.of("t", new Given(files, obligations));
    assertThat(rows("select distinct market from t", tables)).containsExactly("xx");
    assertThat(rows("select count(*) from t where market = 'CA'", tables)).containsExactly("0");
  }

  /// The table has lost the column of its filter, and the statement offers another of that name.
  @ParameterizedTest
  @MethodSource("captures")
  void shutsATableThatItsFilterDoesNotFit(String text) {
    Schema changed =
        new Schema(SCHEMA.columns().stream().filter(c -> !c.name().equals("market")).toList());
    Obligations seen =
        new Obligations(
            new TreeSet<>(changed.names()),
            new TreeMap<>(),
            List.of(compare(MARKET, Comparison.NOT_EQUAL, text("QQ"))),
            Optional.empty());
    Map<String, Given> tables =
        Map.of(
            "t",
            new Given(new ScanPlan(changed, files.files()), seen),
            "u",
            new Given(files, only()));
    assertThat(failure(ErrorCode.SQL_POLICY, () -> rows(text, tables)))
        .hasMessageContaining("a policy does not fit");
  }

  static Stream<String> captures() {
    return Stream.of(
        "select * from t",
        "select * from u, t",
        "select * from u market, t",
        "select * from u, lateral (select * from t) l",
        "select (select count(*) from t) from u",
        "select * from (select 'x' as market) r, t",
        "with t2 as (select 'x' as market) select * from t2, t",
        "select * from u where exists (from t)");
  }

  @Test
  void shutsATableWhoseLiteralDoesNotFitItsColumn() {
    Map<String, Given> tables =
        Map.of(
            "t", new Given(files, only(compare(DAY, Comparison.EQUAL, new Literal.Truth(true)))));
    failure(ErrorCode.SQL_POLICY, () -> rows("select * from t", tables));
  }
}
