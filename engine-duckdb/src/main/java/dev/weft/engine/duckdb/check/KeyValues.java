package dev.weft.engine.duckdb.check;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The values at some places of a table that belong together: those of one row, or of one item
/// where the places lie in lists. Used once.
final class KeyValues {

  private final List<Place> places;
  private String from;
  private int lists;

  /// Where the walk to a place stands.
  private record Place(Operand value, List<String> rest) {

    /// Into objects, as far as no list or map is in the way.
    Place inObjects() {
      Place at = this;
      while (!at.rest.isEmpty() && at.value.type() instanceof Type.Struct) {
        at = at.then(NestedRules.field(at.value, at.rest.getFirst()));
      }
      return at;
    }

    Place then(Operand next) {
      return new Place(next, rest.subList(1, rest.size()));
    }
  }

  private KeyValues(String from, List<Place> places) {
    this.from = from;
    this.places = new ArrayList<>(places);
  }

  /// Of columns of a view, with the paths inside of them.
  ///
  /// @throws WeftException BUILD_TYPE and BUILD_COLUMN where a path does not fit its column's type,
  ///   BUILD_TYPE where places lie in different lists
  static KeyValues of(String view, List<Operand> columns, List<List<String>> paths) {
    var values =
        new KeyValues(
            view,
            IntStream.range(0, columns.size())
                .mapToObj(i -> new Place(columns.get(i), paths.get(i)))
                .toList());
    values.walk();
    return values;
  }

  private void walk() {
    places.replaceAll(Place::inObjects);
    while (places.stream().anyMatch(place -> !place.rest().isEmpty())) {
      intoTheList();
      places.replaceAll(Place::inObjects);
    }
  }

  private void intoTheList() {
    List<Place> waiting = places.stream().filter(place -> !place.rest().isEmpty()).toList();
    List<Place> inside = waiting.stream().map(KeyValues::asList).toList();
    List<String> all = inside.stream().map(place -> place.value().sql()).distinct().toList();
    if (all.size() > 1) {
      throw WeftException.of(
          ErrorCode.BUILD_TYPE,
          "Its values lie in different lists, so nobody can say which of them belong together",
          "Let a relationship of several columns stay within one list.");
    }
    String item = "_each_" + lists++;
    from = "(SELECT *, unnest(" + all.getFirst() + ") AS " + item + " FROM " + from + ")";
    places.replaceAll(
        place ->
            place.rest().isEmpty()
                ? place
                : asList(place).then(NestedRules.item(asList(place).value(), item)));
  }

  private static Place asList(Place place) {
    if (!(place.value().type() instanceof Type.MapOf)) {
      return place;
    }
    return new Place(NestedRules.entries(place.value()), NestedRules.intoEntries(place.rest()));
  }

  /// Whether a row of the table may have several of them.
  boolean isOfItems() {
    return lists > 0;
  }

  /// All that have no null among them, as `v0`, `v1` and so on.
  String select() {
    String values =
        IntStream.range(0, places.size())
            .mapToObj(i -> places.get(i).value().sql() + " AS v" + i)
            .collect(Collectors.joining(", "));
    String present =
        places.stream()
            .map(place -> place.value().sql() + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    return "SELECT " + values + " FROM " + from + " WHERE " + present;
  }
}
