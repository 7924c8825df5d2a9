package dev.weft.usecases.product;

import dev.weft.catalog.registry.BlobWriter;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Place;
import dev.weft.usecases.registry.DeclaredLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels that one state of a product's folder raises or lowers against another. A first label, and
/// the label of a column that is new, move nothing: nothing was promised.
record LabelChange(DeclaredLabels declared, Optional<ProductFolder> before, ProductFolder after) {

  /// A column whose labels move.
  record Moved(String table, String column, String from, String to, Place place) {}

  /// A property and where it stands.
  private record Found(Sourced<Contract> contract, SchemaObject object, Property property) {
    boolean labelled() {
      return property.classification().isPresent() || !property.labels().isEmpty();
    }
  }

  List<Moved> moved() {
    Map<String, Found> old = before.map(LabelChange::byKey).orElse(Map.of());
    var moved = new ArrayList<Moved>();
    byKey(after)
        .forEach(
            (key, now) -> {
              Found then = old.get(key);
              if (then != null && then.labelled() && !labels(then).equals(labels(now))) {
                moved.add(moved(then, now));
              }
            });
    return moved;
  }

  /// Whether the two states differ in labels of contracts only.
  boolean nothingElse() {
    return before.filter(old -> strip(old).equals(strip(after))).isPresent()
        && before.filter(old -> contracts(old).equals(contracts(after))).isPresent();
  }

  private Moved moved(Found then, Found now) {
    return new Moved(
        now.object().name(),
        now.property().name(),
        text(labels(then)),
        now.labelled() ? text(labels(now)) : "none given",
        now.contract().at(now.property().pointer()));
  }

  private SortedMap<String, String> labels(Found found) {
    return found.contract().value().internal()
        ? declared.captured(found.property())
        : declared.made(found.property());
  }

  private static String text(SortedMap<String, String> labels) {
    return String.join(", ", labels.values());
  }

  private static Map<String, Found> byKey(ProductFolder folder) {
    var found = new TreeMap<String, Found>();
    var all = new ArrayList<>(folder.contracts().values());
    all.addAll(folder.internals().values());
    for (Sourced<Contract> contract : all) {
      for (SchemaObject object : contract.value().objects()) {
        for (Property property : object.properties()) {
          found.put(object.name() + "\0" + property.key(), new Found(contract, object, property));
        }
      }
    }
    return found;
  }

  /// Hashes of all files but contracts.
  private static Map<String, String> strip(ProductFolder folder) {
    var hashes = new HashMap<String, String>();
    for (SourceFile file : folder.files().values()) {
      if (!folder.contracts().containsKey(file.path())
          && !folder.internals().containsKey(file.path())) {
        hashes.put(file.path(), BlobWriter.hash(file.bytes()));
      }
    }
    return hashes;
  }

  /// Contracts without what labels say.
  private static Map<String, Contract> contracts(ProductFolder folder) {
    var bare = new HashMap<String, Contract>();
    folder.contracts().forEach((path, contract) -> bare.put(path, bare(contract.value())));
    folder.internals().forEach((path, contract) -> bare.put(path, bare(contract.value())));
    return bare;
  }

  private static Contract bare(Contract contract) {
    return contract.with(contract.objects().stream().map(LabelChange::bare).toList());
  }

  private static SchemaObject bare(SchemaObject object) {
    return new SchemaObject(
        object.name(),
        object.description(),
        object.tags(),
        object.properties().stream().map(LabelChange::bare).toList(),
        object.quality(),
        object.references(),
        object.pointer());
  }

  private static Property bare(Property property) {
    return new Property(
        property.key(),
        property.name(),
        property.source(),
        property.type(),
        property.required(),
        property.unique(),
        property.keyPosition(),
        property.constraints(),
        Optional.empty(),
        List.of(),
        property.tags(),
        property.quarantine(),
        property.quality(),
        property.description(),
        property.pointer());
  }
}
