package dev.weft.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InformationOrderTest {

  private static final List<Sight> ALL = all();

  @Test
  void isAPartialOrder() {
    for (Sight one : ALL) {
      assertThat(InformationOrder.below(one, one)).isTrue();
      for (Sight other : ALL) {
        if (InformationOrder.below(one, other) && InformationOrder.below(other, one)) {
          assertThat(one).isEqualTo(other);
        }
        for (Sight third : ALL) {
          if (InformationOrder.below(one, other) && InformationOrder.below(other, third)) {
            assertThat(InformationOrder.below(one, third)).isTrue();
          }
        }
      }
    }
  }

  @Test
  void meetsInTheGreatestLowerBound() {
    for (Sight one : ALL) {
      for (Sight other : ALL) {
        Sight meet = InformationOrder.meet(one, other);
        assertThat(meet).isEqualTo(InformationOrder.meet(other, one));
        assertThat(InformationOrder.below(meet, one)).isTrue();
        assertThat(InformationOrder.below(meet, other)).isTrue();
        for (Sight bound : ALL) {
          if (InformationOrder.below(bound, one) && InformationOrder.below(bound, other)) {
            assertThat(InformationOrder.below(bound, meet)).as("%s %s", one, other).isTrue();
          }
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hide, redact",
    "redact, mask-to-fixed-value",
    "redact, replace-with-null",
    "redact, sha-256-global",
    "mask-alphanum, show-first-4",
    "mask-alphanum, show-last-4",
    "truncate-to-year, truncate-to-month",
    "sha-256-query-local, pseudonym",
    "pseudonym, show",
    "hide, show"
  })
  void knowsWhatCanBeComputedFromWhat(String less, String more) {
    assertThat(InformationOrder.below(sight(less), sight(more))).isTrue();
    assertThat(InformationOrder.below(sight(more), sight(less))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "show-first-4, show-last-4, mask-alphanum",
    "show-first-4, pseudonym, redact",
    "show-last-4, pseudonym, redact",
    "truncate-to-year, mask-alphanum, redact",
    "sha-256-global, pseudonym, redact",
    "sha-256-global, sha-256-query-local, redact",
    "mask-to-fixed-value, replace-with-null, redact",
    "show-first-4, hide, hide",
    "show, truncate-to-month, truncate-to-month"
  })
  void meetsIncomparableOnesWhereBothHold(String one, String other, String meet) {
    assertThat(InformationOrder.meet(sight(one), sight(other)).word()).isEqualTo(meet);
  }

  /// Which masks fit which types, on a nullable column that is not personal.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "STRING | SHOW_FIRST_4 SHOW_LAST_4 MASK_ALPHANUM SHA_256_QUERY_LOCAL SHA_256_GLOBAL PSEUDONYM",
        "INT | SHA_256_QUERY_LOCAL SHA_256_GLOBAL PSEUDONYM",
        "LONG | SHA_256_QUERY_LOCAL SHA_256_GLOBAL PSEUDONYM",
        "BINARY | SHA_256_QUERY_LOCAL SHA_256_GLOBAL",
        "DATE | TRUNCATE_TO_MONTH TRUNCATE_TO_YEAR",
        "TIMESTAMP | TRUNCATE_TO_MONTH TRUNCATE_TO_YEAR",
        "TIMESTAMPTZ | TRUNCATE_TO_MONTH TRUNCATE_TO_YEAR",
        "TIME | ''",
        "BOOLEAN | ''",
        "FLOAT | ''",
        "DOUBLE | ''",
        "UUID | ''"
      })
  void redactsWhereAMaskDoesNotFit(String type, String masks) {
    Set<Mask> fitting = EnumSet.of(Mask.MASK_TO_FIXED_VALUE, Mask.REPLACE_WITH_NULL, Mask.REDACT);
    for (String mask : masks.isEmpty() ? new String[0] : masks.split(" ", -1)) {
      fitting.add(Mask.valueOf(mask));
    }
    for (Mask mask : Mask.values()) {
      Sight sight = new Sight.Under(mask);
      assertThat(InformationOrder.fitted(sight, Primitive.valueOf(type), false, false))
          .isEqualTo(fitting.contains(mask) ? sight : new Sight.Under(Mask.REDACT));
    }
  }

  @Test
  void keepsFixedValuesOnNestedTypes() {
    Sight fixed = new Sight.Under(Mask.MASK_TO_FIXED_VALUE);
    Type nested = new Type.Struct(List.of());
    assertThat(InformationOrder.fitted(fixed, nested, true, true)).isEqualTo(fixed);
    assertThat(InformationOrder.fitted(sight("pseudonym"), nested, false, false).word())
        .isEqualTo("redact");
    assertThat(InformationOrder.fitted(new Sight.Shown(), nested, true, true).word())
        .isEqualTo("show");
  }

  @Test
  void refusesAGlobalHashOfPersonalData() {
    Sight global = new Sight.Under(Mask.SHA_256_GLOBAL);
    assertThat(InformationOrder.fitted(global, Primitive.STRING, false, true).word())
        .isEqualTo("redact");
    Sight local = new Sight.Under(Mask.SHA_256_QUERY_LOCAL);
    assertThat(InformationOrder.fitted(local, Primitive.STRING, false, true)).isEqualTo(local);
  }

  @Test
  void redactsWithNullOnlyWhereNullMayStand() {
    assertThat(InformationOrder.redaction(true)).isEqualTo(Mask.MASK_TO_FIXED_VALUE);
    assertThat(InformationOrder.redaction(false)).isEqualTo(Mask.REPLACE_WITH_NULL);
    Sight nulls = new Sight.Under(Mask.REPLACE_WITH_NULL);
    assertThat(InformationOrder.fitted(nulls, Primitive.STRING, true, false).word())
        .isEqualTo("redact");
    assertThat(InformationOrder.fitted(nulls, Primitive.STRING, false, false)).isEqualTo(nulls);
  }

  @ParameterizedTest
  @EnumSource(Mask.class)
  void takesMasksFromEffects(Mask mask) {
    assertThat(Sight.of(new Effect.Masked(mask))).isEqualTo(new Sight.Under(mask));
  }

  @Test
  void leavesColumnsAloneUnderEffectsOnTables() {
    assertThat(Sight.of(new Effect.Hide())).isEqualTo(new Sight.Hidden());
    for (Effect effect :
        List.of(
            new Effect.Show(),
            new Effect.Deny(),
            new Effect.Filter(Policies.expression("true")),
            new Effect.Group(new MinimumGroup(2, "a", List.of())))) {
      assertThat(Sight.of(effect)).isEqualTo(new Sight.Shown());
    }
  }

  private static Sight sight(String word) {
    Optional<Mask> mask = Mask.find(word);
    return mask.<Sight>map(Sight.Under::new)
        .orElseGet(() -> word.equals("hide") ? new Sight.Hidden() : new Sight.Shown());
  }

  private static List<Sight> all() {
    var all = new ArrayList<Sight>();
    all.add(new Sight.Shown());
    all.add(new Sight.Hidden());
    for (Mask mask : Mask.values()) {
      all.add(new Sight.Under(mask));
    }
    return all;
  }
}
