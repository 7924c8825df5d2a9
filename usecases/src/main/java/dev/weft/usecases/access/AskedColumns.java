package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The tables and columns of a product's ports that a request or an agreement is about.
public final class AskedColumns {

  private static final String PERSONAL = "personal";

  private final ProductFolder folder;
  private final List<SchemaObject> objects;

  /// What a column carries, by table and its property; empty when nobody knows.
  @FunctionalInterface
  public interface ColumnLabels {
    Optional<SortedMap<String, String>> find(String table, Property property);

    /// By the current release.
    static ColumnLabels released(Reading reading, ProductFolder folder) {
      return released(reading.releases().current(folder.id(), folder.product().value().major()));
    }

    /// By some release; nobody knows without one.
    static ColumnLabels released(Optional<StoredRelease> release) {
      return (table, property) ->
          release
              .map(known -> known.release().tables().get(table))
              .map(released -> released.labels().get(property.name()));
    }
  }

  private AskedColumns(ProductFolder folder, List<SchemaObject> objects) {
    this.folder = folder;
    this.objects = List.copyOf(objects);
  }

  /// Tables of one output port, or of all.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TERMS when there is no such port
  public static AskedColumns of(ProductFolder folder, Optional<String> port) {
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
  public void check(Map<String, List<String>> columns, Map<String, String> rows) {
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

  /// Whether an agreement's columns, or those that its conditions on rows look at, are labelled
  /// personal or higher in the current release; empty where its product is not there.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_TERMS when there is no such port
  static Optional<Boolean> findPersonal(Reading reading, AppliedMesh mesh, Agreement agreement) {
    return reading
        .registry()
        .activeRevision(agreement.product(), agreement.major())
        .map(revision -> mesh.folder(reading, revision))
        .map(
            folder ->
                of(folder, agreement.port())
                    .personal(
                        mesh.documents(reading).ranks(),
                        ColumnLabels.released(reading, folder),
                        agreement.columns(),
                        agreement.rows()));
  }

  /// Whether any column in use is labelled personal or higher: those that are asked for, and those
  /// that conditions on rows look at. Where nobody knows what a column carries, its contract says;
  /// what nobody labelled is taken for personal.
  public boolean personal(
      LabelRanks ranks,
      ColumnLabels labels,
      Map<String, List<String>> columns,
      Map<String, String> rows) {
    for (SchemaObject object : objects) {
      for (Property property : object.properties()) {
        if ((isAsked(object, property, columns) || isMentioned(object, property, rows))
            && ranks.reaches(carried(ranks, labels, object, property), PERSONAL)) {
          return true;
        }
      }
    }
    return false;
  }

  private static SortedMap<String, String> carried(
      LabelRanks ranks, ColumnLabels labels, SchemaObject object, Property property) {
    return labels
        .find(object.name(), property)
        .orElseGet(() -> ranks.ofCaptured(property.classification(), property.labels()));
  }

  private static boolean isAsked(
      SchemaObject object, Property property, Map<String, List<String>> columns) {
    return columns.isEmpty()
        || columns.getOrDefault(object.name(), List.of()).contains(property.name());
  }

  /// A condition can look at a column only by its name; where the name is but a word in a text, a
  /// steward is asked once too often.
  private static boolean isMentioned(
      SchemaObject object, Property property, Map<String, String> rows) {
    return Pattern.compile("\\b" + Pattern.quote(property.name()) + "\\b")
        .matcher(rows.getOrDefault(object.name(), ""))
        .find();
  }
}
