package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The worked cases of governance that are about one statement: members, as each person sees them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseSuite extends GovernedRuns {

  private ScanPlan members = new ScanPlan(Members.SCHEMA, List.of());

  @BeforeAll
  void write() {
    members = contract().files("members", Members.SCHEMA, Members.ROWS);
  }

  private Map<String, Given> as(Obligations obligations) {
    return Map.of("members", new Given(members, obligations));
  }

  private List<String> answer(Obligations obligations, String text) {
    return rows(text, as(obligations));
  }

  @Test
  void redactsEmailForExploration() {
    assertThat(answer(Members.cleo(), "select member_id, email from members order by 1"))
        .containsExactly("m1,", "m2,", "m3,");
  }

  @Test
  void showsEmailForContact() {
    assertThat(answer(Members.cleoInContact(), "select email from members order by member_id"))
        .containsExactly("ada@x.org", "bo@y.org", "");
    assertThat(
            answer(
                Members.cleoInContact(),
                "select email, count(*) from members group by 1 order by 1"))
        .containsExactly("ada@x.org,1", "bo@y.org,1", ",1");
  }

  @Test
  void doesNotKnowHiddenColumns() {
    WeftException failure =
        failure(
            ErrorCode.SQL_UNKNOWN_COLUMN,
            () -> answer(Members.cleo(), "select passport_number from members"));
    assertThat(failure).hasMessageContaining("There is no column passport_number in members");
    assertThat(failure.remedy()).doesNotContain("passport");
    failure(
        ErrorCode.SQL_UNKNOWN_COLUMN, () -> answer(Members.dana(), "select market from members"));
  }

  @Test
  void offersNoHiddenColumnForASlip() {
    assertThat(
            failure(
                    ErrorCode.SQL_UNKNOWN_COLUMN,
                    () -> answer(Members.cleo(), "select passport_numbr from members"))
                .remedy())
        .doesNotContain("passport");
  }

  @Test
  void leavesHiddenColumnsOutOfStars() {
    assertThat(govern(contract().queries(), "select * from members", as(Members.cleo())).columns())
        .containsExactly("member_id", "name", "email", "phone", "birth_date", "market", "tier");
    assertThat(govern(contract().queries(), "from members", as(Members.dana())).columns())
        .containsExactly("member_id", "tier");
  }

  @Test
  void tellsWhatATextUsesAndNotWhatPoliciesLookAt() {
    var used =
        govern(
                contract().queries(),
                "select email, tier from members where birth_date > '1980-01-01'",
                as(Members.eve()))
            .used();
    assertThat(Members.eve().filters()).isNotEmpty();
    assertThat(used.toString()).isEqualTo("{members=[birth_date, email, tier]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          select birth_date from members order by 1 ; 1980-01-01/1990-01-01
          select count(*) from members where birth_date = '1980-03-04' ; 0
          select count(*) from members where birth_date = '1980-01-01' ; 1
          select count(*) from members where birth_date > '1980-01-01' and birth_date < '1990-01-01' ; 0
          select count(*) from members where market is null ; 0
          select count(*) from members where email like '%@%' ; 0
          select count(email) from members ; 0
          select count(*) from members ; 2
          select name || '!', upper(email), birth_date::varchar from members where market = 'CA' ; XXXXXXXX!,,1980-01-01
          select [phone], {'e': email} from members where market = 'CA' ; [NULL],{'e': NULL}
          select m from members m where tier = 'silver' ; "{'member_id': m2, 'name': XXXXXXXX, 'email': NULL, 'phone': NULL, 'birth_date': 1990-01-01, 'market': NY, 'tier': silver}"
          """)
  void letsAnAnalystSeeMasksOnly(String text, String expected) {
    assertThat(String.join("/", answer(Members.eve(), text))).isEqualTo(expected.strip());
  }

  @Test
  void showsNoRowToWhomNoneIsEntitled() {
    assertThat(answer(Members.flo(), "select count(*) from members")).containsExactly("0");
    assertThat(answer(Members.flo(), "select market from members where market is null")).isEmpty();
  }

  @Test
  void givesTheSamePseudonymsToTheSameCallerOnly() {
    Obligations eve = Members.and(Members.eve(), "member_id", Mask.PSEUDONYM);
    Obligations cleo = Members.and(Members.cleo(), "member_id", Mask.PSEUDONYM);
    String text = "select member_id from members where market is not null order by market";
    MaskSecrets other = new MaskSecrets(bytes("another key for another person"), new byte[0]);
    List<String> mine = answer(eve, text);
    assertThat(mine).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{32}"));
    assertThat(answer(eve, text)).isEqualTo(mine);
    assertThat(rows(text, as(cleo), other)).hasSize(2).doesNotContainAnyElementsOf(mine);
  }

  @Test
  void keepsEqualPseudonymsEqual() {
    Obligations eve = Members.and(Members.eve(), "member_id", Mask.PSEUDONYM);
    assertThat(answer(eve, "select count(*) from members a join members b using (member_id)"))
        .containsExactly("2");
  }

  @Test
  void redactsARequiredColumnToItsFixedValue() {
    Obligations eve = Members.and(Members.eve(), "member_id", Mask.MASK_TO_FIXED_VALUE);
    assertThat(answer(eve, "select distinct member_id from members")).containsExactly("XXXXXXXX");
  }

  @Test
  void rendersMasksInEveryFormat() {
    for (Rendering rendering : Rendering.values()) {
      String text =
          run(
              govern(
                      contract().queries(),
                      "select * from members",
                      as(Members.and(Members.eve(), "member_id", Mask.PSEUDONYM)))
                  .with(SECRETS),
              rendering);
      assertThat(text).isNotEmpty().doesNotContain("Ada", "ada@x.org", "m1", "P1");
    }
  }

  @Test
  void doesNotRunWithoutItsSecrets() {
    Obligations eve = Members.and(Members.eve(), "member_id", Mask.PSEUDONYM);
    failure(
        ErrorCode.SQL_RUN,
        () -> rows("select member_id from members", as(eve), MaskSecrets.none()));
  }

  @Test
  void keepsSecretsOutOfTexts() {
    Obligations eve = Members.and(Members.eve(), "member_id", Mask.PSEUDONYM);
    String sql =
        govern(contract().queries(), "select member_id from members", as(eve)).with(SECRETS).sql();
    assertThat(sql)
        .doesNotContain(java.util.HexFormat.of().formatHex(SECRETS.pseudonymKey()))
        .doesNotContain("the key");
  }
}
