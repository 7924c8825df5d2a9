package dev.weft.build.check;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Constraints.Inner;
import dev.weft.model.contract.Property;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys of the objects inside the values of a column. One in a list or map tells the objects apart
/// within the innermost of them; others are keys of the table, where it has none of its own.
final class InnerKeys {

  private final Property property;
  private final List<Found<Rule.Inside>> ofTable = new ArrayList<>();
  private final List<Found<Rule.OfRow>> ofLists = new ArrayList<>();

  /// A key.
  ///
  /// @param places of its fields, for people
  record Found<R extends Rule>(String places, R rule) {}

  InnerKeys(Property property) {
    this.property = property;
    add(property.type(), new Place(Optional.empty(), List.of(), List.of()), property.constraints());
  }

  /// Those of objects of which a row has one.
  List<Found<Rule.Inside>> ofTable() {
    return ofTable;
  }

  /// Those of objects in lists and maps.
  List<Found<Rule.OfRow>> ofLists() {
    return ofLists;
  }

  /// Where an object lies.
  ///
  /// @param around the innermost list or map around it; empty where there is none
  /// @param path steps to it from the column
  /// @param within steps to it from an item of the list or an entry of the map
  private record Place(Optional<ColumnPath> around, List<String> path, List<String> within) {

    Place into(String step) {
      return new Place(around, longer(path, step), longer(within, step));
    }

    Place item(String column) {
      return new Place(Optional.of(new ColumnPath(column, path)), longer(path, ""), List.of());
    }

    Place entry(String column) {
      return new Place(Optional.of(new ColumnPath(column, path)), path, List.of());
    }

    private static List<String> longer(List<String> steps, String step) {
      return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }
  }

  private void add(Type type, Place place, Constraints constraints) {
    switch (type) {
      case Type.Struct(List<Column> fields) -> {
        addKey(place, constraints.key());
        fields.forEach(field -> add(field.type(), place.into(field.name()), constraints, field));
      }
      case Type.ListOf(Column element) ->
          constraints.inner().stream()
              .filter(inner -> inner.step().isEmpty())
              .forEach(
                  inner -> add(element.type(), place.item(property.name()), inner.constraints()));
      case Type.MapOf(Column key, Column value) -> {
        Place entry = place.entry(property.name());
        add(key.type(), entry.into(key.name()), constraints, key);
        add(value.type(), entry.into(value.name()), constraints, value);
      }
      case Type.Primitive primitive -> {}
      case Type.Decimal decimal -> {}
    }
  }

  private void addKey(Place place, List<String> key) {
    if (key.isEmpty()) {
      return;
    }
    String object = new ColumnPath(property.name(), place.path()).text();
    String places =
        key.stream().map(field -> object + "." + field).collect(Collectors.joining(", "));
    if (place.around().isEmpty()) {
      ofTable.add(
          new Found<>(
              places, new Rule.Inside(property.name(), place.path(), new Rule.Unique(key))));
      return;
    }
    ColumnPath around = place.around().get();
    var rule = new Rule.UniqueKey(around.text(), place.within(), key);
    ofLists.add(
        new Found<>(
            places,
            around.steps().isEmpty()
                ? rule
                : new Rule.Nested(property.name(), around.steps(), rule)));
  }

  private void add(Type type, Place place, Constraints above, Column field) {
    for (Inner inner : above.inner()) {
      if (inner.step().equals(field.name())) {
        add(type, place, inner.constraints());
      }
    }
  }
}
