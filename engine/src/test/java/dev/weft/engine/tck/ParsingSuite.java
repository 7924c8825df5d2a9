package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From text to a statement, or one clear refusal.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParsingSuite {

  abstract SqlFrontEnd queries();

  abstract SqlFrontEnd builds();

  static Stream<String> attacks() {
    return Corpus.lines("attacks.sql").stream();
  }

  static Stream<String> analysts() {
    return Corpus.lines("analyst.sql").stream();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void refusesWhatReadsOrChangesAnythingButTables(String attack) {
    for (SqlFrontEnd frontEnd : List.of(queries(), builds())) {
      WeftException refusal =
          catchThrowableOfType(WeftException.class, () -> frontEnd.parse(attack));
      assertThat(refusal).as(attack).isNotNull();
      assertThat(refusal.code()).isIn(ErrorCode.SQL_NOT_ALLOWED, ErrorCode.SQL_SYNTAX);
    }
  }

  @ParameterizedTest
  @MethodSource("analysts")
  void readsTheDialectOfAnalysts(String text) {
    assertThatCode(() -> queries().parse(text)).doesNotThrowAnyException();
  }

  @Test
  void pointsAtASyntaxErrorInTheText() {
    WeftException error =
        failure(
            ErrorCode.SQL_SYNTAX,
            () -> queries().parse("select 'é',\n  origin\nfrom flights where where"));
    assertThat(error.details()).containsEntry("line", "3").containsEntry("column", "20");
    Finding finding = error.findings().getFirst();
    assertThat(finding.place().text()).isEqualTo(":3:20");
    assertThat(finding.excerpt()).isEqualTo("from flights where where");
  }

  @Test
  void namesEveryConstructThatIsNotAllowed() {
    WeftException error =
        failure(
            ErrorCode.SQL_NOT_ALLOWED,
            () -> queries().parse("select getvariable('x'), sleep_ms(1) from read_text('y')"));
    assertThat(error.findings())
        .extracting(Finding::message)
        .contains(
            "A statement may not use the function getvariable",
            "A statement may not use the function sleep_ms",
            "A statement may not use the table function read_text");
    assertThat(error.findings()).allMatch(finding -> !finding.hint().isEmpty());
  }

  @Test
  void suggestsTheFunctionThatWasMeant() {
    assertThat(failure(ErrorCode.SQL_NOT_ALLOWED, () -> queries().parse("select uper('x')")))
        .hasMessageContaining("Did you mean upper?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select now()",
        "select today()",
        "select current_timestamp",
        "select current_date",
        "select age(date '2001-01-01')",
        "select random()",
        "select uuid()",
        "select * from flights using sample 10%"
      })
  void letsQueriesButNotBuildsUseClockAndChance(String text) {
    assertThatCode(() -> queries().parse(text)).doesNotThrowAnyException();
    assertThat(failure(ErrorCode.SQL_NOT_ALLOWED, () -> builds().parse(text)))
        .hasMessageContaining("The same inputs must give the same rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n ", "-- nothing", ";"})
  void refusesNothing(String text) {
    failure(ErrorCode.SQL_SYNTAX, () -> queries().parse(text));
  }

  @Test
  void refusesALongTextBeforeReadingIt() {
    failure(
        ErrorCode.SQL_TOO_LONG,
        () -> queries().parse("select '" + "x".repeat(1024 * 1024) + "' this is no SQL"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 3_000, 15_000})
  void survivesDeepNesting(int depth) {
    for (String text :
        List.of(
            "select " + "(".repeat(depth) + "1" + ")".repeat(depth),
            "select " + "1+".repeat(depth) + "1",
            "select " + "[".repeat(depth) + "1" + "]".repeat(depth),
            "select " + "not ".repeat(depth) + "true")) {
      WeftException refusal =
          catchThrowableOfType(WeftException.class, () -> queries().parse(text));
      if (refusal != null) {
        assertThat(refusal.code())
            .isIn(ErrorCode.SQL_TOO_LONG, ErrorCode.SQL_SYNTAX, ErrorCode.SQL_NOT_ALLOWED);
      }
    }
  }

  @Test
  void refusesHundredsOfQueriesInOneStatement() {
    String many = "select 1" + " union all select 1".repeat(2_000);
    assertThat(failure(ErrorCode.SQL_NOT_ALLOWED, () -> queries().parse(many)))
        .hasMessageContaining("as many parts as it has");
  }
}
