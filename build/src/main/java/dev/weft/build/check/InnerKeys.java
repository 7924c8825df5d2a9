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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keys of the objects in the rows of a table, which are its own where it has no other. Those of
/// objects in lists and maps are none of a row.
final class InnerKeys {

  private final Property property;
  private final List<Found> found = new ArrayList<>();

  /// A key.
  ///
  /// @param places of its fields, for people
  record Found(String places, Rule.Inside rule) {}

  private InnerKeys(Property property) {
    this.property = property;
  }

  static List<Found> of(List<Property> properties) {
    List<Found> all = new ArrayList<>();
    for (Property property : properties) {
      var keys = new InnerKeys(property);
      keys.add(property.type(), List.of(), property.constraints());
      all.addAll(keys.found);
    }
    return all;
  }

  private void add(Type type, List<String> path, Constraints object) {
    if (!(type instanceof Type.Struct(List<Column> fields))) {
      return;
    }
    List<String> key = object.key();
    if (!key.isEmpty()) {
      String place = new ColumnPath(property.name(), path).text();
      String places =
          key.stream().map(field -> place + "." + field).collect(Collectors.joining(", "));
      found.add(new Found(places, new Rule.Inside(property.name(), path, new Rule.Unique(key))));
    }
    for (Column field : fields) {
      List<String> longer = Stream.concat(path.stream(), Stream.of(field.name())).toList();
      for (Inner inner : object.inner()) {
        if (inner.step().equals(field.name())) {
          add(field.type(), longer, inner.constraints());
        }
      }
    }
  }
}
