package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.SqlFrontEnd;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of a statement holds nothing of what its writer put in as a value.
abstract class LiteralSuite {

  private static final String CANARY = "canary";

  abstract SqlFrontEnd queries();

  private String kept(String text) {
    return queries().withoutLiterals(queries().parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'canary'",
        "select 'it''s canary' || 'can' || 'x''canary'''",
        "select $$canary$$, $q$ canary $$ $q$",
        "select E'canary\\n\\'canary'",
        "select 1 -- canary",
        "select /* canary /* canary */ canary */ 1",
        "select date '2026-01-01' as d, 'canary'::varchar",
        "from a where b in ('x', 'canary', 'y')",
        "from a where b like 'canary%' escape '!' or b ilike '%canary' or b similar to 'canary.*'",
        "from a where b ~ 'canary'",
        "select {'canary of somebody': 1, 'x': 'canary'}",
        "select {'canary': 1}",
        "select struct_pack(canary := 1)",
        "select map {'canary': 'canary'}, ['canary']",
        "select s['canary'], s->>'$.canary' from a",
        "select b as 'canary of somebody' from a",
        "select 1 as \"canary of somebody\"",
        "select columns('canary.*') from a",
        "select * replace ('canary' as b) from a",
        "select list_transform(['x'], lambda q: q || 'canary')",
        "values ('x'), ('canary')",
        "from (values (1, 'canary')) v(a, b)",
        "pivot a on x in ('canary') using sum(y)",
        "with x as (select 'canary' as b) from x where b = 'canary' union all select 'canary'",
        "select case when b = 'canary' then 'canary' else 'x' end from a",
        "select (select 'canary'), exists (select 1 from a where b = 'canary')",
        "select sum(c) filter (where b = 'canary') over (partition by 'canary') from a",
        "from a order by b = 'canary' limit (select length('canary'))"
      })
  void keepsNoText(String text) {
    assertThat(kept(text)).doesNotContain(CANARY).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 4711",
        "select -4711.4711, .4711, 4711., 4711e3, 1.5e4711, 4_711",
        "select 4711::decimal(9, 2), interval 4711 day, interval '4711' month",
        "from a where i between 4711 and 4711 + 1 limit 4711 offset 4711",
        "from a where i in (1, 4711, 2)",
        "select x'4711', date '4711-01-01', timestamp '4711-01-01 00:00:00+02'",
        "from a using sample 4711 rows (reservoir, 4711)",
        "from range(4711)",
        "select l[4711], l[1:4711] from a",
        "select sum(i) over (rows between 4711 preceding and current row) from a",
        "select 4711 as n from a group by 4711 having count(*) > 4711 qualify row_number() over () = 4711"
      })
  void keepsNoNumber(String text) {
    assertThat(kept(text)).doesNotContain("4711").doesNotContain("4_711").contains("?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from a where b = \"canary\"",
        "from a where b = canary",
        "select a.canary, canary.b, b.canary from a",
        "select * exclude (canary), a.* exclude (a.canary), canary.* from a",
        "select * replace (b as canary) from a",
        "select * rename (canary as c) from a",
        "from a join a as z using (canary)",
        "select sum(b) filter (where b = \"canary\") over (partition by canary order by canary) from a",
        "with x as (select canary from a) select (select canary from x) from x order by canary",
        "from a where exists (from a as z where z.b = \"canary\")",
        "pivot a on \"canary\" in ('x') using sum(y)"
      })
  void keepsNoUnknownNameOfARefusedStatement(String text) {
    assertThat(kept(text)).contains(CANARY);
    assertThat(refused(text)).doesNotContain(CANARY).isNotEmpty();
  }

  @Test
  void keepsKnownAndGivenNamesOfARefusedStatement() {
    assertThat(
            refused(
                "with x(q) as (select z.B as one from s.p.a as z where z.c = 1) select x.q, one"
                    + " from x"))
        .contains("x (q) AS", "z.B AS one", "FROM s.p.a AS z", "z.? = ?", "x.q, one");
  }

  private String refused(String text) {
    return queries().withoutLiterals(queries().parse(text), Set.of("b", "y"));
  }

  @Test
  void keepsWhatWasAsked() {
    assertThat(kept("select email, 1 AS one from customer.members.members where tier = 'gold'"))
        .contains("email", "one", "customer.members.members", "tier = ?");
    assertThat(kept("from sales.\"orders@1.0.0+57\".order_lines"))
        .contains("\"orders@1.0.0+57\"", "order_lines");
  }

  @Test
  void tellsStatementsApartByMoreThanTheirLiterals() {
    String one = kept("select b from a where i = 1 and t in ('a', 'b', 'c')");
    assertThat(kept("select  b from a /* x */ where i = 2.5 and t in ('d', 'e')")).isEqualTo(one);
    assertThat(kept("select b from a where i > 1 and t in ('a', 'b', 'c')")).isNotEqualTo(one);
    assertThat(kept("select c from a where i = 1 and t in ('a', 'b', 'c')")).isNotEqualTo(one);
  }
}
