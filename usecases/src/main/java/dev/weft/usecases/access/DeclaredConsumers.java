package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who said that they read a port: products by an input port, and whoever holds an agreement that
/// is in force. Names only those that the caller may know of. Belongs to its read transaction.
public final class DeclaredConsumers {

  /// Consumers that something reaches.
  ///
  /// @param names as agreements spell them, products with their major; ordered
  /// @param hidden how many more there are, of which the caller may not know
  public record Reached(SortedSet<String> names, int hidden) {
    public Reached {
      names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    public boolean isNobody() {
      return names.isEmpty() && hidden == 0;
    }
  }

  /// A consumer with the columns it may have.
  ///
  /// @param columns by table; empty for all
  private record Reader(boolean known, Map<String, List<String>> columns) {}

  /// What is read.
  private record Port(ProductId product, int major, String name) {
    boolean isOf(Agreement agreement) {
      return agreement.product().equals(product)
          && agreement.major() == major
          && agreement.port().map(name::equals).orElse(true);
    }
  }

  private final SortedMap<String, Reader> readers;

  private DeclaredConsumers(SortedMap<String, Reader> readers) {
    this.readers = readers;
  }

  /// The consumers of a port of one major.
  public static DeclaredConsumers of(
      ProductId product, int major, String name, Reading reading, AppliedMesh mesh, Caller caller) {
    var port = new Port(product, major, name);
    var readers = new TreeMap<String, Reader>();
    agreed(port, reading, mesh, caller, readers);
    reading(port, reading, mesh, caller, readers);
    return new DeclaredConsumers(readers);
  }

  private static void agreed(
      Port port,
      Reading reading,
      AppliedMesh mesh,
      Caller caller,
      SortedMap<String, Reader> readers) {
    var views = new AgreementViews(reading, mesh, caller);
    for (Scoped<Agreement> scoped : mesh.documents(reading).folder().agreements()) {
      Agreement agreement = scoped.document().value();
      boolean ofProduct = agreement.consumer() instanceof Consumer.OfProduct;
      if (port.isOf(agreement) && !ofProduct && !views.isOver(agreement)) {
        boolean known = views.find(scoped.scope(), agreement.id()).isPresent();
        var reader = new Reader(known, agreement.columns());
        readers.merge(agreement.consumer().text(), reader, DeclaredConsumers::both);
      }
    }
  }

  private static void reading(
      Port port,
      Reading reading,
      AppliedMesh mesh,
      Caller caller,
      SortedMap<String, Reader> readers) {
    List<PortConsumer> consumers =
        reading.registry().consumers(port.product(), port.major()).stream()
            .filter(consumer -> consumer.port().equals(port.name()))
            .toList();
    Set<ProductId> known =
        new Discovery(reading, mesh, caller.principal())
            .discovered(consumers.stream().map(PortConsumer::product).collect(Collectors.toSet()));
    for (PortConsumer consumer : consumers) {
      readers.put(
          consumer.product() + "@" + consumer.major(),
          new Reader(known.contains(consumer.product()), Map.of()));
    }
  }

  /// The names of all of them, also of those that the caller may not know of: not for showing.
  public SortedSet<String> everybody() {
    return new TreeSet<>(readers.keySet());
  }

  /// All of them.
  public Reached all() {
    return those(_ -> true);
  }

  /// Those who may have a column of a table.
  public Reached of(String table, String column) {
    return those(
        reader ->
            reader.columns().isEmpty()
                || reader.columns().getOrDefault(table, List.of()).contains(column));
  }

  private Reached those(Predicate<Reader> wanted) {
    var names = new TreeSet<String>();
    int hidden = 0;
    for (Map.Entry<String, Reader> entry : readers.entrySet()) {
      if (wanted.test(entry.getValue())) {
        if (entry.getValue().known()) {
          names.add(entry.getKey());
        } else {
          hidden++;
        }
      }
    }
    return new Reached(names, hidden);
  }

  private static Reader both(Reader one, Reader other) {
    boolean everything = one.columns().isEmpty() || other.columns().isEmpty();
    var columns = new TreeMap<String, List<String>>(one.columns());
    other
        .columns()
        .forEach(
            (table, more) ->
                columns.merge(
                    table,
                    more,
                    (first, second) -> Stream.concat(first.stream(), second.stream()).toList()));
    return new Reader(one.known() || other.known(), everything ? Map.of() : columns);
  }
}
