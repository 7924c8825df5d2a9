package dev.weft.build.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.QualityRule.Body;
import dev.weft.model.contract.QualityRule.Metric;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Type.Primitive;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractChecksTest {

  private static final Constraints DELAYS =
      new Constraints(
          Optional.of("-120"),
          Optional.of("2880"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  @Test
  void readsChecksOffTheSchema() {
    var delay = Fixtures.quarantined(Fixtures.column("delay", Primitive.INT, DELAYS));
    var id = Fixtures.key(Fixtures.column("flight_id", Primitive.LONG), 1);
    var checks = ContractChecks.of(Fixtures.table("flights", id, delay), Map.of());
    assertThat(checks)
        .extracting(Check::name)
        .containsExactly(
            "required(flight_id)", "required(delay)", "range(delay)", "primary_key(flight_id)");
    assertThat(checks)
        .filteredOn(Check::quarantine)
        .extracting(Check::element)
        .containsOnly("flights.delay");
  }

  @Test
  void takesAKeyAsATuple() {
    var table =
        Fixtures.table(
            "airport_days",
            Fixtures.key(Fixtures.column("day", Primitive.DATE), 2),
            Fixtures.key(Fixtures.column("airport", Primitive.STRING), 1));
    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .contains(new Rule.Unique(List.of("airport", "day")));
  }

  @Test
  void checksForeignKeysWithinTheProductOnly() {
    var origin = new ColumnPath("legs", List.of("", "origin"));
    var iata = ColumnPath.of("iata");
    var table =
        Fixtures.referring(
            Fixtures.table("flights", Fixtures.column("legs", Primitive.STRING)),
            new ForeignKey(List.of(origin), "", "airports", List.of(iata)));
    var elsewhere =
        Fixtures.referring(
            table, new ForeignKey(List.of(origin), "other.yaml", "airports", List.of(iata)));

    assertThat(ContractChecks.of(table, Map.of("airports", Set.of("iata"))))
        .extracting(Check::name, Check::element, Check::rule)
        .containsExactly(
            tuple(
                "references(legs[].origin -> airports.iata)",
                "flights.legs[].origin",
                new Rule.References(List.of(origin), "airports", List.of(iata))));
    assertThat(ContractChecks.of(table, Map.of())).isEmpty();
    for (var one :
        List.of(
            ContractChecks.of(elsewhere, Map.of()),
            ContractChecks.of(elsewhere, Map.of("airports", Set.of("iata"))),
            ContractChecks.ofData(table, Map.of()),
            ContractChecks.ofData(elsewhere, Map.of("airports", Set.of("iata"))))) {
      assertThat(one).extracting(Check::rule).last().isInstanceOf(Rule.NotExecutable.class);
    }
  }

  @Test
  void keepsForeignKeysThatNobodyCanFollow() {
    var ends = List.of(ColumnPath.of("a"), ColumnPath.of("b"));
    var table =
        Fixtures.referring(
            Fixtures.table("t", Fixtures.column("a", Primitive.INT)),
            new ForeignKey(ends, "", "u", ends, Optional.of("it begins in several tables")));

    assertThat(ContractChecks.of(table, Map.of("u", Set.of("a", "b"))))
        .extracting(Check::name, Check::rule)
        .containsExactly(
            tuple(
                "references(a, b -> u.a, u.b)",
                new Rule.Unmeasurable("it begins in several tables")));
  }

  @Test
  void putsNamesInTheirPlacesInSql() {
    var rule =
        quality(new Body.Sql("select count({property}) from {object}", new Threshold.MustBe("0")));
    var table =
        Fixtures.table("flights", Fixtures.ruled(Fixtures.column("a\"b", Primitive.INT), rule));
    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .containsExactly(
            new Rule.Sql("select count(\"a\"\"b\") from flights", new Threshold.MustBe("0")));
  }

  /// A contract that is only tested may call its tables anything.
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "my table,  select count(*) from {object},     select count(*) from \"my table\"",
        "my table,  select count(*) from \"{object}\", select count(*) from \"my table\"",
        "order,     select {object}.a from ${table},   select \"order\".a from \"order\"",
        "flights,   select \"{property}\" from {model},  select \"a\" from flights",
        "it's \"x\", select '{table}' from ${object},     select 'it''s \"x\"' from \"it's \"\"x\"\"\"",
        "my table,  select 'no ''{column}' \"my {column}\", select 'no ''a' \"my a\"",
        "my table,  select 1 /* it's /* {object} */ ' */ - {column} -- ' {table}, select 1 /* it's /* {object} */ ' */ - \"a\" -- ' {table}",
        "my table,  select {other} from {, select {other} from {",
      })
  void quotesTablesThatNeedIt(String name, String query, String filled) {
    var rule = quality(new Body.Sql(query, new Threshold.MustBe("0")));
    var table = Fixtures.table(name, Fixtures.ruled(Fixtures.column("a", Primitive.INT), rule));

    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .containsExactly(new Rule.Sql(filled, new Threshold.MustBe("0")));
  }

  @Test
  void leavesNoDollarBehind() {
    var rule =
        quality(new Body.Sql("select ${property} from ${object}", new Threshold.MustBe("0")));
    var table =
        Fixtures.table("flights", Fixtures.ruled(Fixtures.column("a", Primitive.INT), rule));

    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .containsExactly(new Rule.Sql("select \"a\" from flights", new Threshold.MustBe("0")));
  }

  @Test
  void quarantinesByRowWhereAThresholdForbidsAny() {
    var metric = new Metric.InvalidValues(List.of("gold"), Optional.empty());
    var strict = quality(new Body.Library(metric, new Threshold.MustBe("0"), false));
    var lax = quality(new Body.Library(metric, new Threshold.LessThan(BigDecimal.TEN), true));
    var table =
        Fixtures.table(
            "members", Fixtures.ruled(Fixtures.column("tier", Primitive.STRING), strict, lax));
    var checks = ContractChecks.of(table, Map.of());
    assertThat(checks.get(0).rule()).isInstanceOf(Rule.Valid.class);
    assertThat(checks.get(0).quarantine()).isTrue();
    assertThat(checks.get(1).rule()).isInstanceOf(Rule.InvalidCount.class);
    assertThat(checks.get(1).quarantine()).isFalse();
    assertThat(checks.get(1).name()).isEqualTo("invalid_values(tier) 2");
  }

  @Test
  void listsWhatCannotRun() {
    var table =
        new SchemaObject(
            "flights",
            "",
            List.of(),
            List.of(),
            List.of(quality(new Body.Text()), quality(new Body.Custom("soda"))),
            "/schema/0");
    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .containsExactly(new Rule.Text(), new Rule.Custom("soda"));
  }

  @Test
  void checksFormatsThatTheTypeDoesNotSeeTo() {
    var table =
        Fixtures.table(
            "t",
            Fixtures.column("a", Primitive.STRING, format("email")),
            Fixtures.column("b", Primitive.STRING, format("telephone")),
            Fixtures.column("c", Primitive.INT, format("u8")),
            Fixtures.column("d", Primitive.INT, format("i32")),
            Fixtures.column("e", Primitive.DOUBLE, format("f64")));

    assertThat(ContractChecks.of(table, Map.of()))
        .extracting(Check::rule)
        .containsExactly(
            new Rule.Format("a", "email"),
            new Rule.NotExecutable("the format telephone is not known here"),
            new Rule.Format("c", "u8"));
    assertThat(ContractChecks.ofData(table, Map.of()))
        .extracting(Check::name)
        .contains("readable(t)", "present(a)", "type(e)", "format(d)");
  }

  @Test
  void checksWhatLiesInside() {
    var miles = new Constraints.Inner("miles", true, true, 0, Constraints.NONE, List.of());
    var item = new Constraints.Inner("", false, false, 0, inside(miles), List.of());
    var legs = Fixtures.column("legs", Primitive.STRING, inside(item));

    assertThat(ContractChecks.of(Fixtures.table("t", legs), Map.of()))
        .extracting(Check::name, Check::element, Check::rule)
        .containsExactly(
            tuple(
                "required(legs[].miles)",
                "t.legs[].miles",
                new Rule.Nested("legs", List.of("", "miles"), new Rule.Required("legs[].miles"))),
            tuple(
                "unique(legs[].miles)",
                "t.legs[].miles",
                new Rule.Inside("legs", List.of("", "miles"), new Rule.Unique(List.of()))));
  }

  private static Constraints format(String format) {
    return constraints(Optional.of(format), List.of());
  }

  private static Constraints inside(Constraints.Inner inner) {
    return constraints(Optional.empty(), List.of(inner));
  }

  private static Constraints constraints(Optional<String> format, List<Constraints.Inner> inner) {
    return new Constraints(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        format,
        Optional.empty(),
        Constraints.Size.ANY,
        Constraints.Size.ANY,
        false,
        inner);
  }

  @Test
  void readsSeveritiesAsOtherToolsDo() {
    assertThat(QualityRules.severity("Minor")).isEqualTo(Severity.WARNING);
    assertThat(QualityRules.severity("info")).isEqualTo(Severity.INFO);
    assertThat(QualityRules.severity("")).isEqualTo(Severity.ERROR);
    assertThat(QualityRules.severity("critical")).isEqualTo(Severity.ERROR);
  }

  private static QualityRule quality(Body body) {
    return new QualityRule("", body, "error", "conformity", true, "", "/quality/0");
  }
}
