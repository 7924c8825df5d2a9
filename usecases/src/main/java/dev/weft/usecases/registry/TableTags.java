package dev.weft.usecases.registry;

import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Tags of a product, of one of its tables and of the table's columns, as policies see them. A tag
/// belongs to what it is written at and is not handed on. Immutable.
///
/// @param columns by name; a column that is missing has none
public record TableTags(
    List<String> product, List<String> table, SortedMap<String, List<String>> columns) {

  public static final TableTags NONE =
      new TableTags(List.of(), List.of(), Collections.emptySortedMap());

  public TableTags {
    product = List.copyOf(product);
    table = List.copyOf(table);
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  /// What one revision says.
  public static TableTags of(ProductFolder folder, String table) {
    var columns = new TreeMap<String, List<String>>();
    properties(folder, table)
        .forEach(property -> columns.merge(property.name(), property.tags(), TableTags::join));
    return of(folder, table, columns);
  }

  /// What a release's revision says, joined with the one in force: as with labels, what was added
  /// since holds at once, and what was taken away goes with the next release.
  public static TableTags of(ProductFolder built, ProductFolder inForce, String table) {
    List<Property> now = properties(inForce, table);
    var columns = new TreeMap<String, List<String>>();
    for (Property released : properties(built, table)) {
      now.stream()
          .filter(property -> property.key().equals(released.key()))
          .forEach(same -> columns.merge(released.name(), same.tags(), TableTags::join));
    }
    return of(built, table).join(of(inForce, table, columns));
  }

  private static TableTags of(
      ProductFolder folder, String table, SortedMap<String, List<String>> columns) {
    return new TableTags(
        folder.product().value().tags(),
        objects(folder, table).flatMap(object -> object.tags().stream()).distinct().toList(),
        columns);
  }

  private TableTags join(TableTags other) {
    var all = new TreeMap<>(columns);
    other.columns.forEach((column, tags) -> all.merge(column, tags, TableTags::join));
    return new TableTags(join(product, other.product), join(table, other.table), all);
  }

  private static List<String> join(List<String> some, List<String> more) {
    var all = new LinkedHashSet<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static List<Property> properties(ProductFolder folder, String table) {
    var properties = new ArrayList<Property>();
    objects(folder, table).forEach(object -> properties.addAll(object.properties()));
    return properties;
  }

  private static Stream<SchemaObject> objects(ProductFolder folder, String table) {
    return Stream.of(folder.contracts().values(), folder.internals().values())
        .flatMap(contracts -> contracts.stream())
        .map(contract -> contract.value().object(table))
        .flatMap(Optional::stream);
  }
}
