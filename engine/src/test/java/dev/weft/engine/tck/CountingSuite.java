package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.Counted;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.table.Column;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which aggregates counts of subjects answer for. `t.a` says whom a row of `t` is about.
abstract class CountingSuite {

  private static final ColumnRef SUBJECT = new ColumnRef("t", "a");

  abstract SqlFrontEnd builds();

  private Optional<Counted> counted(String text) {
    Statement statement = builds().parse(text);
    return builds().counted(statement, SampleTables.of(statement), SUBJECT);
  }

  private List<String> answered(String text) {
    return counted(text).stream()
        .flatMap(counted -> counted.groups().stream())
        .map(group -> group.column() + " of " + group.input() + kind(group))
        .toList();
  }

  private static String kind(Counted.Group group) {
    return group.counts().stream().anyMatch(count -> count.present().isPresent())
        ? " by values"
        : " by rows";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          select b, avg(c) as x from t group by b | x of t.c by values
          select b, sum(c)::int as x from t group by all order by all | x of t.c by values
          select count(c) as x from t | x of t.c by rows
          select count(distinct b) as x from t | x of t.b by rows
          select count(a) as x from t | x of t.a by rows
          select avg(a) as x from t | x of t.a by rows
          select avg(date_diff('year', d, date '2001-01-01')) as x, b from t group by 2 | x of t.d by values
          select z.b, avg(z.c) as x from u join t as z on z.a = u.k group by z.b | x of t.c by values
          select v, avg(c) as x from u left join t on a = k group by v having count(*) > 1 order by 2 limit 3 | x of t.c by values
          with m as (select a, b, c from t where c > 0) select b, avg(c) as x from m group by b | x of t.c by values
          select b, avg(c) as x from (select * from t) q group by rollup (b) | x of t.c by values
          select b, sum(c) / count(c) as x from t group by b | x of t.c by values
          select sum(t.c) as x, max(p.c) as y from t join t p using (a) | x of t.c by values
          select avg(columns(['c', 'a'])) from t | a of t.a by rows
          with m as (select c as v, a as s, b from t) select b, count(v) as x from m group by b | x of t.c by rows
          with m as (select c as v, a as s, b from t) select b, avg(v) as x from m group by b | x of t.c by values
          select sum(v) as x from (select q.c as v, q.a as s from t as q) p | x of t.c by values
          with m(s, v) as (select a, c from t), n as (select v as w, s as r from m) select avg(w) as x from n | x of t.c by values
          with m as (select a as s, c from t) select avg(z.w) as x from m as z(r, w) | x of t.c by values
          with M as (select A as S, C as V from t) select avg(v) as x from m | x of t.c by values
          select avg(p.v) as x, sum(q.b)::int as y from (select a as s, c as v from t) p, (select a as r, a as b from t) q | x of t.c by values
          """)
  void answersForValuesInRowsOfTheSubject(String text, String expected) {
    assertThat(answered(text)).first().isEqualTo(expected);
  }

  @Test
  void countsEveryMentionForItself() {
    Counted both =
        counted("select sum(p.c) as x, sum(q.c) as y from t p join t q on p.b = q.b").orElseThrow();
    assertThat(both.groups()).extracting(Counted.Group::column).containsExactly("x", "y");
    assertThat(both.groups().getFirst().counts())
        .doesNotContainAnyElementsOf(both.groups().getLast().counts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select a, b from t",
        "select count(*) as x from t",
        "select max(c) as x from t",
        "select sum(c) filter (where b = 'x') as x from t",
        "select sum(case when b = 'x' then c end) as x from t",
        "select sum(p.c - q.c) as x from t p, t q",
        "select sum(k) as x from u, t",
        // values of one row, subjects of another
        "select q.b, avg(q.c) as x from (select c, b from t) q, t group by q.b",
        "with m as (select * from t) select avg(q.c) as x from (select c from m) q, (select a from m) p",
        "select avg(c) as x from (select a, null as c from t union all select null, c from t) q",
        "select avg(c) as x from (select a, c from t group by grouping sets ((a), (c))) q",
        // renamed, and from other rows
        "select avg(v) as x from (select c as v from t) q, (select a as s from t) p",
        "select avg(v) as x from (select b as a, c as v from t) q",
        "select avg(v) as x from (select a + 1 as s, c as v from t) q",
        "with m as (select a as s, c as v from t union all select null, c from t) select avg(v) as x from m",
        "select avg(c) as x from (select a, lag(c) over (order by d) as c from t) q",
        "select avg(c) as x from (select max(a) as a, c from t group by c) q",
        "select avg(c) as x from (select coalesce(a, k) as a, c from t left join u on a = k) q",
        // groups that are looked at and then left out
        "select b, lag(sum(c)) over (order by b) as x from t group by b qualify b > 'x'",
        "select distinct b, avg(c) as x from t group by b",
        "select avg(c) as x from t union all select 1",
        "select x from (select avg(c) as x from t group by b) q",
        "select (select avg(c) from t) as x"
      })
  void answersForNothingElse(String text) {
    assertThat(answered(text)).isEmpty();
  }

  @Test
  void leavesTheStatementsOwnColumnsAsTheyAre() {
    String text = "select b as \"_weft_subjects_0\", avg(c), sum(a) as s from t group by b";
    Statement statement = builds().parse(text);
    Counted counted = counted(text).orElseThrow();
    List<Column> own = builds().bind(statement, SampleTables.of(statement)).schema().columns();
    List<Column> all =
        builds().bind(counted.statement(), SampleTables.of(statement)).schema().columns();
    assertThat(all.subList(0, 3)).isEqualTo(own);
    assertThat(all.subList(3, all.size()))
        .extracting(Column::name)
        .doesNotHaveDuplicates()
        .doesNotContain("_weft_subjects_0")
        .containsAll(
            counted.groups().stream()
                .flatMap(group -> group.counts().stream())
                .map(Counted.Count::subjects)
                .toList());
  }
}
