package dev.weft.model.document;

import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.product.Build;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.OutputPort;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// A product's folder, understood. The files given are the whole revision.
///
/// @param path of the folder, relative to what was read; empty when it is the folder itself
/// @param contracts of output ports, by path below the product's folder
/// @param internals of captured tables, by path below the product's folder
/// @param files every file of the revision, paths below the product's folder
public record ProductFolder(
    ProductId id,
    String path,
    Sourced<Product> product,
    Optional<Sourced<Build>> build,
    SortedMap<String, Sourced<Contract>> contracts,
    SortedMap<String, Sourced<Contract>> internals,
    SortedMap<String, SourceFile> files) {

  public ProductFolder {
    contracts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(contracts));
    internals = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(internals));
    files = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The same of a product that has moved since, at the address that it has now. Its texts stay.
  public ProductFolder at(ProductId address) {
    return new ProductFolder(
        address,
        path,
        product.with(product.value().at(address)),
        build,
        contracts,
        internals,
        files);
  }

  public Optional<Sourced<Contract>> contract(String contractId) {
    return contracts.values().stream().filter(c -> c.value().id().equals(contractId)).findFirst();
  }

  /// Contracts whose tables are made here: all but those of external ports.
  public List<Sourced<Contract>> served() {
    return contracts.values().stream()
        .filter(contract -> !product.value().isExternal(contract.value().id()))
        .toList();
  }

  /// The table of an external port.
  public Optional<SchemaObject> external(String table) {
    return contracts.values().stream()
        .map(Sourced::value)
        .filter(contract -> product.value().isExternal(contract.id()))
        .flatMap(contract -> contract.object(table).stream())
        .findFirst();
  }

  /// Whether a table is captured or made by its build.
  public boolean makes(String table) {
    return made().contains(table);
  }

  /// Names of the tables that its build captures or makes.
  public Set<String> made() {
    var names = new TreeSet<String>();
    build
        .map(Sourced::value)
        .ifPresent(
            known -> {
              names.addAll(known.captures().keySet());
              names.addAll(known.tables().keySet());
            });
    return names;
  }

  /// Whether all that it offers stays where it is, so that there is nothing to build.
  public boolean isExternal() {
    return !makesAny() && product.value().outputPorts().stream().anyMatch(OutputPort::external);
  }

  /// Whether its build captures or makes any table.
  public boolean makesAny() {
    return !made().isEmpty();
  }

  /// A file's path as it stands in the folder that was read, for findings.
  public String pathOf(String file) {
    return path.isEmpty() ? file : path + "/" + file;
  }

  public List<SourceFile> all() {
    return List.copyOf(files.values());
  }
}
