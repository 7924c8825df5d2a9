package dev.weft.formats.sql;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.Table.Unique;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A table while statements add to it.
final class TableDraft {

  private final String name;
  private final Place place;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, String> folded = new HashMap<>();
  private final List<Unique> uniques = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();
  private String description = "";

  TableDraft(String name, Place place) {
    this.name = name;
    this.place = place;
  }

  String name() {
    return name;
  }

  void describe(String text) {
    description = text;
  }

  /// False when there is such a column already.
  boolean add(Field field) {
    folded.putIfAbsent(field.name().toLowerCase(Locale.ROOT), field.name());
    return fields.putIfAbsent(field.name(), field) == null;
  }

  /// The column's own spelling of a name: exactly, else apart from upper and lower case.
  Optional<String> column(String wanted) {
    return fields.containsKey(wanted)
        ? Optional.of(wanted)
        : Optional.ofNullable(folded.get(wanted.toLowerCase(Locale.ROOT)));
  }

  Optional<Field> field(String wanted) {
    return column(wanted).map(fields::get);
  }

  /// The columns' own spelling; empty when one of them is not there.
  Optional<List<String>> columns(List<String> wanted) {
    List<String> found = wanted.stream().map(this::column).flatMap(Optional::stream).toList();
    return found.size() == wanted.size() && !found.isEmpty()
        ? Optional.of(found)
        : Optional.empty();
  }

  void change(String column, UnaryOperator<Field> change) {
    fields.computeIfPresent(column, (key, field) -> change.apply(field));
  }

  /// The primary key, in its order.
  void key(List<String> columns) {
    for (int i = 0; i < columns.size(); i++) {
      int position = i + 1;
      change(columns.get(i), field -> field.withKeyPosition(position));
    }
  }

  void unique(List<String> columns) {
    if (columns.size() == 1) {
      change(columns.getFirst(), Field::asUnique);
    } else {
      uniques.add(new Unique(columns, ""));
    }
  }

  /// @param link without targets for the primary key of its table
  void link(Link link) {
    links.add(link);
  }

  List<Link> links() {
    return List.copyOf(links);
  }

  Table table(List<Link> resolved) {
    return Table.of(name, description, List.copyOf(fields.values()), place)
        .withUniques(uniques)
        .withLinks(resolved);
  }

  List<String> keyColumns() {
    return table(List.of()).key();
  }
}
