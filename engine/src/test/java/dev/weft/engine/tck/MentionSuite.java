package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.Statement.Mention;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which tables a statement mentions.
abstract class MentionSuite {

  abstract SqlFrontEnd queries();

  private List<List<String>> paths(String text) {
    return queries().parse(text).paths();
  }

  @Test
  void givesPathsAndPlacesInTheOrderOfTheText() {
    Statement statement =
        queries()
            .parse("select 'é' from operations.departures.flights, sales.\"orders@1\".lines, own");
    assertThat(statement.mentions())
        .containsExactly(
            new Mention(List.of("operations", "departures", "flights"), 16),
            new Mention(List.of("sales", "orders@1", "lines"), 47),
            new Mention(List.of("own"), 71));
  }

  @Test
  void readsNamesWithoutRegardToCase() {
    assertThat(paths("from Operations.Departures.FLIGHTS"))
        .containsExactly(List.of("operations", "departures", "flights"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          with x as (from a) select * from x                                      | a
          with x as (from a), y as (from x) from y                                | a
          with x as (from y), y as (from a) from x, y                             | y,a
          with x as (from x) from x                                               | x
          with X as (from a) from x                                               | a
          from x, (with x as (from a) from x)                                     | x,a
          with x as (from a) from (with x as (from b) from x), x                  | a,b
          with recursive r as (from a union all select * from r) from r           | a
          with recursive r as (from r union all select * from r) from r           | r
          select (select 1 from b where b.i = a.i) from a                         | b,a
          select * from a where i in (from b) and exists (from c)                 | a,b,c
          from a join b using (i) left join (from c) on true                      | a,b,c
          (from a) union (from b) except (from c)                                 | a,b,c
          from a order by (select max(i) from b) limit (select 1 from c)          | a,b,c
          select max(i) filter (exists (from b)) over (order by (from c)) from a  | b,c,a
          pivot a on x in (1) using sum(y)                                        | a
          unpivot a on x into name k value v                                      | a
          describe a                                                              | a
          summarize select * from a                                               | a
          from a, lateral (from b where b.i = a.i)                                | a,b
          values ((select i from a))                                              | a
          from range((select max(i) from a))                                      | a
          select [q for q in (select l from a)]                                   | a
          select case when exists (from a) then (from b) else (from c) end        | a,b,c
          with x as (from a) from d.p.x                                           | d.p.x,a
          """)
  void looksThroughCtesAndIntoEveryCorner(String text, String expected) {
    assertThat(paths(text).stream().map(path -> String.join(".", path)).toList())
        .containsExactlyInAnyOrder(expected.split(","));
  }
}
