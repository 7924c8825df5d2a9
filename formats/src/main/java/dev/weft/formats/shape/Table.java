package dev.weft.formats.shape;

import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A table of a contract.
///
/// @param source its name in the source, when that is another one; else empty
/// @param uniques columns whose values are unique together
/// @param links foreign keys
/// @param more what else ODCS says of it, by the names of ODCS
/// @param place where it stands in what was read
public record Table(
    String name,
    String source,
    String description,
    List<Field> fields,
    List<Unique> uniques,
    List<Link> links,
    Map<String, Value> more,
    Place place) {

  /// Columns whose values are unique together.
  ///
  /// @param pointer of what says so in what was read
  public record Unique(List<String> columns, String pointer) {
    public Unique {
      columns = List.copyOf(columns);
    }
  }

  /// A foreign key: columns of this table and, one by one, what they name in another.
  ///
  /// @param table by its name in the same contract
  /// @param place where it stands in what was read
  public record Link(List<String> columns, String table, List<String> targets, Place place) {
    public Link {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
  }

  public Table {
    fields = List.copyOf(fields);
    uniques = List.copyOf(uniques);
    links = List.copyOf(links);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  public static Table of(String name, String description, List<Field> fields, Place place) {
    return new Table(name, "", description, fields, List.of(), List.of(), Map.of(), place);
  }

  public Table withFields(List<Field> changed) {
    return new Table(name, source, description, changed, uniques, links, more, place);
  }

  public Table withDescription(String text) {
    return new Table(name, source, text, fields, uniques, links, more, place);
  }

  public Table withUniques(List<Unique> changed) {
    return new Table(name, source, description, fields, changed, links, more, place);
  }

  public Table withLinks(List<Link> changed) {
    return new Table(name, source, description, fields, uniques, changed, more, place);
  }

  /// With another field of ODCS, such as `tags`.
  public Table with(String word, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(more);
    changed.put(word, value);
    return new Table(name, source, description, fields, uniques, links, changed, place);
  }

  public Optional<Field> field(String wanted) {
    return fields.stream().filter(field -> field.name().equals(wanted)).findFirst();
  }

  /// JSON pointer of the table in what was read.
  public String pointer() {
    return place.pointer();
  }

  /// Names of the primary key's columns in their order; empty for none.
  public List<String> key() {
    return fields.stream()
        .filter(Field::isKey)
        .sorted(Comparator.comparingInt(Field::keyPosition))
        .map(Field::name)
        .toList();
  }
}
