package dev.weft.governance.policy;

import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.Finding;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyExpressionTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "principal.name == 'eve' && principal.kind == 'person'",
        "principal.domains == ['customer']",
        "principal.attributes.markets == []",
        "principal.attributes.team == '' && principal.attributes.level == 0",
        "!principal.attributes.vip",
        "!has(principal.attributes.since)",
        "grant.via == 'membership' && grant.id == 'customer'",
        "'analyst' in grant.roles && 'exploration' in grant.purposes",
        "product.domain == 'customer' && product.name == 'members' && product.major == 2",
        "product.kind == 'sourceAligned' && 'people' in product.tags",
        "port.name == 'members' && table.name == 'members' && 'market' in table.columns",
        "'people' in table.tags",
        "column.name == 'email' && column.type == 'string' && 'contact' in column.tags",
        "column.named && size(column.origins) == 1",
        "column.origins[0].domain == 'customer' && column.origins[0].product == 'members'",
        "column.origins.all(o, o.table == 'members' && o.column == 'email')",
        "column.privacy >= privacy.personal && column.privacy < privacy.sensitive",
        "column.confidentiality == confidentiality.public",
        "purpose == 'exploration' && via == 'rest'",
        "true"
      })
  void seesEveryField(String when) {
    assertThat(judge(when, Map.of())).isEqualTo(new Outcome.Matches(new Effect.Show()));
  }

  @Test
  void typesAttributes() {
    var attributes =
        Map.of(
            "markets", List.of("CA", "NY"),
            "levels", List.of("1", "2"),
            "level", List.of("3"),
            "vip", List.of("true"),
            "since", List.of("2026-01-31"),
            "days", List.of("2026-01-31"),
            "team", List.of("red"));
    for (String when :
        List.of(
            "'NY' in principal.attributes.markets",
            "principal.attributes.levels.exists(l, l == 2)",
            "principal.attributes.level > 2",
            "principal.attributes.vip",
            "principal.attributes.since == timestamp('2026-01-31T00:00:00Z')",
            "principal.attributes.days[0] < timestamp('2026-02-01T00:00:00Z')",
            "principal.attributes.team == 'red'")) {
      assertThat(judge(when, attributes))
          .as(when)
          .isEqualTo(new Outcome.Matches(new Effect.Show()));
    }
  }

  @Test
  void failsOnAttributesThatAreNotOfTheirType() {
    var attributes =
        Map.of(
            "level", List.of("high"),
            "vip", List.of("yes"),
            "since", List.of("someday"),
            "levels", List.of("1", "x"),
            "team", List.of("red", "blue"));
    for (String when :
        List.of(
            "principal.attributes.level > 2",
            "principal.attributes.vip",
            "principal.attributes.since == timestamp('2026-01-31T00:00:00Z')",
            "1 in principal.attributes.levels",
            "principal.attributes.team == 'red'")) {
      assertThat(judge(when, attributes)).as(when).isInstanceOf(Outcome.Fails.class);
    }
    assertThat(judge("'x' in principal.attributes.markets", attributes))
        .isEqualTo(new Outcome.Matches(new Effect.Masked(Mask.REDACT)));
  }

  @Test
  void takesTheFirstExceptionThatHolds() {
    var policy =
        policy("p")
            .match("column.privacy >= privacy.personal")
            .mask(Mask.REDACT)
            .unless("purpose == 'other'", new Effect.Hide())
            .unless("column.named", new Effect.Masked(Mask.SHOW_LAST_4))
            .unless("true");
    assertThat(compiled(policy).judge(scene(Map.of())))
        .isEqualTo(new Outcome.Matches(new Effect.Masked(Mask.SHOW_LAST_4)));
    assertThat(compiled(policy("q").match("false").hide()).judge(scene(Map.of())))
        .isEqualTo(new Outcome.Passes());
  }

  @Test
  void failsWhereAnExpressionDoes() {
    assertThat(compiled(policy("p").match("1 / 0 == 1").hide()).judge(scene(Map.of())))
        .isEqualTo(new Outcome.Fails("/ by zero"));
    assertThat(judge("column.origins[7].domain == ''", Map.of())).isInstanceOf(Outcome.Fails.class);
  }

  @Test
  void failsAlwaysWhenItDoesNotType() {
    CompiledPolicy policy = compiled(policy("p").match("false").hide().unless("columm.named"));
    assertThat(policy.findings()).hasSize(1);
    assertThat(policy.judge(scene(Map.of())))
        .isEqualTo(new Outcome.Fails("its expressions have errors"));
  }

  @Test
  void tellsMistakesWithTheirPlace() throws IOException {
    var told = new StringBuilder();
    for (String match :
        List.of(
            "column.privcy >= privacy.personal",
            "column.privacy >= 'personal'",
            "column.privacy >= privacy.secret",
            "colum.privacy >= privacy.personal",
            "column.name",
            "column.name ==",
            "purpose == 'x'",
            "'x' in principal.domains",
            "row.a == 1",
            "column.name.startsWith(1)",
            "column.name == 'x' &&\n  column.nam == 'y'",
            "column.origins.all(o, o.colum == 'x')",
            "no_such(column.name)")) {
      told(told, match, compiled(policy("p").match(match).hide()).findings());
    }
    told(
        told,
        "column.name == 'x'",
        compiled(policy("p").match("column.name == 'x'").deny()).findings());
    told(
        told,
        "when: principal.attributes.market == 'x'",
        compiled(policy("p").hide().unless("principal.attributes.market == 'x'")).findings());
    golden("expression-mistakes.txt", told.toString());
  }

  static void told(StringBuilder told, String text, List<Finding> findings) {
    told.append(text).append('\n');
    for (Finding finding : findings) {
      told.append(
          "  %s %s %s\n"
              .formatted(finding.place().text(), finding.code().code(), finding.message()));
      if (!finding.hint().isEmpty()) {
        told.append("    ").append(finding.hint()).append('\n');
      }
    }
  }

  static void golden(String name, String told) throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(GOLDEN.resolve(name), told);
    }
    assertThat(told).isEqualTo(Files.readString(GOLDEN.resolve(name)));
  }

  private static Outcome judge(String when, Map<String, List<String>> attributes) {
    return compiled(policy("p").mask(Mask.REDACT).unless(when)).judge(scene(attributes));
  }

  private static CompiledPolicy compiled(Policies policy) {
    return new PolicySet(Givens.VOCABULARY, List.of(policy.version(1))).list().getFirst();
  }

  private static Scene scene(Map<String, List<String>> attributes) {
    return Scene.of(Givens.VOCABULARY, Givens.eve(attributes));
  }
}
