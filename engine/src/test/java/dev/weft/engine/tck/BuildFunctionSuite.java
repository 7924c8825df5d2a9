package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Obligations;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The functions that statements of products may call where they make tables.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BuildFunctionSuite extends GovernedRuns {

  private Map<String, Given> tables = Map.of();

  @BeforeAll
  void write() {
    tables =
        Map.of(
            "members",
            new Given(
                contract().files("built_members", Members.SCHEMA, Members.ROWS),
                Obligations.none(new TreeSet<>(Members.SCHEMA.names()))));
  }

  private List<String> build(String text) {
    return run(contract().builds(), text, tables).lines().skip(1).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          weft_year(birth_date)                                  | 1980
          weft_year(timestamp '2001-12-31 23:00:00')             | 2001
          weft_year(timestamptz '2001-01-01 00:30:00+02')        | 2000
          weft_bucket(17, 5)                                     | 15
          weft_bucket(-1, 5)                                     | -5
          weft_bucket(17::bigint, 10::bigint)                    | 10
          weft_bucket(17.5::double, 5::double)                   | 15.0
          weft_redact(email)                                     |
          coalesce(weft_redact(birth_date), date '1970-01-01')   | 1970-01-01
          typeof(weft_redact(birth_date))                        | DATE
          typeof(weft_bucket(1, 2))                              | INTEGER
          """)
  void makesLessOfValues(String expression, String expected) {
    assertThat(build("select " + expression + " as x from members where member_id = 'm1'"))
        .containsExactly(expected == null ? "" : expected);
  }

  @Test
  void passesNullsThrough() {
    assertThat(
            build(
                "select weft_year(null::date) as a, weft_bucket(null::int, 5) as b,"
                    + " weft_bucket(5, null::int) as c"))
        .containsExactly(",,");
  }

  @Test
  void refusesABucketWithoutAStep() {
    failure(
        ErrorCode.SQL_RUN,
        () -> build("select weft_bucket(member_id.length()::int, 0) from members"));
  }

  @Test
  void givesPseudonymsOfASpace() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(bytes("the key of a space"), "HmacSHA256"));
    String expected = HexFormat.of().formatHex(mac.doFinal(bytes("m1")), 0, 16);
    Statement statement =
        contract().builds().parse("select weft_pseudonym(member_id, 'people') as p from members");
    assertThat(statement.spaces()).containsExactly("people");
    assertThat(
            build(
                "select p from (select weft_pseudonym(m.member_id, 'people') as p from members m"
                    + " join members n using (member_id) where member_id = 'm1')"))
        .containsExactly(expected);
  }

  @Test
  void doesNotRunWithoutTheKeyOfItsSpace() {
    var governed =
        govern(
            contract().builds(),
            "select weft_pseudonym(member_id, 'people') as p from members",
            tables);
    failure(ErrorCode.SQL_RUN, () -> run(governed.with(MaskSecrets.none()), Rendering.CSV));
    assertThat(governed.sql()).doesNotContain("'people'");
    assertThat(governed.columns()).containsExactly("p");
  }

  @Test
  void namesColumnsAfterTheText() {
    assertThat(
            govern(
                    contract().builds(),
                    "select weft_pseudonym(member_id, 'people') from members",
                    tables)
                .columns())
        .containsExactly("weft_pseudonym(member_id, 'people')");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select weft_pseudonym(k, 'people') as p from (select 'ada@x.org' as k)",
        "select weft_pseudonym(k, 'people') as p from (values ('ada@x.org')) v(k)",
        "select weft_pseudonym(k, 'people') as p from (select unnest(['ada@x.org']) as k)",
        "select 'ada@x.org' as k, weft_pseudonym(k, 'people') as p from members",
        "select weft_pseudonym(k, 'people') as p from (select upper(email) as k from members)",
        "select [weft_pseudonym(e, 'people') for e in ['ada@x.org']] as p from members",
        "select list_transform(['x'], lambda e: weft_pseudonym(e, 'people')) as p from members",
        "with c as (select 'ada@x.org' as k) select weft_pseudonym(k, 'people') as p from c",
        "select weft_pseudonym(k, 'people') as p from (select case when tier = 'gold' then email else 'x' end as k from members)",
        "select (select weft_pseudonym(k, 'people') from members limit 1) as p from (values ('x')) v(k)",
        "select weft_pseudonym(k, 'people') as p from (select max(email) as k from members)",
        "select weft_pseudonym(k, 'people') as p from (select email as k from members union all select 'x')"
      })
  void takesColumnsOnlyForPseudonyms(String text) {
    failure(ErrorCode.SQL_NOT_ALLOWED, () -> build(text));
    Statement statement = contract().builds().parse(text);
    failure(
        ErrorCode.SQL_NOT_ALLOWED,
        () ->
            contract()
                .builds()
                .bind(
                    statement,
                    statement.paths().stream()
                        .map(path -> new StubTable(path, "members", Members.SCHEMA))
                        .toList()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weft_pseudonym(member_id, tier)",
        "weft_pseudonym('m1', 'people')",
        "weft_pseudonym(upper(member_id), 'people')",
        "weft_pseudonym(member_id, '')",
        "weft_pseudonym(member_id, 'peo' || 'ple')",
        "weft_pseudonym(member_id)",
        "weft_pseudonym(member_id, 'people', 'x')"
      })
  void wantsColumnAndSpaceAsTheyAre(String call) {
    failure(
        ErrorCode.SQL_NOT_ALLOWED,
        () -> contract().builds().parse("select " + call + " as p from members"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weft_year(birth_date)",
        "weft_bucket(1, 2)",
        "weft_redact(email)",
        "weft_pseudonym(member_id, 'people')"
      })
  void isForBuildsOnly(String call) {
    failure(
        ErrorCode.SQL_NOT_ALLOWED,
        () -> contract().queries().parse("select " + call + " as p from members"));
  }

  @Test
  void tracesThroughItsFunctions() {
    SqlFrontEnd builds = contract().builds();
    Statement statement =
        builds.parse(
            "select weft_year(birth_date) as y, weft_pseudonym(member_id, 'people') as p from members");
    assertThat(
            builds
                .bind(
                    statement,
                    List.of(new StubTable(List.of("members"), "members", Members.SCHEMA)))
                .lineage()
                .columns())
        .extracting(column -> column.inputs().toString())
        .containsExactly("[members.birth_date]", "[members.member_id]");
  }
}
