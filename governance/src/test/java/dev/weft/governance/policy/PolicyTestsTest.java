package dev.weft.governance.policy;

import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.policy.PolicyTests.Result;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.PolicyTest;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import dev.weft.model.policy.Stage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTestsTest {

  private static final Effect REDACT = new Effect.Masked(Mask.REDACT);

  @Test
  void runsTheExamplesOfEveryPolicy() {
    var tests =
        tests(
            policy("personal")
                .stage(Stage.DRAFT)
                .match("column.privacy >= privacy.personal")
                .mask(Mask.REDACT)
                .unless("purpose == 'exploration'")
                .test(test("named", labelled("personal", ""), REDACT))
                .test(test("", labelled("personal", "exploration"), new Effect.Show()))
                .test(test("", labelled("none", ""), new Effect.Show())));
    assertThat(tests.run())
        .extracting(Result::name, Result::actual, Result::passed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("named", "redact", true),
            org.assertj.core.groups.Tuple.tuple("2", "show", true),
            org.assertj.core.groups.Tuple.tuple("3", "show", true));
    assertThat(tests.findings()).isEmpty();
  }

  @Test
  void tellsWhereItComesOutOtherwise() {
    var findings =
        tests(
                policy("personal")
                    .mask(Mask.REDACT)
                    .test(test("mine", labelled("none", ""), new Effect.Hide())))
            .findings();
    assertThat(findings)
        .containsExactly(
            Finding.error(
                ErrorCode.POLICY_TEST,
                new Place("policies/p.yaml", 12, 5, "/tests/0"),
                "Test mine of policy `personal` expects `hide`, but it is `redact`",
                "Mend the policy, or what the test expects"));
  }

  @Test
  void comparesFiltersByTheirTextAndGroupsByTheirParts() {
    Effect filter = new Effect.Filter(Policies.expression("row.a == 1"));
    Effect group = new Effect.Group(new MinimumGroup(2, "a", List.of("b")));
    Given any = labelled("none", "");
    var tests =
        tests(
            policy("f")
                .filter(" row.a == 1 ")
                .test(test("", any, filter))
                .test(test("", any, new Effect.Filter(Policies.expression("row.a == 2")))),
            policy("g")
                .group(2, "a", "b")
                .test(test("", any, group))
                .test(test("", any, new Effect.Group(new MinimumGroup(3, "a", List.of("b"))))),
            policy("d").deny().test(test("", any, new Effect.Deny())));
    assertThat(tests.run())
        .extracting(Result::policy, Result::passed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("d", true),
            org.assertj.core.groups.Tuple.tuple("f", true),
            org.assertj.core.groups.Tuple.tuple("f", false),
            org.assertj.core.groups.Tuple.tuple("g", true),
            org.assertj.core.groups.Tuple.tuple("g", false));
  }

  @Test
  void saysOnceWhatDoesNotType() {
    var findings =
        tests(
                policy("p")
                    .match("colum.name == 'x'")
                    .hide()
                    .test(test("", labelled("none", ""), REDACT)))
            .findings();
    assertThat(findings).extracting(Finding::code).containsExactly(ErrorCode.POLICY_EXPRESSION);
  }

  @Test
  void refusesWordsThatNobodyDeclared() {
    var hides = policy("p").hide();
    assertThat(tests(hides.test(test("", labelled("secret", ""), new Effect.Hide()))).run())
        .extracting(Result::actual)
        .containsExactly("no effect: privacy has no label secret");
    var family = given(Map.of("privcy", "none"), Map.of(), "");
    assertThat(tests(policy("p").hide().test(test("", family, new Effect.Hide()))).run())
        .extracting(Result::actual)
        .containsExactly("no effect: a column has no field privcy");
    var attribute = given(Map.of(), Map.of("market", List.of("CA")), "");
    assertThat(tests(policy("p").hide().test(test("", attribute, new Effect.Hide()))).run())
        .extracting(Result::actual)
        .containsExactly("no effect: principals have no attribute market");
  }

  @Test
  void failsWhereThePolicyDoes() {
    assertThat(
            tests(
                    policy("p")
                        .match("1 / 0 == 1")
                        .hide()
                        .test(test("", labelled("none", ""), REDACT)))
                .run())
        .extracting(Result::actual)
        .containsExactly("no effect: / by zero");
  }

  private static PolicyTests tests(Policies... policies) {
    return new PolicyTests(
        new PolicySet(
            Givens.VOCABULARY,
            List.of(policies).stream().map(policy -> policy.version(0)).toList()));
  }

  private static PolicyTest test(String name, Given given, Effect expect) {
    return new PolicyTest(name, given, expect, new Place("policies/p.yaml", 12, 5, "/tests/0"));
  }

  private static Given labelled(String privacy, String purpose) {
    return given(Map.of("privacy", privacy), Map.of(), purpose);
  }

  private static Given given(
      Map<String, String> labels, Map<String, List<String>> attributes, String purpose) {
    return new Given(
        new OfPrincipal("", "", List.of(), attributes),
        new OfGrant("", "", List.of(), List.of()),
        new OfProduct("", "", 0, "", List.of()),
        "",
        new OfTable("", List.of(), List.of()),
        new OfColumn("", "", List.of(), false, List.of(), labels),
        purpose,
        "");
  }
}
