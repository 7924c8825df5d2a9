package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables that answer only for groups of enough subjects.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class GroupSuite extends GovernedRuns {

  private static final Schema VISITS =
      Tables.schema(
          Tables.column(1, "member_id", Primitive.STRING),
          Tables.column(2, "tier", Primitive.STRING),
          Tables.column(3, "stars", Primitive.INT),
          Tables.column(4, "day", Primitive.DATE),
          Tables.column(5, "spent", Primitive.LONG),
          Tables.column(6, "note", Primitive.STRING));

  /// Three gold members with four visits, two silver ones, one of lead with many visits.
  private static final String ROWS =
      """
      select * from (values
        ('a', 'gold', 5, date '2001-01-01', 10, 'x'), ('a', 'gold', 4, date '2001-01-02', 20, 'x'),
        ('b', 'gold', 5, date '2001-01-01', 30, 'x'), ('c', 'gold', 3, date '2001-01-01', 40, 'x'),
        ('d', 'silver', 2, date '2001-01-01', 50, '1'), ('e', 'silver', 2, date '2001-01-03', 60, '2'),
        ('f', 'lead', 1, date '2001-01-01', 70, 'x'), ('f', 'lead', 1, date '2001-01-02', 71, 'x'),
        ('f', 'lead', 1, date '2001-01-03', 72, 'x'), (null, 'lead', 1, date '2001-01-03', 73, 'x'))
        v(member_id, tier, stars, day, spent, note)""";

  private Map<String, Given> tables = Map.of();

  @BeforeAll
  void write() {
    Obligations obligations =
        new Obligations(
            new TreeSet<>(VISITS.names()),
            new TreeMap<>(Map.of("member_id", Mask.REPLACE_WITH_NULL)),
            List.of(),
            Optional.of(new MinimumGroup(2, "member_id", List.of("tier", "stars", "day"))));
    ScanPlan members = contract().files("grouped_members", Members.SCHEMA, Members.ROWS);
    tables =
        Map.of(
            "visits",
            new Given(contract().files("visits", VISITS, ROWS), obligations),
            "members",
            new Given(members, Members.grouped(Members.eve())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select tier, count(*) from visits group by tier order by tier              | gold,4;silver,2
          select tier, count(*) as n, sum(spent), avg(stars), count(spent) from visits group by 1 order by n desc, tier | gold,4,100,4.25,4;silver,2,110,2.0,2
          select count(*) from visits                                                | 10
          select count(*) from visits where tier = 'lead'                            |
          select sum(spent) from visits where tier in ('gold', 'lead')               | 386
          select v.tier, sum(v.spent) from visits v where v.day between date '2001-01-01' and date '2001-01-01' and v.stars >= 2 group by v.tier | gold,80
          select tier from visits group by tier order by 1 desc                      | silver;gold
          select tier, count(*) from visits group by all order by tier limit 1      | gold,4
          select tier, n from (select tier, count(*) n from visits group by tier) where n > 3 | gold,4
          with g as (select tier, count(*) n from visits group by tier) select max(n) from g | 4
          select a.n + b.n from (select count(*) n from visits) a, (select count(*) n from visits where tier = 'gold') b | 14
          select tier, (select count(*) from visits) from (select tier from visits group by tier) order by 1 | gold,10;silver,10
          (select count(*) from visits where tier = 'gold') union all (select count(*) from visits where tier = 'silver') order by 1 | 2;4
          select mesh.places.visits.tier, count(*) from mesh.places.visits where mesh.places.visits.tier = 'gold' group by mesh.places.visits.tier | gold,4
          """)
  void answersForGroups(String text, String expected) {
    assertThat(String.join(";", rows(text, tables)))
        .isEqualTo(expected == null ? "" : expected.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from visits",
        "from visits",
        "select tier from visits",
        "select distinct tier from visits",
        "select visits from visits",
        "select tier, max(spent) from visits group by tier",
        "select tier, min(spent) from visits group by tier",
        "select tier, any_value(spent) from visits group by tier",
        "select tier, list(spent) from visits group by tier",
        "select tier, string_agg(note) from visits group by tier",
        "select tier, count(note) from visits group by tier",
        "select tier, count(distinct spent) from visits group by tier",
        "select tier, sum(spent) filter (where note = 'x') from visits group by tier",
        "select tier, sum(spent) over () from visits group by tier, spent",
        "select tier, sum(spent + 1) from visits group by tier",
        "select tier, sum(case when member_id = 'a' then spent end) from visits group by tier",
        "select tier, sum(spent) + 1 from visits group by tier",
        "select tier, count(*), 'x' from visits group by tier",
        "select upper(tier), count(*) from visits group by 1",
        "select spent, count(*) from visits group by spent",
        "select member_id, count(*) from visits group by member_id",
        "select tier, count(*) from visits group by tier, spent",
        "select count(*) from visits group by upper(tier)",
        "select tier, count(*) from visits group by rollup (tier)",
        "select tier, count(*) from visits group by grouping sets ((tier), ())",
        "select tier, count(*) from visits group by tier having count(*) > 0",
        "select tier, count(*) from visits group by tier having max(spent) > 0",
        "select tier, count(*) from visits group by tier order by max(spent)",
        "select tier, count(*) from visits group by tier order by upper(tier)",
        "select tier, count(*) from visits group by tier limit (select count(*) from members)",
        "select tier, count(*) from visits group by tier limit 50%",
        "select distinct tier, count(*) from visits group by tier",
        "select tier, count(*) from visits group by tier qualify row_number() over () = 1",
        "select tier, count(*) from visits group by tier using sample 50%",
        "select tier, count(*) from visits tablesample 50% group by tier",
        "select count(*) from visits where spent > 30",
        "select count(*) from visits where member_id = 'a'",
        "select count(*) from visits where tier <> 'gold'",
        "select count(*) from visits where tier like 'g%'",
        "select count(*) from visits where tier = 'gold' or tier = 'lead'",
        "select count(*) from visits where not tier = 'gold'",
        "select count(*) from visits where tier is not null",
        "select count(*) from visits where tier = lower('GOLD')",
        "select count(*) from visits where tier = note",
        "select count(*) from visits where tier = 5",
        "select count(*) from visits where tier::int = 5",
        "select count(*) from visits where stars = 1.5::decimal(38,38)",
        "select count(*) from visits where tier in (select tier from members)",
        "select count(*) from visits where exists (select 1)",
        "select count(*) from visits v(id, level) where level = 'gold'",
        "select count(*) from visits, range(2)",
        "select count(*) from visits a join visits b on true",
        "select count(*) from visits cross join (values (1))",
        "select count(*) from (values ('gold')) t(tier) join visits using (tier)",
        "select count(*) from (from visits)",
        "select count(columns(*)) from visits",
        "summarize visits",
        "pivot visits on tier in ('gold') using sum(spent)",
        "unpivot visits on spent into name k value v",
        "select exists (from visits where note = 'x')",
        "select (select count(*) from visits where tier = t.tier) from (values ('gold')) t(tier)",
        "select x from (values ('a')) t(x) where x in (select member_id from visits)"
      })
  void refusesEverythingElseAndSaysWhatIsPossible(String text) {
    WeftException failure = failure(ErrorCode.SQL_GROUP, () -> rows(text, tables));
    assertThat(failure.getMessage()).contains("does not answer");
    assertThat(failure.remedy()).contains("groups of at least 2", "count(*)");
  }

  @Test
  void namesColumnsThatMayBeUsed() {
    assertThat(failure(ErrorCode.SQL_GROUP, () -> rows("from visits", tables)).remedy())
        .contains("GROUP BY and WHERE (=, in, ranges) on tier, stars, day")
        .contains("count, sum, avg of stars, spent");
  }

  @Test
  void namesEverythingThatIsRefused() {
    WeftException failure =
        failure(
            ErrorCode.SQL_GROUP,
            () -> rows("select max(spent)\nfrom visits\nwhere note = 'x'", tables));
    assertThat(failure.findings()).hasSize(3);
    assertThat(failure.findings().getLast().place().line()).isIn(1, 3);
  }

  @Test
  void countsTheSubjectsThatTheReaderMaySee() {
    assertThat(rows("select tier, count(*) from members group by tier", tables)).isEmpty();
    failure(
        ErrorCode.SQL_GROUP,
        () ->
            rows(
                "select tier, count(*) from members, range(20) group by tier having count(*) >= 20",
                tables));
    failure(
        ErrorCode.SQL_GROUP,
        () -> rows("select tier, max(email) from members group by tier", tables));
    failure(ErrorCode.SQL_GROUP, () -> rows("select * from members", tables));
  }

  @Test
  void letsNothingAroundAQueryLookAtSmallGroups() {
    assertThat(
            rows(
                "select tier from (select tier, count(*) n from visits group by tier)"
                    + " where case when tier = 'lead' then cast('x' || tier as int) > 0 else true end"
                    + " order by 1",
                tables))
        .containsExactly("gold", "silver");
  }

  @Test
  void isNotFooledByACteOfTheSameName() {
    assertThat(rows("with visits as (select 1 as x) select x from visits", tables))
        .containsExactly("1");
    failure(
        ErrorCode.SQL_GROUP,
        () -> rows("with visits as (select * from visits) select * from visits", tables));
  }
}
