package dev.weft.lake.table;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.TableMetadata;

/// Chooses field ids. Iceberg would accept any: it compares no types, and its own evolution gives
/// new ids when an old schema is built again. For one use.
final class FieldIds {

  private final ColumnIds known;
  private final Map<Integer, List<Type>> history = new HashMap<>();
  private final Set<Integer> current = new HashSet<>();
  private int last;

  private FieldIds(ColumnIds known, int last) {
    this.known = known;
    this.last = last;
  }

  /// Of a table without a past.
  static FieldIds none() {
    return new FieldIds(ColumnIds.NONE, 0);
  }

  /// Of a line, given its newest metadata.
  static FieldIds of(TableMetadata newest) {
    var known = ColumnIds.of(newest);
    var ids = new FieldIds(known, newest.lastColumnId());
    newest.schemas().forEach(past -> ids.learn(IcebergSchemas.model(past, known).columns()));
    newest.schema().idToName().keySet().forEach(ids.current::add);
    return ids;
  }

  private void learn(List<Column> columns) {
    for (var column : columns) {
      history.computeIfAbsent(column.id(), _ -> new ArrayList<>()).add(column.type());
      learn(ColumnIds.within(column.type()));
    }
  }

  Schema assign(Schema desired) {
    return new Schema(number(recall(desired.columns(), List.of(), Growth.WIDER)));
  }

  /// Old ids where they fit, from the inside out: a list is the list it was only while its element
  /// is. Elsewhere 0.
  private List<Column> recall(List<Column> siblings, List<String> above, Growth growth) {
    var keys = new HashSet<String>();
    return siblings.stream()
        .map(
            column -> {
              if (!keys.add(column.key())) {
                throw new IllegalArgumentException("Two columns have the key " + column.key());
              }
              return recall(column, ColumnIds.below(above, column.key()), growth);
            })
        .toList();
  }

  private Column recall(Column column, List<String> path, Growth growth) {
    var type =
        switch (column.type()) {
          case Type.Primitive primitive -> primitive;
          case Type.Decimal decimal -> decimal;
          case Type.Struct(List<Column> fields) -> new Type.Struct(recall(fields, path, growth));
          case Type.ListOf(Column element) -> new Type.ListOf(recallPart(element, path, growth));
          case Type.MapOf(Column key, Column value) ->
              new Type.MapOf(recallPart(key, path, Growth.NONE), recallPart(value, path, growth));
        };
    int id =
        candidates(path).filter(candidate -> allows(candidate, type, growth)).findFirst().orElse(0);
    return new Column(id, column.key(), column.name(), type, column.required());
  }

  private Column recallPart(Column part, List<String> above, Growth growth) {
    return recall(part, ColumnIds.below(above, part.key()), growth);
  }

  private Stream<Integer> candidates(List<String> path) {
    var ids = known.at(path);
    return Stream.concat(
        ids.stream().filter(current::contains), ids.stream().filter(id -> !current.contains(id)));
  }

  private boolean allows(int id, Type type, Growth growth) {
    return history.getOrDefault(id, List.of()).stream().allMatch(past -> growth.allows(past, type));
  }

  /// New ids for what has none, siblings before what lies within them.
  private List<Column> number(List<Column> siblings) {
    var numbered =
        siblings.stream().map(each -> each.id() == 0 ? each.withId(++last) : each).toList();
    return numbered.stream().map(each -> each.withType(number(each.type()))).toList();
  }

  private Type number(Type type) {
    return switch (type) {
      case Type.Primitive primitive -> primitive;
      case Type.Decimal decimal -> decimal;
      case Type.Struct(List<Column> fields) -> new Type.Struct(number(fields));
      case Type.ListOf(Column element) -> new Type.ListOf(number(List.of(element)).getFirst());
      case Type.MapOf(Column key, Column value) -> {
        var both = number(List.of(key, value));
        yield new Type.MapOf(both.getFirst(), both.getLast());
      }
    };
  }
}
