package dev.weft.usecases.access;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
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
  record Reader(boolean known, Map<String, List<String>> columns) {}

  private final SortedMap<String, Reader> readers;
  private final List<Agreement> agreements;
  private final List<PortConsumer> inputs;

  DeclaredConsumers(
      SortedMap<String, Reader> readers, List<Agreement> agreements, List<PortConsumer> inputs) {
    this.readers = readers;
    this.agreements = List.copyOf(agreements);
    this.inputs = List.copyOf(inputs);
  }

  /// The consumers of a port of one major.
  public static DeclaredConsumers of(
      ProductId product, int major, String name, Reading reading, AppliedMesh mesh, Caller caller) {
    return new PortReaders(reading, mesh, caller).of(new MajorId(product, major), name);
  }

  /// The names of all of them, also of those that the caller may not know of: not for showing.
  public SortedSet<String> everybody() {
    return new TreeSet<>(readers.keySet());
  }

  /// Whether nobody can say that they may rely on the port: no agreement gives it, also to a
  /// product that does not read it yet, and nobody declares it as an input.
  public boolean isFree() {
    return inputs.isEmpty() && agreements.isEmpty();
  }

  /// The same of one column: no agreement gives it, or has a condition on rows that looks at it.
  /// Inputs are declared as a whole.
  public boolean isFree(String table, String column) {
    return inputs.isEmpty()
        && agreements.stream().noneMatch(agreement -> gives(agreement, table, column));
  }

  private static boolean gives(Agreement agreement, String table, String column) {
    return agreement.columns().isEmpty()
        || agreement.columns().getOrDefault(table, List.of()).contains(column)
        || agreement.rows().getOrDefault(table, "").contains(column);
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

  static Reader both(Reader one, Reader other) {
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
