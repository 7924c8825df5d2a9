package dev.weft.formats.bitol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.ForeignKey;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.QualityRule;
import dev.weft.model.contract.QualityRule.Body;
import dev.weft.model.contract.QualityRule.Metric;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractReaderTest {

  private static final ContractReader READER = new ContractReader(new StandardSchemas());

  private final Findings findings = new Findings();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "string | string",
        "string, logicalTypeOptions: { format: uuid } | string",
        "string, logicalTypeOptions: { format: binary } | binary",
        "integer | int",
        "integer, logicalTypeOptions: { format: i8 } | int",
        "integer, logicalTypeOptions: { format: i64 } | long",
        "integer, logicalTypeOptions: { format: u16 } | int",
        "integer, logicalTypeOptions: { format: u32 } | long",
        "integer, logicalTypeOptions: { format: u64 } | decimal(20,0)",
        "integer, logicalTypeOptions: { format: i128 } | decimal(38,0)",
        "number | double",
        "number, logicalTypeOptions: { format: f32 } | float",
        "number, physicalType: 'DECIMAL(12, 2)' | decimal(12,2)",
        "number, physicalType: numeric(5) | decimal(5,0)",
        "number, physicalType: double precision | double",
        "date | date",
        "time | time",
        "timestamp | timestamp",
        "timestamp, logicalTypeOptions: { timezone: true } | timestamptz",
        "boolean | boolean",
        "array, items: { logicalType: integer } | list<int>",
        "object, properties: [{ name: a, logicalType: date }] | struct<a: date>"
      })
  void mapsTypes(String written, String type) {
    assertThat(column("{ name: c, logicalType: " + written + " }").type().word()).isEqualTo(type);
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void givesNestedFieldsTheirIdentity() {
    Type type =
        column(
                "{ name: c, logicalType: object, properties: [{ id: k, name: a, logicalType: string, required: true }] }")
            .type();

    assertThat(type)
        .isEqualTo(new Type.Struct(List.of(new Column(0, "k", "a", Type.Primitive.STRING, true))));
  }

  @Test
  void readsAColumnWithoutATypeAsAStringAndSaysSo() {
    assertThat(column("{ name: c }").type()).isEqualTo(Type.Primitive.STRING);
    assertThat(findings.list()).singleElement().matches(finding -> !finding.stops());
  }

  @Test
  void understandsExclusiveBoundsOfBothVersions() {
    Constraints modern =
        column(
                "{ name: c, logicalType: integer, logicalTypeOptions: { exclusiveMinimum: 5, maximum: 9 } }")
            .constraints();
    Constraints old =
        only(contract(
                "v3.0.2",
                "[{ name: c, logicalType: integer, logicalTypeOptions: { minimum: 5, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false } }]",
                "[]"))
            .properties()
            .getFirst()
            .constraints();

    assertThat(findings.list()).isEmpty();
    assertThat(old).isEqualTo(modern);
    assertThat(old.minimum()).isEmpty();
    assertThat(old.exclusiveMinimum()).contains("5");
    assertThat(old.maximum()).contains("9");
  }

  @Test
  void ordersTheKeyByPositionAndThenAsWritten() {
    SchemaObject object =
        only(
            contract(
                "v3.1.0",
                """
                [{ name: a, logicalType: string, primaryKey: true },
                  { name: b, logicalType: string, primaryKey: true, primaryKeyPosition: 1 },
                  { name: c, logicalType: string, primaryKey: true, primaryKeyPosition: -1 },
                  { name: d, logicalType: string }]""",
                "[]"));

    assertThat(object.primaryKey()).containsExactly("b", "a", "c");
    assertThat(object.properties())
        .extracting(Property::required)
        .containsExactly(true, true, true, false);
  }

  @Test
  void readsEveryMetricAndOperator() {
    SchemaObject object =
        only(
            contract(
                "v3.1.0",
                """
                [{ name: b, logicalType: string }, { name: a, logicalType: string, quality: [
                    { metric: nullValues, mustBeLessThan: 5, unit: percent, severity: warn },
                    { metric: missingValues, arguments: { missingValues: [null, "", "n/a"] }, mustBe: 0 },
                    { metric: invalidValues, arguments: { validValues: [a, b] }, mustBeLessOrEqualTo: 1.5 },
                    { metric: invalidValues, arguments: { pattern: "^x" }, mustNotBe: 3 }] }]""",
                """
                [
                    { metric: duplicateValues, arguments: { properties: [a, b] }, mustBeGreaterOrEqualTo: 1 },
                    { metric: rowCount, mustBeBetween: [1, 9] },
                    { type: sql, query: "select 1", mustNotBeBetween: [2, 3] },
                    { type: custom, engine: soda, implementation: "x" },
                    { type: text, description: "for people" },
                    { description: "for people too" }]"""));

    assertThat(findings.list()).isEmpty();
    List<QualityRule> ofColumn = object.properties().getLast().quality();
    assertThat(ofColumn)
        .extracting(rule -> rule.body())
        .containsExactly(
            new Body.Library(new Metric.NullValues(), new Threshold.LessThan(number("5")), true),
            new Body.Library(
                new Metric.MissingValues(java.util.Arrays.asList(null, "", "n/a")),
                new Threshold.MustBe("0"),
                false),
            new Body.Library(
                new Metric.InvalidValues(List.of("a", "b"), Optional.empty()),
                new Threshold.LessOrEqual(number("1.5")),
                false),
            new Body.Library(
                new Metric.InvalidValues(List.of(), Optional.of("^x")),
                new Threshold.MustNotBe("3"),
                false));
    assertThat(object.quality())
        .extracting(rule -> rule.body())
        .containsExactly(
            new Body.Library(
                new Metric.DuplicateValues(List.of("a", "b")),
                new Threshold.GreaterOrEqual(number("1")),
                false),
            new Body.Library(
                new Metric.RowCount(), new Threshold.Between(number("1"), number("9")), false),
            new Body.Sql("select 1", new Threshold.NotBetween(number("2"), number("3"))),
            new Body.Custom("soda"),
            new Body.Text(),
            new Body.Text());
    assertThat(ofColumn.getFirst().severity()).isEqualTo("warning");
  }

  @Test
  void readsWhatVersion320Brought() {
    SchemaObject object =
        only(
            contract(
                "v3.2.0",
                """
                [
                    { name: a, logicalType: string, deprecated: true, enum: [{ value: x }, { value: "y" }] },
                    { name: b, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: date } } },
                    { name: c, logicalType: vector, logicalTypeOptions: { dimensions: 3 } }]""",
                "[]"));

    assertThat(findings.list()).isEmpty();
    assertThat(object.properties())
        .extracting(property -> property.type().word())
        .containsExactly("string", "map<string, date>", "list<float>");
    assertThat(object.properties().getFirst().quality())
        .extracting(rule -> rule.body())
        .containsExactly(
            new Body.Library(
                new Metric.InvalidValues(List.of("x", "y"), Optional.empty()),
                new Threshold.MustBe("0"),
                false));
  }

  @Test
  void understandsWhatItRefuses() {
    Contract contract =
        contract(
            "v3.1.0",
            "[{ name: a, logicalType: integer, examples: [x] }]",
            "[{ type: sql, query: \"delete from t\", mustBe: 0 }]");

    assertThat(findings.list())
        .extracting(Finding::code)
        .containsExactlyInAnyOrder(ErrorCode.ODCS_EXAMPLE, ErrorCode.ODCS_SQL);
    assertThat(contract.objects()).hasSize(1);
  }

  @Test
  void takesTheDeprecatedRuleForAMetric() {
    SchemaObject object =
        only(
            contract(
                "v3.0.2",
                "[{ name: a, logicalType: string }]",
                "[{ rule: duplicateCount, mustBeLessThan: 10 }, { rule: countCheck, mustBe: 1 }]"));

    assertThat(object.quality())
        .extracting(rule -> rule.body())
        .containsExactly(
            new Body.Library(
                new Metric.DuplicateValues(List.of()), new Threshold.LessThan(number("10")), false),
            new Body.Custom("library"));
    assertThat(findings.list()).hasSize(1).noneMatch(Finding::stops);
  }

  @Test
  void readsReferencesInEveryForm() {
    SchemaObject object =
        only(
            contract(
                "v3.1.0",
                """
                [{ name: a, logicalType: string, relationships: [{ to: t.b }, { to: schema/t_id/properties/b }] },
                  { name: b, logicalType: string, relationships: [{ to: "https://example.com/x.yaml#/schema/o/properties/p" }] }]""",
                "[]\n    relationships: [{ from: t.b, to: t.a }]"));

    assertThat(findings.list()).isEmpty();
    assertThat(object.references())
        .containsExactly(
            key("a", "", "t", ColumnPath.of("b")),
            key("a", "", "t", ColumnPath.of("b")),
            key("b", "https://example.com/x.yaml", "o", ColumnPath.of("p")),
            key("b", "", "t", ColumnPath.of("a")));
  }

  private static ForeignKey key(String column, String file, String table, ColumnPath target) {
    return new ForeignKey(List.of(ColumnPath.of(column)), file, table, List.of(target));
  }

  @Test
  void followsReferencesIntoObjectsListsAndMaps() {
    SchemaObject object =
        only(
            contract(
                "v3.2.0",
                """
                [{ name: a, logicalType: string, relationships: [{ to: t.o.in_list }, { to: schema/t/properties/o_id/properties/l_id/items/properties/x_id }, { to: t.tags }, { to: "b.yaml#/schema/u/properties/p/properties/q" }] },
                  { id: o_id, name: o, logicalType: object, properties: [
                    { name: in_list, logicalType: string, relationships: [{ to: t.a }] },
                    { id: l_id, name: l, logicalType: array, items: { logicalType: object, properties: [{ id: x_id, name: x, logicalType: string, relationships: [{ to: t.a }] }] } }] },
                  { name: tags, logicalType: array, relationships: [{ to: t.a }], items: { logicalType: string } },
                  { name: m, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: string, relationships: [{ to: t.a }] } } }]""",
                "[]\n    relationships: [{ from: [t.a, t.o.l.x], to: [t.a, t.tags] }, { from: [t.a, elsewhere.x], to: [t.a, t.tags] }]"));

    var item = new ColumnPath("o", List.of("l", "", "x"));
    var tag = new ColumnPath("tags", List.of(""));
    assertThat(object.references())
        .contains(
            key("a", "", "t", new ColumnPath("o", List.of("in_list"))),
            key("a", "", "t", item),
            key("a", "", "t", tag),
            key("a", "b.yaml", "u", new ColumnPath("p", List.of("q"))))
        .contains(into(item), into(tag), into(new ColumnPath("m", List.of("value"))))
        .contains(
            new ForeignKey(
                List.of(ColumnPath.of("a"), item), "", "t", List.of(ColumnPath.of("a"), tag)))
        .filteredOn(key -> key.hindrance().isPresent())
        .hasSize(1);
  }

  private static ForeignKey into(ColumnPath own) {
    return new ForeignKey(List.of(own), "", "t", List.of(ColumnPath.of("a")));
  }

  private Property column(String written) {
    return only(contract("v3.1.0", "[" + written + "]", "[]")).properties().getFirst();
  }

  private static SchemaObject only(Contract contract) {
    return contract.objects().getFirst();
  }

  private Contract contract(String version, String properties, String quality) {
    String text =
        """
        apiVersion: %s
        kind: DataContract
        id: c
        version: 1.0.0
        status: active
        schema:
          - name: t
            %sproperties: %s
            quality: %s
        """
            .formatted(
                version, version.equals("v3.1.0") ? "id: t_id\n    " : "", properties, quality);
    var document = new YamlReader().read(SourceFile.of("c.yaml", text), findings).getFirst();
    return READER
        .read(document, findings)
        .orElseThrow(() -> new AssertionError(findings.list().toString()))
        .value();
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }
}
