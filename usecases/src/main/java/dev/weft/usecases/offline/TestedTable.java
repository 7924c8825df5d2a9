package dev.weft.usecases.offline;

import dev.weft.engine.DataChecks;
import dev.weft.engine.DataChecks.Source;
import dev.weft.engine.DataChecks.Wanted;
import dev.weft.formats.bitol.DescribedData;
import dev.weft.model.contract.Constraints;
import dev.weft.model.contract.Property;
import dev.weft.model.quality.Check;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A contract's table for the engine.
final class TestedTable {

  private static final String PUBLIC = "public";

  private TestedTable() {}

  static DataChecks.Table of(DescribedData.Table table, Source source, List<Check> checks) {
    String name = table.object().name();
    List<String> aliases =
        table.physicalName().equals(name) ? List.of() : List.of(table.physicalName());
    return new DataChecks.Table(
        name,
        aliases,
        source,
        table.object().properties().stream().map(TestedTable::wanted).toList(),
        checks);
  }

  static Wanted wanted(Property property) {
    List<String> spellings = Stream.of(property.source(), property.name()).distinct().toList();
    return new Wanted(
        property.name(),
        spellings,
        wide(property.type()),
        property.constraints().datePattern(),
        patterns(List.of(), property.constraints()),
        isOpen(property));
  }

  private static Map<List<String>, String> patterns(List<String> path, Constraints constraints) {
    Map<List<String>, String> found = new HashMap<>();
    for (Constraints.Inner inner : constraints.inner()) {
      List<String> longer = Stream.concat(path.stream(), Stream.of(inner.step())).toList();
      inner.constraints().datePattern().ifPresent(pattern -> found.put(longer, pattern));
      found.putAll(patterns(longer, inner.constraints()));
    }
    return found;
  }

  /// No mesh says what other labels mean, so whatever is not public is kept back.
  private static boolean isOpen(Property property) {
    return property.classification().map(PUBLIC::equalsIgnoreCase).orElse(true)
        && property.labels().isEmpty();
  }

  /// Which numbers there may be is what formats and bounds say, not how a table would keep them.
  private static Type wide(Type type) {
    return switch (type) {
      case Primitive primitive ->
          switch (primitive) {
            case INT -> Primitive.LONG;
            case FLOAT -> Primitive.DOUBLE;
            case BOOLEAN, LONG, DOUBLE, STRING, BINARY, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, UUID ->
                primitive;
          };
      case Type.Decimal decimal -> decimal;
      case Type.Struct(List<Column> fields) ->
          new Type.Struct(fields.stream().map(TestedTable::wide).toList());
      case Type.ListOf(Column element) -> new Type.ListOf(wide(element));
      case Type.MapOf(Column key, Column value) -> new Type.MapOf(wide(key), wide(value));
    };
  }

  private static Column wide(Column column) {
    return column.withType(wide(column.type()));
  }
}
