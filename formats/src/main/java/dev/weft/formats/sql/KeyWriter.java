package dev.weft.formats.sql;

import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.Table.Unique;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Primary keys, UNIQUE and foreign keys of a table.
final class KeyWriter {

  private final Dialect dialect;
  private final Carried carried;
  private final DdlWriter.AllowedMarks marks;

  KeyWriter(Dialect dialect, Carried carried, DdlWriter.AllowedMarks marks) {
    this.dialect = dialect;
    this.carried = carried;
    this.marks = marks;
  }

  List<String> of(WrittenTable table) {
    Set<String> keys = new LinkedHashSet<>();
    List<String> key = table.table().key();
    clause("PRIMARY KEY ", table, key)
        .ifPresent(
            clause -> {
              keys.add(clause);
              fields(table, key)
                  .forEach(
                      field -> carried.take(field.pointer(), "primaryKey", "primaryKeyPosition"));
            });
    for (Field field : table.table().fields()) {
      if (field.unique()) {
        clause("UNIQUE ", table, List.of(field.name()))
            .ifPresent(
                clause -> {
                  keys.add(clause);
                  carried.take(field.pointer(), "unique");
                });
      }
    }
    for (Unique unique : table.table().uniques()) {
      clause("UNIQUE ", table, unique.columns())
          .ifPresent(
              clause -> {
                keys.add(clause);
                marks.takeRule(unique.pointer());
              });
    }
    return List.copyOf(keys);
  }

  private Optional<String> clause(String word, WrittenTable table, List<String> columns) {
    boolean indexed =
        fields(table, columns).stream().map(Field::kind).noneMatch(ColumnTypes::isNested);
    boolean distinct = columns.stream().distinct().count() == columns.size();
    return indexed && distinct
        ? table.columnsOf(columns).map(names -> word + Spelling.names(names))
        : Optional.empty();
  }

  /// The foreign key of a link; empty when its target is not written or has no such key, or types
  /// differ.
  Optional<String> link(WrittenTable own, Link link, Optional<WrittenTable> target) {
    Optional<String> clause =
        target
            .filter(other -> isKeyOf(other.table(), link.targets()))
            .filter(other -> fit(own, other, link))
            .flatMap(other -> clause(own, other, link));
    clause.ifPresent(key -> carried.take(link.place().pointer(), "from", "to", "type"));
    return clause;
  }

  private Optional<String> clause(WrittenTable own, WrittenTable other, Link link) {
    Optional<List<String>> from = own.columnsOf(link.columns());
    Optional<List<String>> to = other.columnsOf(link.targets());
    return from.isEmpty() || to.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "FOREIGN KEY "
                + Spelling.names(from.get())
                + " REFERENCES "
                + Spelling.name(other.name())
                + " "
                + Spelling.names(to.get()));
  }

  private static boolean isKeyOf(Table table, List<String> columns) {
    boolean unique =
        columns.size() == 1 && table.field(columns.getFirst()).map(Field::unique).orElse(false);
    return unique
        || table.key().equals(columns)
        || table.uniques().stream().map(Unique::columns).anyMatch(columns::equals);
  }

  private boolean fit(WrittenTable own, WrittenTable other, Link link) {
    List<Field> from = fields(own, link.columns());
    List<Field> to = fields(other, link.targets());
    List<String> types = new ArrayList<>();
    for (Field field : from) {
      types.add(type(field.kind()));
    }
    return from.size() == to.size()
        && from.stream().distinct().count() == from.size()
        && to.stream().map(Field::kind).map(this::type).toList().equals(types);
  }

  private String type(Kind kind) {
    return new ColumnTypes(dialect).of(kind, java.util.OptionalInt.empty()).sql();
  }

  private static List<Field> fields(WrittenTable table, List<String> names) {
    return names.stream().map(table.table()::field).flatMap(Optional::stream).toList();
  }
}
