package dev.weft.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Compare;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowExpression.In;
import dev.weft.model.policy.RowExpression.IsNull;
import dev.weft.model.policy.RowExpression.Not;
import dev.weft.model.policy.RowValue.Arithmetic;
import dev.weft.model.policy.RowValue.OfColumn;
import dev.weft.model.policy.RowValue.Operator;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {

  private static final SortedMap<String, Type> COLUMNS =
      new TreeMap<>(
          Map.of(
              "market", Primitive.STRING,
              "points", Primitive.LONG,
              "price", new Type.Decimal(10, 2),
              "vip", Primitive.BOOLEAN,
              "day", Primitive.DATE,
              "at", Primitive.TIMESTAMP,
              "moment", Primitive.TIMESTAMPTZ,
              "key", Primitive.UUID,
              "share", Primitive.DOUBLE));
  private static final Map<String, List<String>> ATTRIBUTES =
      Map.of(
          "markets", List.of("CA", "NY"),
          "levels", List.of("1", "2"),
          "level", List.of("3"),
          "since", List.of("2026-01-31"),
          "days", List.of("2026-01-31"));

  private final PolicySet policies = new PolicySet(Givens.VOCABULARY, List.of());

  @Test
  void fillsInEntitlements() {
    assertThat(bound("row.market in principal.attributes.markets"))
        .isEqualTo(new In(col("market"), List.of(text("CA"), text("NY"))));
    assertThat(bound("row.points in principal.attributes.levels"))
        .isEqualTo(new In(col("points"), List.of(new Literal.Whole(1), new Literal.Whole(2))));
    assertThat(bound("row.market == principal.name"))
        .isEqualTo(new Compare(Comparison.EQUAL, col("market"), text("eve")));
    assertThat(bound("row.points > principal.attributes.level"))
        .isEqualTo(new Compare(Comparison.MORE, col("points"), new Literal.Whole(3)));
    assertThat(bound("row.market.startsWith(purpose)"))
        .isEqualTo(new RowExpression.StartsWith(col("market"), "exploration"));
    assertThat(bound("principal.name == row.market"))
        .isEqualTo(new Compare(Comparison.EQUAL, text("eve"), col("market")));
  }

  @Test
  void hasNoRowsWithoutAnEntitlement() {
    assertThat(
            policies.filter(
                Policies.expression("row.market in principal.attributes.markets"),
                COLUMNS,
                Scene.of(Givens.VOCABULARY, Givens.eve())))
        .isEqualTo(new FilterOutcome.Binds(new In(col("market"), List.of())));
  }

  @Test
  void writesDatesInTheTypeOfTheColumn() {
    var date = new Literal.Date(LocalDate.of(2026, 1, 31));
    assertThat(bound("row.day >= date('2026-01-31')"))
        .isEqualTo(new Compare(Comparison.AT_LEAST, col("day"), date));
    assertThat(bound("row.day < principal.attributes.since"))
        .isEqualTo(new Compare(Comparison.LESS, col("day"), date));
    assertThat(bound("row.day in principal.attributes.days"))
        .isEqualTo(new In(col("day"), List.of(date)));
    assertThat(bound("row.day in [date('2026-01-31')]"))
        .isEqualTo(new In(col("day"), List.of(date)));
    assertThat(bound("row.at == timestamp('2026-01-31T12:00:00')"))
        .isEqualTo(
            new Compare(
                Comparison.EQUAL,
                col("at"),
                new Literal.Timestamp(LocalDateTime.of(2026, 1, 31, 12, 0))));
    assertThat(bound("row.moment <= timestamp('2026-01-31T12:00:00+01:00')"))
        .isEqualTo(
            new Compare(
                Comparison.AT_MOST,
                col("moment"),
                new Literal.Moment(Instant.parse("2026-01-31T11:00:00Z"))));
    assertThat(bound("row.at != principal.attributes.since"))
        .isEqualTo(
            new Compare(
                Comparison.NOT_EQUAL,
                col("at"),
                new Literal.Timestamp(LocalDateTime.of(2026, 1, 31, 0, 0))));
    assertThat(bound("principal.attributes.since > row.moment"))
        .isEqualTo(
            new Compare(
                Comparison.MORE,
                new Literal.Moment(Instant.parse("2026-01-31T00:00:00Z")),
                col("moment")));
  }

  @Test
  void comparesNumbersOfAllKinds() {
    assertThat(bound("row.price < decimal('12.50')"))
        .isEqualTo(
            new Compare(
                Comparison.LESS, col("price"), new Literal.Decimal(new BigDecimal("12.50"))));
    assertThat(bound("row.share >= 0.5"))
        .isEqualTo(
            new Compare(
                Comparison.AT_LEAST, col("share"), new Literal.Decimal(new BigDecimal("0.5"))));
    assertThat(bound("row.points + 1 - row.share * 2 / 3 > -row.price"))
        .isEqualTo(
            new Compare(
                Comparison.MORE,
                new Arithmetic(
                    Operator.MINUS,
                    new Arithmetic(Operator.PLUS, col("points"), new Literal.Whole(1)),
                    new Arithmetic(
                        Operator.DIVIDED_BY,
                        new Arithmetic(Operator.TIMES, col("share"), new Literal.Whole(2)),
                        new Literal.Whole(3))),
                new Arithmetic(Operator.MINUS, new Literal.Whole(0), col("price"))));
    assertThat(bound("row.points == 7u"))
        .isEqualTo(
            new Compare(Comparison.EQUAL, col("points"), new Literal.Decimal(new BigDecimal("7"))));
  }

  @Test
  void testsForNull() {
    assertThat(bound("row.key == null")).isEqualTo(new IsNull(col("key")));
    assertThat(bound("null != row.market")).isEqualTo(new Not(new IsNull(col("market"))));
  }

  @Test
  void takesTruthAsItIs() {
    var vip = new Compare(Comparison.EQUAL, col("vip"), new Literal.Truth(true));
    assertThat(bound("row.vip")).isEqualTo(vip);
    assertThat(bound("!row.vip")).isEqualTo(new Not(vip));
    assertThat(bound("row.vip == false"))
        .isEqualTo(new Compare(Comparison.EQUAL, col("vip"), new Literal.Truth(false)));
  }

  /// What does not depend on the row is decided, and drops out.
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'analyst' in grant.roles && row.vip ; row.vip",
        "row.vip && 'analyst' in grant.roles ; row.vip",
        "'owner' in grant.roles && row.vip ; false",
        "row.vip && 'owner' in grant.roles ; false",
        "'owner' in grant.roles || row.vip ; row.vip",
        "row.vip || 'owner' in grant.roles ; row.vip",
        "'analyst' in grant.roles || row.vip ; true",
        "row.vip || 'analyst' in grant.roles ; true",
        "!('owner' in grant.roles) ; true",
        "!('analyst' in grant.roles) ; false",
        "grant.purposes.exists(p, p == 'exploration') ; true"
      })
  void decidesWhatDoesNotDependOnTheRow(String filter, String as) {
    assertThat(bound(filter))
        .isEqualTo(
            as.startsWith("row") ? bound(as) : new RowExpression.Always(Boolean.parseBoolean(as)));
  }

  @Test
  void joinsConditions() {
    var vip = bound("row.vip");
    var market = bound("row.market == 'CA'");
    assertThat(bound("row.vip && row.market == 'CA'"))
        .isEqualTo(new RowExpression.And(List.of(vip, market)));
    assertThat(bound("row.vip || row.market == 'CA'"))
        .isEqualTo(new RowExpression.Or(List.of(vip, market)));
  }

  @Test
  void failsWithoutAValueToCompareWith() {
    assertThat(
            policies.filter(
                Policies.expression("row.day > principal.attributes.since"),
                COLUMNS,
                Scene.of(Givens.VOCABULARY, Givens.eve())))
        .isInstanceOf(FilterOutcome.Fails.class);
    assertThat(outcome("row.share > 1.0 / 0.0"))
        .isEqualTo(new FilterOutcome.Fails("a number is not finite"));
    assertThat(outcome("row.day == timestamp(principal.name)"))
        .isInstanceOf(FilterOutcome.Fails.class);
  }

  @Test
  void tellsWhyAFilterDoesNotBind() throws IOException {
    var told = new StringBuilder();
    for (String filter :
        List.of(
            "row.markt in principal.attributes.markets",
            "row.market in principal.attributes.levels",
            "row.market in principal.attributes.market",
            "row.market == 1",
            "row.points == 'x'",
            "row.vip < true",
            "row.market < null",
            "row.day > timestamp('2026-01-31T12:00:00')",
            "row.day > date('yesterday')",
            "row.day > date(principal.name)",
            "row.at > timestamp('noon')",
            "row.price > decimal('1e999')",
            "date('2026-01-01') == date('2026-01-02')",
            "row.key == 'x'",
            "row.market",
            "has(row.market)",
            "row.market in [row.market]",
            "row.market + 'x' == 'y'",
            "row.points % 2 == 1",
            "row.vip ? true : false",
            "row.market.matches('C.*')",
            "row.market.startsWith(row.market)",
            "row.points.startsWith('x')",
            "row.market.size() > 2",
            "[row.market].exists(m, m == 'CA')",
            "row.market.part == 'x'",
            "row.points in 3",
            "row.points == [1]",
            "column.name == 'x'",
            "1 + 1")) {
      PolicyExpressionTest.told(
          told, filter, policies.problems(Policies.expression(filter), COLUMNS));
    }
    PolicyExpressionTest.golden("filter-mistakes.txt", told.toString());
  }

  private RowExpression bound(String filter) {
    return switch (outcome(filter)) {
      case FilterOutcome.Binds(RowExpression condition) -> condition;
      case FilterOutcome.Fails(String why) -> throw new AssertionError(filter + ": " + why);
    };
  }

  private FilterOutcome outcome(String filter) {
    return policies.filter(
        Policies.expression(filter), COLUMNS, Scene.of(Givens.VOCABULARY, Givens.eve(ATTRIBUTES)));
  }

  private static OfColumn col(String name) {
    return new OfColumn(name);
  }

  private static Literal text(String value) {
    return new Literal.Text(value);
  }
}
