package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Statements over decided tables.
abstract class GoverningSuite {

  abstract SqlFrontEnd queries();

  private GovernedStatement govern(String text) {
    Statement statement = queries().parse(text);
    List<DecidedTable> tables =
        SampleTables.of(statement).stream()
            .map(
                stub ->
                    DecidedTable.open(
                        stub.path(), stub.name(), new ScanPlan(stub.schema(), List.of())))
            .toList();
    return queries().govern(statement, tables);
  }

  @Test
  void putsOnePhysicalNamePerTableInPlaceOfMentions() {
    GovernedStatement governed =
        govern("select f.id from operations.departures.flights f, airports a, airports b");
    assertThat(governed.scans()).hasSize(2);
    assertThat(governed.scans().keySet()).allMatch(governed.sql()::contains);
    assertThat(governed.sql()).doesNotContain("departures");
    assertThat(governed.columns()).containsExactly("id");
  }

  @Test
  void takesNamesThatNoTextCanKnow() {
    assertThat(govern("select 1 from flights, airports").scans().keySet())
        .hasSize(2)
        .allMatch(name -> name.matches("_weft_[0-9a-f]{24}"));
  }

  @Test
  void doesNotMistakeACteForATable() {
    GovernedStatement governed =
        govern("with flights as (select iata as id from airports) select id from flights");
    assertThat(governed.scans()).hasSize(1);
  }

  @Test
  void givesAScanOfItsOwnToEachReleaseOfATable() {
    assertThat(
            govern("from operations.\"departures@1\".flights a join flights b using (id)").scans())
        .hasSize(2);
  }

  @Test
  void tellsWhichColumnsATextUses() {
    assertThat(
            govern(
                    "select a.iata, count(*) from flights f join airports a on f.origin = a.iata"
                        + " where f.id > 3 group by 1")
                .used()
                .toString())
        .isEqualTo("{airports=[iata], flights=[id, origin]}");
    assertThat(govern("select count(*) from flights").used()).isEmpty();
  }

  @Test
  void tellsBothSidesOfAMergedColumn() {
    assertThat(
            govern("select id from operations.\"departures@1\".flights a join flights b using (id)")
                .used()
                .values())
        .hasSize(2)
        .allSatisfy(columns -> assertThat(columns).containsExactly("id"));
  }

  @Test
  void refusesATableThatWasNotDecided() {
    failure(ErrorCode.SQL_UNKNOWN_TABLE, () -> govern("select * from flights, sales.orders.lines"));
  }

  @Test
  void refusesPhysicalNamesInTexts() {
    String name = govern("select 3 from flights").scans().firstKey();
    assertThatThrownBy(() -> govern("select * from " + name))
        .hasMessageContaining("There is no table " + name);
  }
}
