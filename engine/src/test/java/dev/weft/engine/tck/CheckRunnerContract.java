package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.plan;
import static dev.weft.engine.tck.Tables.schema;
import static dev.weft.engine.tck.Tables.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.engine.Cancellation;
import dev.weft.engine.CheckRunner;
import dev.weft.engine.TableWriter;
import dev.weft.engine.TableWriter.Write;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every check runner measures and how it says so.
public abstract class CheckRunnerContract {

  private static final Threshold NONE = new Threshold.MustBe("0");

  private static final Schema AIRPORTS =
      schema(
          column(1, "iata", Primitive.STRING),
          column(2, "name", Primitive.STRING),
          column(3, "runways", Primitive.INT),
          column(4, "height", Primitive.DOUBLE),
          column(5, "fee", new Type.Decimal(9, 2)),
          column(6, "opened", Primitive.DATE),
          column(7, "checked", Primitive.TIMESTAMP));

  private static final String AIRPORT_ROWS =
      """
      select * from (values
        ('LAS', 'Las Vegas', 4, 664.5, 10.50, date '1942-01-01', timestamp '2020-01-01 10:00:00'),
        ('LAS', 'McCarran', 5, 0.3, 7.25, date '1948-12-31', timestamp '2020-01-01 12:00:00'),
        ('ATL', 'n/a', 5, null, null, null, null),
        ('jfk', null, 6, cast('nan' as double), 0.75, date '2030-06-01', timestamp '2020-01-02 00:00:00'),
        (null, '', -1, 1, 1, date '1970-01-01', timestamp '1970-01-01 00:00:00'))
        as t (iata, name, runways, height, fee, opened, checked)
      """;

  @TempDir protected Path folder;

  /// The runner under test.
  protected abstract CheckRunner runner();

  /// Makes the files that are checked.
  protected abstract TableWriter writer();

  private Optional<ScanPlan> written = Optional.empty();

  private ScanPlan airports() {
    if (written.isEmpty()) {
      written = Optional.of(write(AIRPORTS, AIRPORT_ROWS));
    }
    return written.get();
  }

  @Nested
  class RulesOfARow {

    @Test
    void countNullsWhereAValueIsRequired() {
      CheckResult result = check(new Rule.Required("iata"));

      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.failing()).isEqualTo(1);
      assertThat(result.expected()).isEqualTo("no nulls");
      assertThat(result.message()).isEqualTo("rule is broken by 1 row");
      assertThat(result.blocks()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "runways, 4, 6, 1",
      "runways, 4.5, 5.5, 3",
      "runways, -99999999999999999999, 99999999999999999999999999999999999999999, 0",
      "height, 0.3, 664.5, 1",
      "height, 0.5, , 2",
      "fee, 7.25, 10.5, 2",
      "fee, 7.2499999, 10.5000001, 2",
      "opened, 1942-01-01, 2030-05-31, 1",
      "checked, 2020-01-01T10:00:00, 2020-01-01 12:00:00, 2"
    })
    void countValuesOutsideTypedBounds(String column, String low, String high, long breakers) {
      CheckResult result =
          check(
              new Rule.Range(
                  column,
                  Optional.ofNullable(low),
                  Optional.ofNullable(high),
                  Optional.empty(),
                  Optional.empty()));

      assertThat(result.failing()).isEqualTo(breakers);
    }

    @ParameterizedTest
    @CsvSource({
      "runways, 4, 6, 3",
      "runways, 3.5, 5.5, 2",
      "fee, 7.25, 10.5, 4",
      "height, 0.3, 664.5, 3"
    })
    void leaveExclusiveBoundsOut(String column, String low, String high, long breakers) {
      Rule.Range range =
          new Rule.Range(
              column, Optional.empty(), Optional.empty(), Optional.of(low), Optional.of(high));

      assertThat(check(range).failing()).isEqualTo(breakers);
      assertThat(check(range).expected()).isEqualTo("more than " + low + " and less than " + high);
    }

    @ParameterizedTest
    @CsvSource({
      "runways, 5, 3",
      "runways, 0.5, 0",
      "fee, 0.25, 0",
      "fee, 0.5, 2",
      "height, 0.1, 1"
    })
    void countValuesThatAreNoMultiples(String column, String factor, long breakers) {
      assertThat(check(new Rule.MultipleOf(column, factor)).failing()).isEqualTo(breakers);
    }

    @Test
    void countLengthsInCharacters() {
      ScanPlan plan =
          write(
              schema(column(1, "name", Primitive.STRING)),
              "select 'äöü' as name union all select '' union all select null");

      assertThat(check(plan, new Rule.Length("name", Optional.of(1), Optional.of(3))).failing())
          .isEqualTo(1);
      assertThat(check(plan, new Rule.Length("name", Optional.of(3), Optional.empty())).expected())
          .isEqualTo("length at least 3");
    }

    @Test
    void findAPatternAnywhereInAValue() {
      assertThat(check(new Rule.Pattern("iata", "^[A-Z]{3}$")).failing()).isEqualTo(1);
      assertThat(check(new Rule.Pattern("iata", "A")).failing()).isEqualTo(1);
      assertThat(check(new Rule.Pattern("iata", "it's")).failing()).isEqualTo(4);
    }

    @Test
    void takeAValueFromTheListOrByThePattern() {
      assertThat(valid(List.of("LAS", "ATL"), Optional.empty()).failing()).isEqualTo(1);
      assertThat(valid(List.of("LAS"), Optional.of("^[a-z]+$")).failing()).isEqualTo(1);
      assertThat(valid(List.of(), Optional.of("^[A-Z]+$")).failing()).isEqualTo(1);
      assertThat(valid(List.of("LAS", "ATL"), Optional.empty()).expected())
          .isEqualTo("one of LAS, ATL");
    }

    @Test
    void compareListedValuesInTheTypeOfTheColumn() {
      Rule.Valid rule = new Rule.Valid("fee", List.of("10.5", "7.250", "x"), Optional.empty());

      assertThat(check(rule).failing()).isEqualTo(2);
      assertThat(
              check(new Rule.Valid("runways", List.of("4.0", "4.5", "5e0"), Optional.empty()))
                  .failing())
          .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"email, 1", "uuid, 3", "i8, -1", "nonsense, -1"})
    void countTextsThatAreNotOfAForm(String format, long breakers) {
      ScanPlan plan =
          write(
              schema(column(1, "t", Primitive.STRING)),
              "select * from (values ('ada@example.com'), ('bo@example.org'), ('cy'), (null)) v (t)");

      CheckResult result = check(plan, new Rule.Format("t", format));

      assertThat(result.outcome()).isEqualTo(breakers < 0 ? Outcome.ERROR : Outcome.FAILED);
      assertThat(result.failing()).isEqualTo(Math.max(0, breakers));
    }

    @Test
    void lookInsideOfListsAndObjects() {
      ScanPlan plan =
          write(
              schema(
                  column(
                      1, "legs", Tables.list(2, Tables.struct(column(3, "miles", Primitive.INT)))),
                  column(4, "tags", Tables.list(5, Primitive.STRING))),
              "select [{'miles': 5}, {'miles': 7}] as legs, ['a', 'b', 'a'] as tags"
                  + " union all select [{'miles': -1}], []"
                  + " union all select [null, {'miles': null}], [null, null]"
                  + " union all select null, null");

      assertThat(failing(plan, nested(new Rule.Required("miles"), "", "miles"))).isEqualTo(1);
      assertThat(
              failing(
                  plan,
                  nested(
                      new Rule.Range(
                          "miles",
                          Optional.of("0"),
                          Optional.of("6"),
                          Optional.empty(),
                          Optional.empty()),
                      "",
                      "miles")))
          .isEqualTo(2);
      assertThat(failing(plan, nested(new Rule.Required("legs[]"), ""))).isEqualTo(1);
      assertThat(failing(plan, new Rule.Items("tags", Optional.of(1), Optional.of(2))))
          .isEqualTo(2);
      assertThat(failing(plan, new Rule.UniqueItems("tags"))).isEqualTo(1);
      assertThat(check(plan, nested(new Rule.Required("x"), "", "nowhere")).outcome())
          .isEqualTo(Outcome.ERROR);
      assertThat(check(plan, new Rule.UniqueItems("nowhere")).outcome()).isEqualTo(Outcome.ERROR);
    }

    private long failing(ScanPlan plan, Rule rule) {
      return check(plan, rule).failing();
    }

    private static Rule nested(Rule.OfRow rule, String... path) {
      return new Rule.Nested("legs", List.of(path), rule);
    }

    private CheckResult valid(List<String> values, Optional<String> pattern) {
      return check(new Rule.Valid("iata", values, pattern));
    }
  }

  @Nested
  class RulesOfAllRows {

    @Test
    void countRowsThatShareAUniqueValue() {
      assertThat(check(new Rule.Unique(List.of("iata"))).failing()).isEqualTo(2);
      assertThat(check(new Rule.Unique(List.of("iata"))).message())
          .isEqualTo("rule is broken by 2 rows");
      assertThat(check(new Rule.Unique(List.of("runways"))).failing()).isEqualTo(2);
      assertThat(check(new Rule.Unique(List.of("iata", "runways"))).outcome())
          .isEqualTo(Outcome.PASSED);
    }

    @Test
    void countTheValuesInsideOfAllRowsTogether() {
      ScanPlan plan =
          write(
              schema(
                  column(
                      1, "legs", Tables.list(2, Tables.struct(column(3, "miles", Primitive.INT))))),
              "select [{'miles': 5}, {'miles': 7}, {'miles': null}] as legs"
                  + " union all select [{'miles': 5}, null]"
                  + " union all select []"
                  + " union all select null");

      assertThat(actual(plan, new Rule.RowCount(NONE))).isEqualTo("4");
      assertThat(actual(plan, new Rule.NullCount("", NONE, true))).isEqualTo("25%");
      assertThat(actual(plan, new Rule.MissingCount("", listed("7", null), NONE, false)))
          .isEqualTo("2");
      assertThat(
              actual(plan, new Rule.InvalidCount("", List.of("5"), Optional.empty(), NONE, false)))
          .isEqualTo("1");
      assertThat(actual(plan, new Rule.DuplicateCount(List.of(), NONE, false))).isEqualTo("1");
      assertThat(actual(plan, new Rule.Unique(List.of()))).isEqualTo("2 values");
      assertThat(
              check(plan, new Rule.Inside("legs", List.of("miles"), new Rule.RowCount(NONE)))
                  .outcome())
          .isEqualTo(Outcome.ERROR);
    }

    private static List<@Nullable String> listed(@Nullable String... values) {
      return Arrays.asList(values);
    }

    private String actual(ScanPlan plan, Rule.OfValues rule) {
      return check(plan, new Rule.Inside("legs", List.of("", "miles"), rule)).actual();
    }

    @Test
    void findDuplicatesAmongDenseAndAmongScatteredNumbers() {
      Schema numbers = schema(column(1, "n", Primitive.LONG));
      String unique = "select range as n from range(5000)";

      assertThat(duplicates(write(numbers, unique))).isZero();
      assertThat(duplicates(write(numbers, unique + " union all select 77"))).isEqualTo(2);
      assertThat(duplicates(write(numbers, unique + " union all select null"))).isZero();
      assertThat(duplicates(write(numbers, "select range * 1000000007 as n from range(5000)")))
          .isZero();
      assertThat(
              duplicates(
                  write(
                      numbers,
                      "select 9223372036854775807 as n union all select -9223372036854775807")))
          .isZero();
      assertThat(duplicates(write(numbers, "select 1 as n where false"))).isZero();
    }

    @Test
    void findDuplicatesAmongManyRowsOfSeveralColumns() {
      Schema events =
          schema(
              column(1, "at", Primitive.TIMESTAMP),
              column(2, "origin", Primitive.STRING),
              column(3, "n", Primitive.LONG));
      String unique =
          "select timestamp '2001-01-01' + to_minutes(range // 7) as at,"
              + " 'o' || (range % 7) as origin, 1 as n from range(300000)";
      String again = " union all select timestamp '2001-01-01', 'o1', 1";
      Rule rule = new Rule.Unique(List.of("at", "origin", "n"));

      assertThat(check(write(events, unique), rule).failing()).isZero();
      assertThat(check(write(events, unique + again), rule).failing()).isEqualTo(2);
      assertThat(
              check(write(events, unique + again + " union all select null, 'o1', 1"), rule)
                  .failing())
          .isEqualTo(2);
    }

    @Test
    void takeBothZerosForOneValue() {
      Schema numbers = schema(column(1, "n", Primitive.DOUBLE));
      String zeros = "select cast('0' as double) as n union all select cast('-0' as double)";

      assertThat(duplicates(write(numbers, zeros))).isEqualTo(2);
      assertThat(duplicates(write(numbers, zeros + " union all select 1"))).isEqualTo(2);
    }

    @Test
    void countReferencesToNothing() {
      ScanPlan flights =
          write(
              schema(column(1, "origin", Primitive.STRING)),
              "select * from (values ('LAS'), ('XXX'), ('XXX'), (null)) t (origin)");
      CheckResult result =
          run(
                  "flights",
                  List.of(check("rule", references("origin", "airports", "iata"))),
                  Map.of("flights", flights, "airports", airports()))
              .getFirst();

      assertThat(result.failing()).isEqualTo(2);
      assertThat(result.expected()).isEqualTo("values of airports.iata");
    }

    @Test
    void compareTheNumberOfRows() {
      assertThat(rows(new Threshold.GreaterThan(new BigDecimal(1000000))))
          .returns(Outcome.FAILED, CheckResult::outcome)
          .returns("5", CheckResult::actual)
          .returns("more than 1000000 rows", CheckResult::expected)
          .returns(
              "rule is broken: measured 5, expected more than 1000000 rows", CheckResult::message);
      assertThat(rows(new Threshold.MustBe("5")).outcome()).isEqualTo(Outcome.PASSED);
      assertThat(rows(new Threshold.MustNotBe("5.0")).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(rows(between("5", "9")).outcome()).isEqualTo(Outcome.FAILED);
      assertThat(rows(between("4", "6")).outcome()).isEqualTo(Outcome.PASSED);
      assertThat(rows(new Threshold.NotBetween(new BigDecimal(5), new BigDecimal(9))).outcome())
          .isEqualTo(Outcome.PASSED);
      assertThat(rows(new Threshold.LessOrEqual(new BigDecimal(5))).outcome())
          .isEqualTo(Outcome.PASSED);
      assertThat(rows(new Threshold.LessThan(new BigDecimal(5))).outcome())
          .isEqualTo(Outcome.FAILED);
      assertThat(rows(new Threshold.GreaterOrEqual(new BigDecimal(5))).outcome())
          .isEqualTo(Outcome.PASSED);
    }

    @Test
    void countNullsInRowsAndInPercent() {
      assertThat(check(new Rule.NullCount("iata", NONE, false)))
          .returns(Outcome.FAILED, CheckResult::outcome)
          .returns(1L, CheckResult::failing);
      assertThat(
              check(new Rule.NullCount("iata", new Threshold.LessThan(new BigDecimal(25)), true)))
          .returns(Outcome.PASSED, CheckResult::outcome)
          .returns("20%", CheckResult::actual);
    }

    @Test
    void countValuesThatStandForAbsentOnes() {
      assertThat(missing("n/a", "")).isEqualTo("2");
      assertThat(missing("n/a", "", null)).isEqualTo("3");
    }

    @Test
    void countInvalidValues() {
      Rule rule = new Rule.InvalidCount("iata", List.of("LAS"), Optional.of("^A"), NONE, false);

      assertThat(check(rule).actual()).isEqualTo("1");
    }

    @Test
    void countDuplicateValuesOnceEach() {
      Rule rule = new Rule.DuplicateCount(List.of("iata"), NONE, false);

      assertThat(check(rule).actual()).isEqualTo("1");
      assertThat(check(new Rule.DuplicateCount(List.of("iata"), NONE, true)).actual())
          .isEqualTo("20%");
    }

    @Test
    void haveNoPercentOfNoRows() {
      ScanPlan empty = new ScanPlan(AIRPORTS, List.of());

      assertThat(check(empty, new Rule.NullCount("iata", NONE, true)).outcome())
          .isEqualTo(Outcome.PASSED);
      assertThat(check(empty, new Rule.Unique(List.of("runways"))).outcome())
          .isEqualTo(Outcome.PASSED);
    }

    private CheckResult rows(Threshold threshold) {
      return check(new Rule.RowCount(threshold));
    }

    private String missing(@Nullable String... values) {
      return check(new Rule.MissingCount("name", Arrays.asList(values), NONE, false)).actual();
    }

    private long duplicates(ScanPlan plan) {
      return check(plan, new Rule.Unique(List.of("n"))).failing();
    }

    private static Threshold between(String low, String high) {
      return new Threshold.Between(new BigDecimal(low), new BigDecimal(high));
    }
  }

  @Nested
  class SqlRules {

    @Test
    void compareTheNumberOrTheBooleanThatAQueryGives() {
      assertThat(sql("select count(*) from airports", "5").outcome()).isEqualTo(Outcome.PASSED);
      assertThat(sql("select avg(runways) from airports", "3.8").outcome())
          .isEqualTo(Outcome.PASSED);
      assertThat(sql("select count(*) > 9 from airports", "true"))
          .returns(Outcome.FAILED, CheckResult::outcome)
          .returns("false", CheckResult::actual);
    }

    @ParameterizedTest
    @CsvSource({
      "select iata from airports, more than one row",
      "select runways from airports where false, no row",
      "select max(runways) from airports where false, null",
      "'select 1, 2', more than one column",
      "select min(name) from airports, neither a number nor a boolean",
      "select cast('nan' as double), no finite number",
      "select cast(min(name) as int) from airports, does not fit",
      "select nonsense from nowhere, "
    })
    void areErrorsWhenTheyGiveAnythingElse(String query, String why) {
      assertThat(sql(query, "0"))
          .returns(Outcome.ERROR, CheckResult::outcome)
          .satisfies(result -> assertThat(result.blocks()).isTrue())
          .extracting(CheckResult::message)
          .asString()
          .startsWith("rule could not run: ")
          .contains(why == null ? "" : why);
    }

    private CheckResult sql(String query, String wanted) {
      return check(new Rule.Sql(query, new Threshold.MustBe(wanted)));
    }
  }

  @Nested
  class Verdicts {

    @Test
    void warnWhereTheRuleIsNoError() {
      Check warning =
          new Check(
              "w", "airports", "iata", new Rule.Required("iata"), Severity.WARNING, "", false);
      Check info =
          new Check("i", "airports", "iata", new Rule.Required("iata"), Severity.INFO, "", false);

      assertThat(run("airports", List.of(warning, info), Map.of("airports", airports())))
          .extracting(CheckResult::outcome)
          .containsExactly(Outcome.WARNED, Outcome.WARNED);
    }

    @Test
    void listWhatCannotRunHere() {
      assertThat(check(new Rule.NotExecutable("It is for another engine")))
          .returns(Outcome.SKIPPED, CheckResult::outcome)
          .returns("It is for another engine", CheckResult::message);
      assertThat(check(new Rule.Text()).outcome()).isEqualTo(Outcome.SKIPPED);
      assertThat(check(new Rule.Custom("soda")))
          .returns(Outcome.SKIPPED, CheckResult::outcome)
          .returns("it is a rule of another engine (soda)", CheckResult::message);
    }

    @Test
    void keepTheOrderAndLetNoBadRuleSpoilTheOthers() {
      List<CheckResult> results =
          run(
              "airports",
              List.of(
                  check("unknown", new Rule.Required("nowhere")),
                  check("good", new Rule.Required("name")),
                  check("look-ahead", new Rule.Pattern("iata", "(?=x)")),
                  check("bound", range("opened", "yesterday")),
                  check("factor", new Rule.MultipleOf("runways", "0")),
                  check("target", references("iata", "nowhere", "iata")),
                  check("last", new Rule.RowCount(new Threshold.MustBe("5")))),
              Map.of("airports", airports()));

      assertThat(results)
          .extracting(CheckResult::outcome)
          .containsExactly(
              Outcome.ERROR,
              Outcome.FAILED,
              Outcome.ERROR,
              Outcome.ERROR,
              Outcome.ERROR,
              Outcome.ERROR,
              Outcome.PASSED);
    }

    @Test
    void areErrorsWhenAFileIsGone() {
      ScanPlan gone =
          new ScanPlan(
              AIRPORTS, List.of(new ScanFile(folder.resolve("gone").toString(), 1, 1, AIRPORTS)));

      assertThat(check(gone, new Rule.Required("iata")).outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void stopWhenCancelled() {
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();

      assertThatThrownBy(
              () ->
                  runner()
                      .run(
                          "airports",
                          List.of(check("rule", new Rule.Required("iata"))),
                          Map.of("airports", airports()),
                          cancellation))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.SQL_CANCELLED, WeftException::code);
    }

    private static Rule range(String column, String minimum) {
      return new Rule.Range(
          column, Optional.of(minimum), Optional.empty(), Optional.empty(), Optional.empty());
    }
  }

  final CheckResult check(Rule rule) {
    return check(airports(), rule);
  }

  final CheckResult check(ScanPlan plan, Rule rule) {
    return run("airports", List.of(check("rule", rule)), Map.of("airports", plan)).getFirst();
  }

  final List<CheckResult> run(String table, List<Check> checks, Map<String, ScanPlan> tables) {
    return runner().run(table, checks, tables, new Cancellation());
  }

  private ScanPlan write(Schema schema, String sql) {
    Write write =
        new Write(
            statement(sql, schema.names().toArray(String[]::new)),
            schema,
            List.of(),
            List.of(),
            folder.resolve("data"),
            List.of(),
            folder.resolve("rejects"));
    return plan(schema, writer().write(write, new Cancellation()).files());
  }

  private static Check check(String name, Rule rule) {
    return new Check(name, "airports", "airports", rule, Severity.ERROR, "validity", false);
  }

  private static Rule references(String column, String target, String found) {
    return new Rule.References(
        List.of(ColumnPath.of(column)), target, List.of(ColumnPath.of(found)));
  }
}
