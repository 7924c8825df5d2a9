package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.run.Release.ReleasedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// The tables and columns of a product's ports that a request is about.
final class AskedColumns {

  private static final String PERSONAL = "personal";

  private final ProductFolder folder;
  private final List<SchemaObject> objects;

  private AskedColumns(ProductFolder folder, List<SchemaObject> objects) {
    this.folder = folder;
    this.objects = List.copyOf(objects);
  }

  /// Tables of one output port, or of all.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TERMS when there is no such port
  static AskedColumns of(ProductFolder folder, Optional<String> port) {
    List<OutputPort> ports = folder.product().value().outputPorts();
    port.ifPresent(
        wanted -> {
          if (ports.stream().noneMatch(p -> p.name().equals(wanted))) {
            throw AccessFailures.noPort(
                folder.id().toString(), wanted, ports.stream().map(OutputPort::name).toList());
          }
        });
    var objects = new ArrayList<SchemaObject>();
    for (OutputPort output : ports) {
      if (port.isEmpty() || port.get().equals(output.name())) {
        folder
            .contract(output.contractId())
            .ifPresent(contract -> objects.addAll(contract.value().objects()));
      }
    }
    return new AskedColumns(folder, objects);
  }

  /// Refuses tables and columns that no contract of the ports names.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TERMS
  void check(Map<String, List<String>> columns, Map<String, String> rows) {
    rows.keySet().forEach(this::object);
    columns.forEach(
        (table, names) -> {
          SchemaObject object = object(table);
          for (String name : names) {
            if (object.property(name).isEmpty()) {
              throw AccessFailures.noColumn(
                  table, name, object.properties().stream().map(Property::name).toList());
            }
          }
        });
  }

  private SchemaObject object(String table) {
    return objects.stream()
        .filter(object -> object.name().equals(table))
        .findFirst()
        .orElseThrow(
            () ->
                AccessFailures.noTable(
                    folder.id().toString(),
                    table,
                    objects.stream().map(SchemaObject::name).toList()));
  }

  /// Whether any of the columns is labelled personal or higher: by its current release, and by its
  /// contract where there is none. What nobody labelled is taken for personal.
  boolean personal(Reading reading, LabelRanks ranks, Map<String, List<String>> columns) {
    Optional<StoredRelease> current =
        reading.releases().current(folder.id(), folder.product().value().major());
    for (SchemaObject object : objects) {
      Optional<ReleasedTable> released =
          current.map(release -> release.release().tables().get(object.name()));
      for (Property property : wanted(object, columns)) {
        SortedMap<String, String> labels =
            released
                .map(table -> table.labels().get(property.name()))
                .orElseGet(() -> ranks.ofCaptured(property.classification(), property.labels()));
        if (ranks.reaches(labels, PERSONAL)) {
          return true;
        }
      }
    }
    return false;
  }

  private static List<Property> wanted(SchemaObject object, Map<String, List<String>> columns) {
    List<String> named = columns.get(object.name());
    return object.properties().stream()
        .filter(property -> columns.isEmpty() || (named != null && named.contains(property.name())))
        .toList();
  }
}
