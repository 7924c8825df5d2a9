package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.build.change.Change;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Which relationships, and which elements of service levels, are the same.
class RelationshipDifferenceTest {

  private static final String OWN = "schema/flights/relationships";
  private static final String DAY = "schema/flights/properties/day/relationships";

  private static final Map<String, Object> KEY =
      Map.of(
          "from", List.of("flights.day", "flights.origin"),
          "to", List.of("airports.city", "airports.iata"));

  private static List<Change> changes(Draft old, Draft now) {
    return ContractDifference.between(old.value(), now.value(), Direction.OUTPUT).changes();
  }

  private static Draft with(String path, Object... relationships) {
    return Flights.contract().remove(OWN).set(path, List.of(relationships));
  }

  @Test
  void theOrderOfColumnsInAKeySaysNothing() {
    Draft turned =
        with(
            OWN,
            Map.of(
                "from", List.of("flights.origin", "flights.day"),
                "to", List.of("airports.iata", "airports.city")));

    assertThat(changes(with(OWN, KEY), turned)).isEmpty();
  }

  @Test
  void otherPairsAreAnotherKey() {
    Draft crossed =
        with(
            OWN,
            Map.of(
                "from", List.of("flights.origin", "flights.day"),
                "to", List.of("airports.city", "airports.iata")));

    assertThat(changes(with(OWN, KEY), crossed))
        .extracting(Change::rule)
        .containsExactly(Rule.RELATIONSHIP_ADDED, Rule.RELATIONSHIP_REMOVED);
  }

  @Test
  void whereItIsWrittenSaysNothing() {
    Draft atTheColumn = with(DAY, Map.of("to", "airports.city"));
    var whole = Map.of("from", "flights.day", "to", "schema/o_airports/properties/c_city");

    assertThat(changes(atTheColumn, with(OWN, whole))).isEmpty();
    assertThat(changes(atTheColumn, with("schema/airports/relationships", whole))).isEmpty();
    assertThat(changes(with("schema/airports/relationships", whole), atTheColumn)).isEmpty();
    assertThat(changes(atTheColumn, atTheColumn.copy().set(OWN, List.of(whole)))).isEmpty();
  }

  @Test
  void looksIntoFieldsListsAndMaps() {
    String hall = "schema/flights/properties/gate/properties/hall/";
    String crew = "schema/flights/properties/crew/items/";
    var city = List.of(Map.of("to", "airports.city"));
    Draft old =
        Flights.contract()
            .set(hall + "relationships", city)
            .set(crew + "relationships", city)
            .set(
                "schema/airports/properties/notes",
                Map.of(
                    "name",
                    "notes",
                    "logicalType",
                    "map",
                    "map",
                    Map.of("value", Map.of("logicalType", "string", "relationships", city))));
    Draft now =
        old.copy()
            .remove(hall + "relationships")
            .remove(crew + "relationships")
            .remove("schema/airports/properties/notes/map/value/relationships");

    assertThat(changes(old, now))
        .extracting(Change::rule, Change::path)
        .containsExactlyInAnyOrder(
            tuple(
                Rule.RELATIONSHIP_REMOVED,
                "/schema/flights/relationships/flights.gate.hall->airports.city"),
            tuple(
                Rule.RELATIONSHIP_REMOVED,
                "/schema/flights/relationships/flights.crew->airports.city"),
            tuple(
                Rule.RELATIONSHIP_REMOVED,
                "/schema/airports/relationships/airports.notes->airports.city"));
  }

  @Test
  void aNewNameOfAColumnIsNoOtherRelationship() {
    Draft old = with(DAY, Map.of("to", "airports.iata"));
    Draft now =
        old.copy()
            .set("schema/flights/properties/day/name", "date")
            .set("schema/airports/properties/iata/name", "code")
            .set(
                "schema/flights/properties/date/relationships",
                List.of(Map.of("to", "airports.code")))
            .set("slaProperties/retention/element", "flights.date");

    assertThat(changes(old, now)).extracting(Change::rule).containsOnly(Rule.PROPERTY_RENAMED);
  }

  @Test
  void anEndInAnotherContractIsWhatIsWritten() {
    Draft old = with(DAY, Map.of("to", "places.yaml#/schema/places/properties/id"));
    Draft now = with(DAY, Map.of("to", "places.yaml#/schema/places/properties/name"));

    assertThat(changes(old, now))
        .extracting(Change::rule)
        .containsExactly(Rule.RELATIONSHIP_ADDED, Rule.RELATIONSHIP_REMOVED);
  }

  @Test
  void saysWhoseWordsChange() {
    Draft old = with(DAY, Map.of("to", "airports.city"));
    Draft now = with(DAY, Map.of("to", "airports.city", "description", "Where it went"));

    assertThat(changes(old, now))
        .extracting(Change::message)
        .containsExactly(
            "The description of the relationship from `flights.day` to `airports.city` was added");
  }

  @Test
  void elementsOfServiceLevelsMayBeWrittenInSeveralWays() {
    String element = "slaProperties/retention/element";
    Draft old = Flights.contract().set(element, "flights.day,flights.at");

    assertThat(changes(old, old.copy().set(element, "flights.at, flights.day"))).isEmpty();
    assertThat(
            changes(
                old,
                old.copy()
                    .set(
                        element,
                        "schema/o_flights/properties/c_day,/schema/flights/properties/at")))
        .isEmpty();
    assertThat(changes(old, old.copy().set(element, "flights.at")))
        .extracting(Change::rule)
        .containsExactly(Rule.SLA_RELAXED);
  }

  @Test
  void theOnlyTableNeedNotBeNamed() {
    String element = "slaProperties/retention/element";
    Draft old = Flights.contract().remove(OWN).remove("schema/airports");

    assertThat(changes(old, old.copy().set(element, "day"))).isEmpty();
    assertThat(changes(Flights.contract(), Flights.contract().set(element, "day")))
        .extracting(Change::rule)
        .containsExactly(Rule.SLA_CHANGED);
  }
}
