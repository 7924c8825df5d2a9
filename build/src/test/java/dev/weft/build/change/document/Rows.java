package dev.weft.build.change.document;

import dev.weft.build.change.Impact;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One case for every row of the table of breaking changes: an edit of the contract of flights and
/// the one change that it is.
final class Rows {

  private static final String FLIGHTS = "schema/flights";
  private static final String DAY = FLIGHTS + "/properties/day";
  private static final String NUMBER = FLIGHTS + "/properties/number";
  private static final String DELAY = FLIGHTS + "/properties/delay";
  private static final String FARE = FLIGHTS + "/properties/fare";
  private static final String ORIGIN = FLIGHTS + "/properties/origin";
  private static final String RATIO = FLIGHTS + "/properties/ratio";
  private static final String AT = FLIGHTS + "/properties/at";
  private static final String CREW = FLIGHTS + "/properties/crew";
  private static final String GATE = FLIGHTS + "/properties/gate";
  private static final String CITY = "schema/airports/properties/city";

  private Rows() {}

  /// @param path of the change, without the leading slash
  /// @param output judged as a promise
  /// @param input judged as an expectation
  record Row(String rule, Impact output, Impact input, String path, Consumer<Draft> edit) {

    @Override
    public String toString() {
      return rule + " " + path;
    }
  }

  /// Less than before: breaks readers.
  private static Row looser(String rule, String path, Consumer<Draft> edit) {
    return new Row(rule, Impact.MAJOR, Impact.MINOR, path, edit);
  }

  /// More than before: breaks those who deliver.
  private static Row tighter(String rule, String path, Consumer<Draft> edit) {
    return new Row(rule, Impact.MINOR, Impact.MAJOR, path, edit);
  }

  private static Row other(String rule, String path, Consumer<Draft> edit) {
    return new Row(rule, Impact.MAJOR, Impact.MAJOR, path, edit);
  }

  private static Row followed(String rule, String path, Consumer<Draft> edit) {
    return new Row(rule, Impact.MINOR, Impact.MINOR, path, edit);
  }

  private static Row words(String rule, String path, Consumer<Draft> edit) {
    return new Row(rule, Impact.PATCH, Impact.PATCH, path, edit);
  }

  static Stream<Row> all() {
    return Stream.of(
            objects(),
            types(),
            constraints(),
            ranges(),
            options(),
            values(),
            quality(),
            levels(),
            labels(),
            places(),
            rest())
        .flatMap(List::stream);
  }

  private static List<Row> objects() {
    return List.of(
        looser("object-removed", "schema/airports", d -> d.remove("schema/airports")),
        tighter(
            "object-added", "schema/gates", d -> d.set("schema/gates", Map.of("name", "gates"))),
        other(
            "object-renamed",
            "schema/fields",
            d ->
                d.set("schema/airports/name", "fields")
                    .set(
                        FLIGHTS + "/relationships",
                        List.of(Map.of("from", "flights.origin", "to", "fields.iata")))),
        looser("property-removed", CITY, d -> d.remove(CITY)),
        tighter(
            "property-added",
            "schema/airports/properties/zone",
            d ->
                d.set(
                    "schema/airports/properties/zone",
                    Map.of("name", "zone", "required", true, "classification", "internal"))),
        other(
            "property-renamed",
            "schema/airports/properties/town",
            d -> d.set(CITY + "/name", "town")),
        looser(
            "property-removed", GATE + "/properties/row", d -> d.remove(GATE + "/properties/row")),
        other(
            "property-renamed",
            GATE + "/properties/pier",
            d -> d.set(GATE + "/properties/hall/name", "pier")),
        followed(
            "element-deprecated", CITY + "/deprecated", d -> d.set(CITY + "/deprecated", true)));
  }

  private static List<Row> types() {
    return List.of(
        other(
            "logical-type-changed",
            DELAY + "/logicalType",
            d -> d.set(DELAY + "/logicalType", "string")),
        looser("logical-type-removed", CREW + "/items", d -> d.remove(CREW + "/items")),
        looser("logical-type-removed", CITY + "/logicalType", d -> d.remove(CITY + "/logicalType")),
        other(
            "logical-type-changed",
            CREW + "/items/logicalType",
            d -> d.set(CREW + "/items/logicalType", "integer")),
        other(
            "physical-name-changed",
            NUMBER + "/physicalName",
            d -> d.set(NUMBER + "/physicalName", "NO")),
        other(
            "physical-name-changed",
            CITY + "/physicalName",
            d -> d.set(CITY + "/physicalName", "CTY")),
        other(
            "physical-name-changed",
            FLIGHTS + "/physicalName",
            d -> d.remove(FLIGHTS + "/physicalName")),
        followed(
            "physical-type-widened",
            DELAY + "/physicalType",
            d -> d.set(DELAY + "/physicalType", "bigint")),
        followed(
            "physical-type-widened",
            RATIO + "/physicalType",
            d -> d.set(RATIO + "/physicalType", "DOUBLE")),
        followed(
            "physical-type-widened",
            FARE + "/physicalType",
            d -> d.set(FARE + "/physicalType", "decimal(12, 2)")),
        other(
            "physical-type-changed",
            FARE + "/physicalType",
            d -> d.set(FARE + "/physicalType", "decimal(12,3)")),
        other(
            "physical-type-changed",
            DELAY + "/physicalType",
            d -> d.set(DELAY + "/physicalType", "smallint")),
        other(
            "physical-type-changed",
            NUMBER + "/physicalType",
            d -> d.set(NUMBER + "/physicalType", "varchar(20)")),
        other(
            "physical-type-changed",
            FLIGHTS + "/physicalType",
            d -> d.set(FLIGHTS + "/physicalType", "view")),
        words(
            "physical-type-respelt",
            DELAY + "/physicalType",
            d -> d.set(DELAY + "/physicalType", "INTEGER")),
        tighter(
            "physical-type-added",
            CITY + "/physicalType",
            d -> d.set(CITY + "/physicalType", "text")),
        looser(
            "physical-type-removed",
            DELAY + "/physicalType",
            d -> d.remove(DELAY + "/physicalType")));
  }

  private static List<Row> constraints() {
    return List.of(
        looser("required-loosened", DAY + "/required", d -> d.set(DAY + "/required", false)),
        tighter("required-tightened", CITY + "/required", d -> d.set(CITY + "/required", true)),
        looser("unique-loosened", NUMBER + "/unique", d -> d.remove(NUMBER + "/unique")),
        tighter("unique-tightened", DAY + "/unique", d -> d.set(DAY + "/unique", true)),
        looser(
            "primary-key-removed",
            "schema/airports/properties/iata/primaryKey",
            d -> d.set("schema/airports/properties/iata/primaryKey", false)),
        other("primary-key-changed", NUMBER + "/primaryKey", d -> d.remove(NUMBER + "/primaryKey")),
        other("primary-key-changed", CITY + "/primaryKey", d -> d.set(CITY + "/primaryKey", true)),
        looser(
            "required-loosened",
            GATE + "/logicalTypeOptions/required/hall",
            d -> d.remove(GATE + "/logicalTypeOptions/required")),
        tighter(
            "required-tightened",
            GATE + "/logicalTypeOptions/required/row",
            d -> d.set(GATE + "/logicalTypeOptions/required", List.of("row", "hall"))));
  }

  private static List<Row> ranges() {
    String delay = DELAY + "/logicalTypeOptions/";
    String day = DAY + "/logicalTypeOptions/";
    return List.of(
        looser("range-widened", delay + "minimum", d -> d.set(delay + "minimum", -61)),
        looser("range-widened", delay + "maximum", d -> d.set(delay + "maximum", 3001)),
        looser("range-widened", delay + "maximum", d -> d.remove(delay + "maximum")),
        tighter("range-narrowed", delay + "minimum", d -> d.set(delay + "minimum", 0)),
        tighter(
            "range-narrowed",
            delay + "exclusiveMaximum",
            d -> d.remove(delay + "maximum").set(delay + "exclusiveMaximum", 3000)),
        tighter("range-narrowed", delay + "maximum", d -> d.set(delay + "exclusiveMaximum", true)),
        looser("range-widened", day + "minimum", d -> d.set(day + "minimum", "2000-12-31")),
        tighter("range-narrowed", day + "maximum", d -> d.set(day + "maximum", "2030-01-01")),
        other("range-changed", day + "minimum", d -> d.set(day + "minimum", "01.01.2001")),
        tighter("range-narrowed", delay + "multipleOf", d -> d.set(delay + "multipleOf", 6)),
        looser("range-widened", delay + "multipleOf", d -> d.set(delay + "multipleOf", 1)),
        other("range-changed", delay + "multipleOf", d -> d.set(delay + "multipleOf", 3)));
  }

  private static List<Row> options() {
    String number = NUMBER + "/logicalTypeOptions/";
    String delay = DELAY + "/logicalTypeOptions/format";
    String ratio = RATIO + "/logicalTypeOptions/format";
    String crew = CREW + "/logicalTypeOptions/";
    String day = DAY + "/logicalTypeOptions/format";
    String at = AT + "/logicalTypeOptions/";
    return List.of(
        looser("length-widened", number + "maxLength", d -> d.set(number + "maxLength", 7)),
        looser("length-widened", number + "maxLength", d -> d.remove(number + "maxLength")),
        looser("length-widened", number + "minLength", d -> d.set(number + "minLength", 1)),
        tighter("length-narrowed", number + "maxLength", d -> d.set(number + "maxLength", 5)),
        tighter("length-narrowed", number + "minLength", d -> d.set(number + "minLength", 3)),
        looser("length-widened", crew + "maxItems", d -> d.set(crew + "maxItems", 10)),
        looser("unique-loosened", crew + "uniqueItems", d -> d.set(crew + "uniqueItems", false)),
        looser("pattern-removed", number + "pattern", d -> d.remove(number + "pattern")),
        other("pattern-changed", number + "pattern", d -> d.set(number + "pattern", "^[A-Z]+$")),
        tighter(
            "pattern-added",
            CITY + "/logicalTypeOptions/pattern",
            d -> d.set(CITY + "/logicalTypeOptions/pattern", "^[A-Z]")),
        followed("format-widened", delay, d -> d.set(delay, "i64")),
        followed("format-widened", ratio, d -> d.set(ratio, "f64")),
        other("format-changed", delay, d -> d.set(delay, "i16")),
        other("format-changed", delay, d -> d.set(delay, "i128")),
        other("format-changed", delay, d -> d.set(delay, "u64")),
        other("format-changed", day, d -> d.set(day, "dd.MM.yyyy")),
        looser("format-removed", day, d -> d.remove(day)),
        tighter(
            "format-added",
            CITY + "/logicalTypeOptions/format",
            d -> d.set(CITY + "/logicalTypeOptions/format", "hostname")),
        other("option-changed", at + "timezone", d -> d.set(at + "timezone", false)),
        other("option-changed", at + "defaultTimezone", d -> d.set(at + "defaultTimezone", "CET")));
  }

  private static List<Row> values() {
    String list = ORIGIN + "/quality/in list/arguments/validValues";
    return List.of(
        looser(
            "allowed-value-added",
            ORIGIN + "/enum/LAX",
            d -> d.set(ORIGIN + "/enum/LAX", Map.of("value", "LAX"))),
        tighter(
            "allowed-value-removed",
            ORIGIN + "/enum/SFO",
            d -> d.set(ORIGIN + "/enum", List.of(Map.of("value", "JFK")))),
        looser("allowed-values-opened", ORIGIN + "/enum", d -> d.remove(ORIGIN + "/enum")),
        tighter(
            "allowed-values-listed",
            CITY + "/enum",
            d -> d.set(CITY + "/enum", List.of(Map.of("value", "Rome")))),
        looser(
            "allowed-value-added", list + "/LAX", d -> d.set(list, List.of("SFO", "LAX", "JFK"))),
        tighter("allowed-value-removed", list + "/SFO", d -> d.set(list, List.of("JFK"))));
  }

  private static List<Row> quality() {
    String known = DELAY + "/quality/known";
    String enough = FLIGHTS + "/quality/enough";
    return List.of(
        looser("quality-removed", known, d -> d.remove(known)),
        tighter(
            "quality-added",
            CITY + "/quality/nullValues",
            d -> d.set(CITY + "/quality", List.of(Map.of("metric", "nullValues", "mustBe", 0)))),
        looser(
            "quality-loosened",
            known + "/mustBeLessThan",
            d -> d.set(known + "/mustBeLessThan", 6)),
        tighter(
            "quality-tightened",
            known + "/mustBeLessThan",
            d -> d.set(known + "/mustBeLessThan", 4.5)),
        looser(
            "quality-loosened",
            enough + "/mustBeGreaterThan",
            d -> d.set(enough + "/mustBeGreaterThan", 99)),
        tighter(
            "quality-tightened",
            enough + "/mustBeBetween",
            d ->
                d.remove(enough + "/mustBeGreaterThan")
                    .set(enough + "/mustBeBetween", List.of(100, 200))),
        other(
            "quality-changed",
            enough + "/mustBeLessThan",
            d -> d.remove(enough + "/mustBeGreaterThan").set(enough + "/mustBeLessThan", 300)),
        looser("quality-loosened", known + "/severity", d -> d.set(known + "/severity", "warning")),
        other("quality-changed", known + "/unit", d -> d.set(known + "/unit", "rows")),
        other("quality-changed", known, d -> d.set(known + "/metric", "missingValues")),
        other(
            "quality-changed",
            FLIGHTS + "/quality/sums/query",
            d -> d.set(FLIGHTS + "/quality/sums/query", "SELECT 2")),
        other(
            "quality-changed",
            FLIGHTS + "/quality/sums/mustBe",
            d -> d.set(FLIGHTS + "/quality/sums/mustBe", false)),
        looser(
            "quality-loosened",
            FLIGHTS + "/quality/duplicateValues/mustBeLessThan",
            d ->
                d.remove(FLIGHTS + "/quality/duplicateValues/mustBe")
                    .set(FLIGHTS + "/quality/duplicateValues/mustBeLessThan", 5)),
        words(
            "description",
            known + "/description",
            d -> d.set(known + "/description", "Few unknown")),
        words(
            "other-field", known + "/dimension", d -> d.set(known + "/dimension", "completeness")));
  }

  private static List<Row> levels() {
    String list = "slaProperties/";
    return List.of(
        looser("sla-removed", list + "latency", d -> d.remove(list + "latency")),
        tighter(
            "sla-added",
            list + "timeToRepair",
            d ->
                d.set(
                    list + "timeToRepair",
                    Map.of("property", "timeToRepair", "value", 2, "unit", "d"))),
        looser(
            "sla-relaxed",
            list + "availability/value",
            d -> d.set(list + "availability/value", 99)),
        tighter(
            "sla-tightened",
            list + "availability/value",
            d -> d.set(list + "availability/value", 99.9)),
        looser("sla-relaxed", list + "latency/value", d -> d.set(list + "latency/value", 5)),
        tighter(
            "sla-tightened",
            list + "latency/value",
            d -> d.set(list + "latency/value", 30).set(list + "latency/unit", "minutes")),
        looser("sla-relaxed", list + "latency/unit", d -> d.set(list + "latency/unit", "d")),
        looser("sla-relaxed", list + "retention/value", d -> d.set(list + "retention/value", 2)),
        tighter(
            "sla-tightened",
            list + "retention/value",
            d -> d.set(list + "retention/value", 37).set(list + "retention/unit", "months")),
        words(
            "other-field",
            list + "latency/value",
            d -> d.set(list + "latency/value", 240).set(list + "latency/unit", "m")),
        tighter(
            "sla-tightened",
            list + "latency/value",
            d -> d.set(list + "latency/value", 900).set(list + "latency/unit", "ms")),
        words(
            "other-field",
            list + "retention/value",
            d -> d.set(list + "retention/value", "P36M").remove(list + "retention/unit")),
        tighter(
            "sla-tightened",
            list + "retention/value",
            d -> d.set(list + "retention/value", "P4Y").remove(list + "retention/unit")),
        looser(
            "sla-relaxed",
            list + "retention/value",
            d -> d.set(list + "retention/value", 11).set(list + "retention/unit", "q")),
        looser(
            "sla-relaxed",
            list + "frequency/value",
            d -> d.set(list + "frequency/value", "weekly").remove(list + "frequency/unit")),
        words(
            "other-field",
            list + "availability/value",
            d -> d.set(list + "availability/value", "99.50 %").remove(list + "availability/unit")),
        words(
            "other-field",
            list + "availability/value",
            d -> d.set(list + "availability/value", 0.995).remove(list + "availability/unit")),
        tighter(
            "sla-tightened",
            list + "availability/value",
            d -> d.set(list + "availability/value", "99.9%").set(list + "availability/unit", "%")),
        words("other-field", list + "latency/value", d -> d.set(list + "latency/value", "4.0")),
        looser("sla-relaxed", list + "latency/value", d -> d.set(list + "latency/value", "5")),
        looser("sla-relaxed", list + "latency/value", d -> d.remove(list + "latency/value")),
        other("sla-changed", list + "latency/valueExt", d -> d.set(list + "latency/valueExt", 6)),
        tighter(
            "sla-tightened",
            list + "retention/element",
            d -> d.set(list + "retention/element", "flights.at, flights.day")),
        other("sla-changed", list + "mood/value", d -> d.set(list + "mood/value", "bad")),
        other(
            "sla-changed",
            list + "retention/element",
            d -> d.set(list + "retention/element", "flights.at")),
        words(
            "description",
            list + "frequency/description",
            d -> d.remove(list + "frequency/description")));
  }

  private static List<Row> labels() {
    return List.of(
        followed(
            "label-first",
            CITY + "/classification",
            d -> d.set(CITY + "/classification", "internal")),
        other(
            "label-changed",
            FARE + "/classification",
            d -> d.set(FARE + "/classification", "public")),
        other("label-removed", FARE + "/classification", d -> d.remove(FARE + "/classification")),
        other(
            "label-added",
            FARE + "/customProperties/weft.labels/personal",
            d ->
                d.set(
                    FARE + "/customProperties/weft.labels",
                    Map.of("property", "weft.labels", "value", List.of("personal")))),
        words(
            "label-moved",
            FARE + "/customProperties/weft.labels/internal",
            d ->
                d.set(
                    FARE + "/customProperties/weft.labels",
                    Map.of("property", "weft.labels", "value", List.of("internal")))),
        followed(
            "label-first",
            CREW + "/customProperties/weft.labels/personal",
            d ->
                d.set(
                    CREW + "/customProperties/weft.labels",
                    Map.of("property", "weft.labels", "value", "personal"))),
        followed(
            "label-first",
            DELAY + "/customProperties/weft.labels/personal",
            d ->
                d.set(
                    DELAY + "/customProperties/weft.labels",
                    Map.of("property", "weft.labels", "value", List.of("personal")))));
  }

  private static List<Row> places() {
    return List.of(
        looser("role-removed", "roles/reader", d -> d.remove("roles/reader")),
        tighter("role-added", "roles/writer", d -> d.set("roles/writer", Map.of("role", "writer"))),
        other("role-changed", "roles/reader/access", d -> d.set("roles/reader/access", "write")),
        looser("role-access-removed", "roles/reader/access", d -> d.remove("roles/reader/access")),
        tighter(
            "role-access-added",
            "servers/prod/roles/loader/access",
            d -> d.set("servers/prod/roles/loader/access", "write")),
        words(
            "other-field",
            "roles/reader/firstLevelApprovers",
            d -> d.set("roles/reader/firstLevelApprovers", "gil")),
        looser(
            "role-removed",
            "servers/prod/roles/loader",
            d -> d.remove("servers/prod/roles/loader")),
        looser(
            "relationship-removed",
            FLIGHTS + "/relationships/flights.origin->airports.iata",
            d -> d.remove(FLIGHTS + "/relationships")),
        tighter(
            "relationship-added",
            FLIGHTS + "/relationships/flights.number->airports.city",
            d ->
                d.set(
                    NUMBER + "/relationships",
                    List.of(Map.of("to", "schema/o_airports/properties/c_city")))),
        other(
            "server-type-changed", "servers/files/type", d -> d.set("servers/files/type", "azure")),
        followed(
            "server-location-changed",
            "servers/prod/host",
            d -> d.set("servers/prod/host", "db2.example")),
        words("other-field", "servers/prod/type", d -> d.set("servers/prod/type", "postgresql")),
        other(
            "server-format-changed",
            "servers/files/format",
            d -> d.set("servers/files/format", "csv")),
        looser(
            "server-format-removed", "servers/files/format", d -> d.remove("servers/files/format")),
        tighter(
            "server-format-added",
            "servers/files/delimiter",
            d -> d.set("servers/files/delimiter", "new_line")),
        words("other-field", "servers/files/format", d -> d.set("servers/files/format", "Parquet")),
        looser("server-removed", "servers/files", d -> d.remove("servers/files")),
        tighter(
            "server-added",
            "servers/copy",
            d -> d.set("servers/copy", Map.of("server", "copy", "type", "local"))),
        words(
            "other-field",
            "servers/prod/environment",
            d -> d.set("servers/prod/environment", "prod")));
  }

  private static List<Row> rest() {
    return List.of(
        other("contract-replaced", "id", d -> d.set("id", "operations.departures.legs")),
        looser("status-retired", "status", d -> d.set("status", "retired")),
        followed("status-deprecated", "status", d -> d.set("status", "deprecated")),
        followed("status-changed", "status", d -> d.set("status", "draft")),
        words("description", "description/usage", d -> d.set("description/usage", "Dashboards")),
        words("description", DELAY + "/description", d -> d.remove(DELAY + "/description")),
        words("tags", "tags", d -> d.set("tags", List.of("air", "hourly"))),
        words("examples", DELAY + "/examples", d -> d.set(DELAY + "/examples", List.of(5))),
        words(
            "business-name", DELAY + "/businessName", d -> d.set(DELAY + "/businessName", "Late")),
        words(
            "custom-property",
            "customProperties/acme.cost",
            d -> d.set("customProperties/acme.cost/value", 8)),
        words("support", "support/ops", d -> d.set("support/ops/url", "https://chat.example/2")),
        words(
            "team", "team/members/gil", d -> d.set("team/members/gil", Map.of("username", "gil"))),
        words("other-field", "price", d -> d.set("price/priceAmount", 5)),
        words("other-field", DAY + "/id", d -> d.set(DAY + "/id", "c_date")),
        words("other-field", "apiVersion", d -> d.set("apiVersion", "v3.0.2")),
        words("other-field", "madeUp", d -> d.set("madeUp", true)));
  }
}
