package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.build.change.Change;
import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Rule;
import dev.weft.build.change.document.Rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of breaking changes, row by row.
class ContractDifferenceTest {

  private static Difference output(Draft old, Draft now) {
    return ContractDifference.between(old.value(), now.value(), Direction.OUTPUT);
  }

  private static Draft edited(Row row) {
    Draft draft = Flights.contract();
    row.edit().accept(draft);
    return draft;
  }

  static Stream<Row> rows() {
    return Rows.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void judgesOneChangeInBothDirections(Row row) {
    List<Change> promise = output(Flights.contract(), edited(row)).changes();
    List<Change> expectation =
        ContractDifference.between(Flights.contract().value(), edited(row).value(), Direction.INPUT)
            .changes();

    assertThat(promise)
        .extracting(Change::path, change -> change.rule().word(), Change::impact)
        .containsExactly(tuple("/" + row.path(), row.rule(), row.output()));
    assertThat(expectation).extracting(Change::impact).containsExactly(row.input());
  }

  @Test
  void saysEachChangeInWordsOfPeople() throws IOException {
    String told =
        Rows.all()
            .flatMap(row -> output(Flights.contract(), edited(row)).changes().stream())
            .map(
                change ->
                    change.impact().word()
                        + " "
                        + change.kind().word()
                        + " "
                        + change.rule().word()
                        + ": "
                        + change.message())
            .collect(Collectors.joining("\n", "", "\n"));
    Path file = Path.of("src", "test", "resources", "golden", "contract-changes.txt");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, told);
    }
    assertThat(told).isEqualTo(Files.readString(file));
  }

  @Test
  void hasACaseForEveryRuleOfContracts() {
    var told = Rows.all().map(Row::rule).collect(Collectors.toCollection(TreeSet::new));
    var rules =
        Arrays.stream(Rule.values())
            .map(Rule::word)
            .filter(word -> !word.matches("(product|port|input|management)-.*|sbom"))
            .collect(Collectors.toCollection(TreeSet::new));
    // Told by the tests below, because they come with other changes or other documents.
    rules.removeAll(
        List.of(
            "server-renamed",
            "status-revived",
            "primary-key-added",
            "logical-type-added",
            "option-added",
            "option-removed"));
    told.retainAll(rules);
    assertThat(told).isEqualTo(rules);
  }

  @Test
  void namesNoRuleTwice() {
    assertThat(Arrays.stream(Rule.values()).map(Rule::word)).doesNotHaveDuplicates();
  }

  @Test
  void saysNothingOfNewVersions() {
    assertThat(output(Flights.contract(), Flights.contract().set("version", "9.0.0")).changes())
        .isEmpty();
  }

  @Test
  void tellsThatAnEmptyKeyIsFilled() {
    Draft none = Flights.contract().remove("schema/airports/properties/iata/primaryKey");

    assertThat(output(none, Flights.contract()).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.KEY_ADDED);
  }

  @Test
  void whatComesBackIsPromisedAgain() {
    Draft retired = Flights.contract().set("status", "Retired");

    assertThat(output(retired, Flights.contract()).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.STATUS_REVIVED);
  }

  @Test
  void tellsTheOrderOfAKey() {
    Draft swapped =
        Flights.contract()
            .set("schema/flights/properties/day/primaryKeyPosition", 2)
            .set("schema/flights/properties/number/primaryKeyPosition", 1);

    assertThat(output(Flights.contract(), swapped).changes())
        .extracting(Change::rule, Change::path)
        .containsExactly(
            tuple(Rule.KEY_CHANGED, "/schema/flights/properties/number/primaryKeyPosition"),
            tuple(Rule.KEY_CHANGED, "/schema/flights/properties/day/primaryKeyPosition"));
  }

  @Test
  void whatMovesUpInAKeyIsNoChange() {
    Draft shorter = Flights.contract().remove("schema/flights/properties/day/primaryKey");

    assertThat(output(Flights.contract(), shorter).changes())
        .extracting(Change::rule, Change::path)
        .containsExactly(tuple(Rule.KEY_CHANGED, "/schema/flights/properties/day/primaryKey"));
  }

  @Test
  void tellsWhatElseIsNewInARenamedColumn() {
    Draft draft =
        Flights.contract()
            .set("schema/flights/properties/delay/name", "late")
            .set("schema/flights/properties/late/physicalType", "bigint");

    assertThat(output(Flights.contract(), draft).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.PROPERTY_RENAMED, Rule.PHYSICAL_TYPE_WIDENED);
  }

  @Test
  void takesAnotherNameWithoutTheSameIdForAnotherColumn() {
    Draft draft =
        Flights.contract()
            .set("schema/flights/properties/delay/id", "c_other")
            .set("schema/flights/properties/delay/name", "late");

    assertThat(output(Flights.contract(), draft).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.PROPERTY_ADDED, Rule.PROPERTY_REMOVED);
  }

  @Test
  void looksIntoListsAndMaps() {
    Draft old =
        Flights.contract()
            .set(
                "schema/flights/properties/crew/items",
                Map.of(
                    "logicalType",
                    "object",
                    "properties",
                    List.of(Map.of("name", "pin", "logicalType", "integer"))))
            .set(
                "schema/airports/properties/notes",
                Map.of(
                    "name",
                    "notes",
                    "logicalType",
                    "map",
                    "map",
                    Map.of(
                        "key", Map.of("logicalType", "string"),
                        "value", Map.of("logicalType", "string", "required", true))));
    Draft now =
        old.copy()
            .remove("schema/flights/properties/crew/items/properties/pin")
            .set("schema/airports/properties/notes/map/value/required", false)
            .set("schema/airports/properties/notes/map/key/logicalType", "integer");

    assertThat(output(old, now).changes())
        .extracting(Change::rule, Change::path, Change::message)
        .containsExactly(
            tuple(
                Rule.PROPERTY_REMOVED,
                "/schema/flights/properties/crew/items/properties/pin",
                "`flights.crew[].pin` was removed"),
            tuple(
                Rule.LOGICAL_TYPE_CHANGED,
                "/schema/airports/properties/notes/map/key/logicalType",
                "The logical type of `airports.notes.key` went from `string` to `integer`"),
            tuple(
                Rule.REQUIRED_LOOSENED,
                "/schema/airports/properties/notes/map/value/required",
                "`airports.notes.value` is no longer required"));
  }

  @Test
  void tellsARenamedServerByItsId() {
    Draft old = Flights.contract().set("servers/prod/id", "s1");

    assertThat(output(old, old.copy().set("servers/prod/server", "live")).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.SERVER_RENAMED);
  }

  static Stream<Arguments> sameValues() {
    return Stream.of(
        Arguments.of("integer", Map.of("maximum", 10), Map.of("exclusiveMaximum", 11)),
        Arguments.of("integer", Map.of("minimum", 0), Map.of("exclusiveMinimum", -1)),
        Arguments.of("integer", Map.of("maximum", 10), Map.of("maximum", 10.5)),
        Arguments.of("integer", Map.of("minimum", -10), Map.of("exclusiveMinimum", -10.5)),
        Arguments.of(
            "integer",
            Map.of("maximum", 11, "exclusiveMaximum", true),
            Map.of("exclusiveMaximum", 11)),
        Arguments.of(
            "integer", Map.of("maximum", 11, "exclusiveMaximum", true), Map.of("maximum", 10)),
        Arguments.of(
            "integer", Map.of("maximum", 10, "exclusiveMaximum", 20), Map.of("maximum", 10)),
        Arguments.of("integer", Map.of(), Map.of("multipleOf", 1)),
        Arguments.of("integer", Map.of("multipleOf", 0.5), Map.of("multipleOf", 1)),
        Arguments.of(
            "date", Map.of("maximum", "2001-01-31"), Map.of("exclusiveMaximum", "2001-02-01")));
  }

  @ParameterizedTest
  @MethodSource("sameValues")
  void saysNothingOfBoundsThatLeaveTheSameValues(
      String type, Map<String, Object> old, Map<String, Object> now) {
    assertThat(output(bounded(type, old), bounded(type, now)).changes()).isEmpty();
    assertThat(output(bounded(type, now), bounded(type, old)).changes()).isEmpty();
  }

  static Stream<Arguments> otherValues() {
    return Stream.of(
        Arguments.of("integer", Map.of("maximum", 10), Map.of("exclusiveMaximum", 11.5)),
        Arguments.of("number", Map.of("maximum", 10), Map.of("exclusiveMaximum", 11)),
        Arguments.of("integer", Map.of("minimum", 1), Map.of("exclusiveMinimum", -1)),
        Arguments.of("number", Map.of("multipleOf", 1), Map.of()),
        Arguments.of(
            "timestamp",
            Map.of("maximum", "2001-01-31T00:00:00"),
            Map.of("exclusiveMaximum", "2001-02-01T00:00:00")),
        Arguments.of(
            "date",
            Map.of("maximum", "2001-01-31", "format", "yyyy-MM-dd HH:mm"),
            Map.of("exclusiveMaximum", "2001-02-01", "format", "yyyy-MM-dd HH:mm")));
  }

  @ParameterizedTest
  @MethodSource("otherValues")
  void tellsBoundsThatLetMoreThrough(
      String type, Map<String, Object> old, Map<String, Object> now) {
    assertThat(output(bounded(type, old), bounded(type, now)).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.RANGE_WIDENED);
  }

  private static Draft bounded(String type, Map<String, Object> options) {
    return Flights.contract()
        .set("schema/airports/properties/city/logicalType", type)
        .set("schema/airports/properties/city/logicalTypeOptions", options);
  }

  @Test
  void aLabelThatIsWrittenElsewhereIsTheSame() {
    String fare = "schema/flights/properties/fare/";
    Draft now =
        Flights.contract()
            .remove(fare + "classification")
            .set(
                fare + "customProperties/weft.labels",
                Map.of("property", "weft.labels", "value", List.of("internal")));

    assertThat(output(Flights.contract(), now).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.LABEL_MOVED, Rule.LABEL_MOVED);
    assertThat(output(now, now.copy().set(fare + "classification", "public")).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.LABEL_ADDED);
  }

  @Test
  void whatIsSaidTwiceIsSaidOnce() {
    Draft twice = Flights.contract();
    for (String list : List.of("roles", "slaProperties", "schema/flights/quality")) {
      twice = twice.doubled(list);
    }

    assertThat(output(Flights.contract(), twice).changes()).isEmpty();
    assertThat(output(twice, Flights.contract()).changes()).isEmpty();
  }

  @Test
  void kafkaIsJsonUnlessSaidOtherwise() {
    Draft topic =
        Flights.contract()
            .set("servers/topic", Map.of("server", "topic", "type", "kafka", "host", "a:1"));

    assertThat(output(topic, topic.copy().set("servers/topic/format", "json")).changes()).isEmpty();
    assertThat(output(topic, topic.copy().set("servers/topic/format", "avro")).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.SERVER_FORMAT);
  }

  @Test
  void takesEveryOptionItDoesNotKnowForAPromise() {
    String option = "schema/airports/properties/city/logicalTypeOptions/dimensions";
    Draft with = Flights.contract().set(option, 3);

    assertThat(output(Flights.contract(), with).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.OPTION_ADDED);
    assertThat(output(with, Flights.contract()).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.OPTION_REMOVED);
    assertThat(output(with, with.copy().set(option, 4)).changes())
        .extracting(Change::rule)
        .containsExactly(Rule.OPTION_CHANGED);
  }

  @Test
  void readsFormsOfOlderVersionsAsToday() {
    String options = "schema/flights/properties/delay/logicalTypeOptions/";
    Draft old =
        Flights.contract()
            .remove("team")
            .set("team", List.of(Map.of("username", "pat")))
            .set(options + "exclusiveMaximum", true);
    Draft now =
        Flights.contract()
            .set("team", Map.of("members", List.of(Map.of("username", "pat"))))
            .remove(options + "maximum")
            .set(options + "exclusiveMaximum", 3000);

    assertThat(output(old, now).changes()).isEmpty();
  }

  @Test
  void comparesThresholdsOfCountsAsWholeNumbers() {
    String rule = "schema/flights/quality/duplicateValues/";
    Draft lessThanOne = Flights.contract().remove(rule + "mustBe").set(rule + "mustBeLessThan", 1);

    assertThat(output(Flights.contract(), lessThanOne).changes()).isEmpty();
  }
}
