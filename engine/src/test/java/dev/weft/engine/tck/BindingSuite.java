package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Bound;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Names and types of results, and what is wrong with a statement that has none.
abstract class BindingSuite {

  abstract SqlFrontEnd queries();

  abstract SqlFrontEnd builds();

  private static Bound bind(SqlFrontEnd frontEnd, String text) {
    Statement statement = frontEnd.parse(text);
    return frontEnd.bind(statement, FlightTables.of(statement));
  }

  private WeftException refusal(ErrorCode code, String text) {
    return failure(code, () -> bind(queries(), text));
  }

  @ParameterizedTest
  @MethodSource("dev.weft.engine.tck.ParsingSuite#analysts")
  void bindsTheDialectOfAnalysts(String text) {
    Bound bound = bind(queries(), text);
    assertThat(bound.schema().columns()).isNotEmpty();
    assertThat(bound.lineage().columns()).hasSameSizeAs(bound.schema().columns());
    assertThat(bound.toString()).doesNotContain("_weft_");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1::tinyint                          | int
          1::uinteger                         | long
          1::ubigint                          | decimal(20,0)
          sum(1)                              | decimal(38,0)
          1.50                                | decimal(3,2)
          1::float                            | float
          'x'                                 | string
          'x'::enum('x', 'it''s, (y)')        | string
          '{}'::json                          | string
          'x'::blob                           | binary
          date '2001-01-01'                   | date
          time '01:02:03'                     | time
          timestamp '2001-01-01'              | timestamp
          timestamptz '2001-01-01'            | timestamptz
          uuid '00000000-0000-0000-0000-000000000000' | uuid
          [1, 2]                              | list<int>
          [1, 2]::int[2]                      | list<int>
          {'a b': 1, 'c': ['x']}              | struct<a b: int, c: list<string>>
          map {'k': {'v': 1.5}}               | map<string, struct<v: decimal(2,1)>>
          """)
  void givesTypesAsTablesHaveThem(String expression, String word) {
    Column column = bind(builds(), "select " + expression + " as x").schema().columns().getFirst();
    assertThat(column.type().word()).isEqualTo(word);
    assertThat(column.required()).isFalse();
    assertThat(column.id()).isZero();
  }

  @Test
  void namesAllColumnsOfABuildThatNoTableCanHave() {
    WeftException error =
        failure(
            ErrorCode.SQL_BIND,
            () ->
                bind(builds(), "select interval 1 day as pause, null as nothing, 1 as X, 2 as x"));
    assertThat(error.findings())
        .extracting(Finding::message)
        .containsExactly(
            "Column pause has the type INTERVAL, which no table can have",
            "Column nothing has the type \"NULL\", which no table can have",
            "Two columns are called x");
  }

  @Test
  void letsAQueryHaveAnyColumns() {
    assertThat(bind(queries(), "select 1 as x, 2 as x, interval 1 day as pause").schema().names())
        .containsExactly("x", "x", "pause");
  }

  @Test
  void namesColumnsAfterTheTextOnly() {
    assertThat(
            bind(
                    queries(),
                    "select (select max(w) from u where k = a), exists (from u), (select v from u limit 1),"
                        + " origin.upper() from t, operations.departures.flights")
                .schema()
                .names()
                .toString())
        .contains("FROM u")
        .doesNotContain("_weft_");
  }

  @Test
  void shortensFullNamesToTheTablesAlias() {
    Bound bound =
        bind(
            queries(),
            """
            select operations.departures.flights.delay, operations.departures.flights.plane.model as m
            from operations.departures.flights
            where (select count(*) from u where k = operations.departures.flights.id) > 0
            order by operations.departures.flights.delay""");
    assertThat(bound.schema().names()).containsExactly("delay", "m");
    assertThat(bound.lineage().columns().getFirst().inputs())
        .hasToString("[operations.departures.flights.delay]");
  }

  @Test
  void namesAnUnknownColumnAndWhatWasMeant() {
    WeftException error =
        refusal(
            ErrorCode.SQL_UNKNOWN_COLUMN,
            "select 'é',\n  delai\nfrom operations.departures.flights");
    assertThat(error)
        .hasMessageContaining("There is no column delai in operations.departures.flights")
        .hasMessageContaining("Did you mean delay?");
    assertThat(error.details()).containsEntry("line", "2").containsEntry("column", "3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select t.nope from t                              | SQL_UNKNOWN_COLUMN | 8
          select x.a from t                                 | SQL_UNKNOWN_TABLE  | 8
          select * exclude (nope) from t                    | SQL_UNKNOWN_COLUMN | 0
          select s.nope from t                              | SQL_UNKNOWN_COLUMN | 0
          select rowid from t                               | SQL_UNKNOWN_COLUMN | 8
          select a from t where exists (from u where u.b = 1) | SQL_UNKNOWN_COLUMN | 44
          select a, count(*) from t                         | SQL_BIND           | 8
          select k from u, u u2                             | SQL_BIND           | 8
          select sum(b) from t                              | SQL_BIND           | 8
          select a from t union select a, b from t          | SQL_BIND           | 0
          select unnest(a) from t                           | SQL_BIND           | 8
          select a from nowhere                             | SQL_UNKNOWN_TABLE  | 15
          select a from main.t2                             | SQL_UNKNOWN_TABLE  | 15
          """)
  void explainsInTheWordsOfTheText(String text, ErrorCode code, String column) {
    assertThat(refusal(code, text).details().getOrDefault("column", "0")).isEqualTo(column);
  }

  @Test
  void offersOnlyColumnsOfTheStatementsOwnTables() {
    assertThat(refusal(ErrorCode.SQL_UNKNOWN_COLUMN, "select zzz from u").remedy())
        .isEqualTo("There are k, v, w.");
  }

  @Test
  void bindsTheSameTextToOtherTables() {
    Statement statement = queries().parse("select * from t");
    assertThat(queries().bind(statement, FlightTables.of(statement)).schema().columns()).hasSize(6);
    assertThat(
            queries()
                .bind(
                    statement,
                    List.of(
                        new dev.weft.engine.StubTable(List.of("t"), "t", FlightTables.AIRPORTS)))
                .schema()
                .columns())
        .hasSize(4);
  }
}
