package dev.weft.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Severity;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.Rule;
import dev.weft.model.run.Release;
import dev.weft.model.run.ReleaseId;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.jsontype.NamedType;

class JsonTest {

  static List<Rule> rules() {
    var bound = new Threshold.LessOrEqual(new BigDecimal("0.10"));
    return List.of(
        new Rule.Required("iata"),
        new Rule.Range(
            "delay", Optional.of("-10"), Optional.empty(), Optional.empty(), Optional.of("9.5")),
        new Rule.MultipleOf("price", "0.01"),
        new Rule.Length("iata", Optional.of(3), Optional.empty()),
        new Rule.Pattern("iata", "^[A-Z]{3}$"),
        new Rule.Valid("tier", List.of("gold", "grün \"1\""), Optional.empty()),
        new Rule.Unique(List.of("id", "day")),
        new Rule.References(
            List.of(ColumnPath.of("origin")), "airports", List.of(ColumnPath.of("iata"))),
        new Rule.References(
            List.of(ColumnPath.of("id"), new ColumnPath("legs", List.of("", "day"))),
            "flights",
            List.of(ColumnPath.of("id"), new ColumnPath("day", List.of("of", "flight")))),
        new Rule.RowCount(new Threshold.Between(BigDecimal.ONE, new BigDecimal("1E+3"))),
        new Rule.NullCount("iata", bound, true),
        new Rule.MissingCount("iata", Arrays.asList("", null, "-"), bound, false),
        new Rule.InvalidCount("iata", List.of(), Optional.of("x"), bound, false),
        new Rule.DuplicateCount(List.of("id"), new Threshold.MustBe("0"), false),
        new Rule.Sql("select count(*) from lines", new Threshold.MustNotBe("0")),
        new Rule.Format("mail", "email"),
        new Rule.Items("tags", Optional.of(1), Optional.empty()),
        new Rule.UniqueItems("tags"),
        new Rule.UniqueKey("legs", List.of("station"), List.of("seq", "day")),
        new Rule.Nested("legs", List.of("", "origin"), new Rule.Pattern("origin", "^[A-Z]")),
        new Rule.Inside("legs", List.of("", "origin"), new Rule.Unique(List.of())),
        new Rule.Text(),
        new Rule.Custom("soda"),
        new Rule.Unmeasurable("it begins in several tables"),
        new Rule.NotExecutable("written for another engine"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void readsBackEveryRule(Rule rule) {
    var result =
        new CheckResult(
            new Check("rule", "lines", "lines.iata", rule, Severity.WARNING, "validity", false),
            CheckResult.Outcome.WARNED,
            2,
            "2",
            "0",
            "2 rows break it");

    assertThat(Json.read(Json.write(result), CheckResult.class)).isEqualTo(result);
  }

  /// Keys of one column and of several were two cases once.
  @Test
  void readsForeignKeysAsTheyWereStoredBefore() {
    String one =
        "{\"is\":\"references\",\"column\":\"origin\",\"target\":\"airports\",\"targetColumn\":\"iata\"}";
    String several =
        "{\"is\":\"keyReferences\",\"columns\":[\"id\",\"day\"],\"target\":\"flights\",\"targetColumns\":[\"no\",\"day\"]}";

    assertThat(Json.read(one, Rule.class))
        .isEqualTo(
            new Rule.References(
                List.of(ColumnPath.of("origin")), "airports", List.of(ColumnPath.of("iata"))));
    assertThat(Json.read(several, Rule.class))
        .isEqualTo(
            new Rule.References(
                List.of(ColumnPath.of("id"), ColumnPath.of("day")),
                "flights",
                List.of(ColumnPath.of("no"), ColumnPath.of("day"))));
  }

  /// A new case of a family must get a name here before one is stored.
  @Test
  void namesEveryCaseOfEverySealedFamilyInARelease() {
    Set<Class<?>> cases = new HashSet<>();
    collect(Release.class, new HashSet<>(), cases);

    assertThat(Json.CASES).extracting(NamedType::getType).containsAll(cases);
    assertThat(cases).contains(Rule.Required.class, Threshold.Between.class);
    assertThat(Json.CASES.stream().map(NamedType::getName)).doesNotHaveDuplicates();
  }

  private static void collect(Type type, Set<Type> seen, Set<Class<?>> cases) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(t -> collect(t, seen, cases));
    }
    if (type instanceof Class<?> family && family.isSealed() && family.isInterface()) {
      for (Class<?> permitted : family.getPermittedSubclasses()) {
        if (permitted.isRecord()) {
          cases.add(permitted);
        }
        collect(permitted, seen, cases);
      }
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        collect(component.getGenericType(), seen, cases);
      }
    }
  }

  @Test
  void writesNamesInTheirOwnSpelling() {
    var id = new ReleaseId(ProductId.of("sales/orders"), new Version(1, 2, 3), 57);

    assertThat(Json.write(id))
        .isEqualTo("{\"product\":\"sales/orders\",\"version\":\"1.2.3\",\"number\":57}");
    assertThat(Json.read(Json.write(id), ReleaseId.class)).isEqualTo(id);
  }

  @Test
  void ignoresFieldsOfANewerVersion() {
    assertThat(Json.read("{\"path\":\"/lake/v1\",\"size\":3}", Located.class).path())
        .isEqualTo("/lake/v1");
  }

  record Located(String path) {}

  @Test
  void saysThatAStoredRecordCannotBeRead() {
    for (String broken : List.of("", "{", "{\"product\":\"Sales\"}", "[1]")) {
      assertThatThrownBy(() -> Json.read(broken, ReleaseId.class))
          .isInstanceOfSatisfying(
              WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
          .hasMessageContaining("A stored ReleaseId cannot be read back");
    }
  }

  @Test
  void takesOneJsonObjectAndNothingBesides() {
    assertThat(Json.checkedObject(" { \"a\" : [ 1 , null ] } ")).isEqualTo("{\"a\":[1,null]}");
    for (String text : new TreeSet<>(List.of("", " ", "null", "1", "[]", "{} x", "{'a':1}"))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Json.checkedObject(text));
    }
  }
}
