package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.Finding;
import dev.weft.model.lineage.Origin;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.AccessPolicy.Exemption;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.PolicyTest;
import dev.weft.model.policy.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessPolicyReaderTest {

  private final Findings findings = new Findings();

  static Stream<Arguments> effects() {
    return Stream.of(
        Arguments.of("{ show: true }", "show"),
        Arguments.of("{ hide: true }", "hide"),
        Arguments.of("{ deny: true }", "deny"),
        Arguments.of("{ mask: sha-256-query-local }", "sha-256-query-local"),
        Arguments.of("{ mask: pseudonym }", "pseudonym"),
        Arguments.of(
            "{ filter: row.a in principal.attributes.b }",
            "filter row.a in principal.attributes.b"),
        Arguments.of(
            "{ minimumGroup: { n: 20, subject: m, groupBy: [tier, market] } }",
            "minimumGroup 20 of m by tier, market"));
  }

  @ParameterizedTest
  @MethodSource("effects")
  void takesEveryEffect(String effect, String words) {
    assertThat(policy("match: \"true\"\neffect: " + effect).orElseThrow().effect().words())
        .isEqualTo(words);
    assertThat(findings.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ mask: blur }",
        "{ show: 1 }",
        "{ hide: false }",
        "mask",
        "{ minimumGroup: 20 }",
        "{ minimumGroup: { n: 1, subject: a, groupBy: [b] } }",
        "{ minimumGroup: { n: 2, subject: a, groupBy: [] } }",
        "{ minimumGroup: { subject: a, groupBy: [b] } }",
        "{ filter: [a] }",
        "{ hid: true }",
        "{}",
        "{ hide: true, deny: true }"
      })
  void refusesOtherEffects(String effect) {
    assertThat(policy("match: \"true\"\neffect: " + effect)).isEmpty();
    assertThat(findings.list()).isNotEmpty().allMatch(Finding::stops);
  }

  @Test
  void keepsExceptionsInTheirOrderWithTheirPlaces() {
    AccessPolicy policy =
        policy(
                """
                stage: enforce
                match: column.privacy >= privacy.personal
                effect: { mask: redact }
                except:
                  - when: "purpose == 'a'"
                    effect: { show: true }
                  - when: |
                      purpose == 'b'
                    effect: { mask: show-last-4 }
                """)
            .orElseThrow();
    assertThat(policy.stage()).isEqualTo(Stage.ENFORCE);
    assertThat(policy.scope()).isEqualTo("mesh");
    assertThat(policy.effect()).isEqualTo(new Effect.Masked(Mask.REDACT));
    assertThat(policy.exceptions().stream().map(Exemption::effect))
        .containsExactly(new Effect.Show(), new Effect.Masked(Mask.SHOW_LAST_4));
    assertThat(policy.match().place().text()).isEqualTo("AccessPolicy.yaml:6:8");
    assertThat(policy.exceptions().get(0).when().place().text())
        .isEqualTo("AccessPolicy.yaml:9:12");
    assertThat(policy.exceptions().get(1).when().place().text()).isEqualTo("AccessPolicy.yaml:12");
  }

  @Test
  void bindsNothingUnlessAStageIsWritten() {
    assertThat(policy("match: true\neffect: { hide: true }").orElseThrow().stage())
        .isEqualTo(Stage.DRAFT);
  }

  @Test
  void refusesAPolicyAboutColumnsAndTablesAtOnce() {
    assertThat(
            policy(
                """
                match: true
                effect: { deny: true }
                except: [{ when: true, effect: { mask: redact } }]
                """))
        .isEmpty();
    assertThat(findings.list())
        .extracting(Finding::message)
        .containsExactly("The policy is about columns and about whole tables");
  }

  @Test
  void readsTestsWithLabelsByFamily() {
    AccessPolicy policy =
        policy(
                """
                match: true
                effect: { filter: row.a == 1 }
                tests:
                  - name: eve
                    given:
                      principal: { name: eve, kind: person, domains: [d], attributes: { markets: [CA], level: 3 } }
                      grant: { via: agreement, id: g, roles: [analyst], purposes: [p] }
                      product: { domain: d, name: q, major: 2, kind: aggregate, tags: [t] }
                      port: { name: r }
                      table: { tags: [v], name: s, columns: [a] }
                      column: { name: a, type: int, tags: [u], named: true, privacy: personal, origins: [{ domain: d, product: q, table: s, column: a }] }
                      purpose: p
                      via: rest
                    expect: { filter: row.a == 1 }
                  - { given: {}, expect: show }
                  - { given: {}, expect: { minimumGroup: { n: 2, subject: a, groupBy: [b] } } }
                """)
            .orElseThrow();
    PolicyTest.Given given = policy.tests().getFirst().given();
    assertThat(given.principal().attributes())
        .isEqualTo(Map.of("markets", List.of("CA"), "level", List.of("3")));
    assertThat(given.grant())
        .isEqualTo(new PolicyTest.OfGrant("agreement", "g", List.of("analyst"), List.of("p")));
    assertThat(given.product())
        .isEqualTo(new PolicyTest.OfProduct("d", "q", 2, "aggregate", List.of("t")));
    assertThat(given.port()).isEqualTo("r");
    assertThat(given.table()).isEqualTo(new PolicyTest.OfTable("s", List.of("v"), List.of("a")));
    assertThat(given.column())
        .isEqualTo(
            new PolicyTest.OfColumn(
                "a",
                "int",
                List.of("u"),
                true,
                List.of(Origin.of("d", "q", "s", "a")),
                Map.of("privacy", "personal")));
    assertThat(given.purpose()).isEqualTo("p");
    assertThat(given.via()).isEqualTo("rest");
    assertThat(policy.tests().stream().map(test -> test.expect().words()))
        .containsExactly("filter row.a == 1", "show", "minimumGroup 2 of a by b");
    assertThat(policy.tests().get(2).expect())
        .isEqualTo(new Effect.Group(new MinimumGroup(2, "a", List.of("b"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ given: { colum: { name: a } }, expect: show }",
        "{ given: { column: { name: a, origins: [{ colum: a }] } }, expect: show }",
        "{ given: { grant: { role: [a] } }, expect: show }",
        "{ given: {}, expect: shw }",
        "{ given: {} }",
        "{ expect: show }"
      })
  void refusesTestsThatNobodyCouldRun(String test) {
    assertThat(policy("match: true\neffect: { hide: true }\ntests: [" + test + "]")).isEmpty();
    assertThat(findings.list()).isNotEmpty().allMatch(Finding::stops);
  }

  private Optional<AccessPolicy> policy(String body) {
    return AccessPolicyReader.read(
            OwnText.of("AccessPolicy", "id: p\nreason: r\n" + body + "\n", findings),
            "mesh",
            findings)
        .map(document -> document.value());
  }
}
