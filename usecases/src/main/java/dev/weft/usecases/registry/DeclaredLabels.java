package dev.weft.usecases.registry;

import dev.weft.catalog.lineage.DeclaredColumn;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/// What the contracts of a product declare of its columns. Immutable.
public final class DeclaredLabels {

  private final LabelRanks ranks;

  public DeclaredLabels(LabelRanks ranks) {
    this.ranks = ranks;
  }

  /// Every column of every contract; captured ones without a label count as the highest.
  public List<DeclaredColumn> of(ProductFolder folder) {
    var columns = new ArrayList<DeclaredColumn>();
    objects(folder.contracts().values())
        .forEach(object -> object.properties().forEach(p -> add(columns, object, p, made(p))));
    objects(folder.internals().values())
        .forEach(object -> object.properties().forEach(p -> add(columns, object, p, captured(p))));
    return columns;
  }

  public SortedMap<String, String> made(Property property) {
    return ranks.declared(property.classification(), property.labels());
  }

  public SortedMap<String, String> captured(Property property) {
    return ranks.ofCaptured(property.classification(), property.labels());
  }

  private static List<SchemaObject> objects(Collection<Sourced<Contract>> contracts) {
    return contracts.stream().flatMap(contract -> contract.value().objects().stream()).toList();
  }

  private static void add(
      List<DeclaredColumn> columns,
      SchemaObject object,
      Property property,
      SortedMap<String, String> labels) {
    columns.add(new DeclaredColumn(object.name(), property.key(), labels, labels));
  }
}
