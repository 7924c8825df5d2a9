package dev.weft.usecases.registry;

import dev.weft.model.access.Agreement;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.compile.InputTables.Resolved;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The agreements under which a product reads tables of other domains. Immutable.
public final class InputAgreements {

  private final ProductId product;
  private final List<Resolved> inputs;
  private final List<Agreement> agreements;

  /// @param agreements those in force
  public InputAgreements(
      ProductId product, Collection<Resolved> inputs, List<Agreement> agreements) {
    this.product = product;
    this.inputs = List.copyOf(inputs);
    this.agreements = List.copyOf(agreements);
  }

  /// The one for a table; empty in the own domain, and when there is none.
  ///
  /// @param table as lineage names it
  public Optional<Agreement> find(String table) {
    return Address.find(table)
        .filter(address -> !address.product().domain().equals(product.domain()))
        .flatMap(
            address ->
                inputs.stream()
                    .filter(input -> isOf(input, address, table))
                    .findFirst()
                    .flatMap(this::find));
  }

  /// Whether a column of a table can be seen as far as agreements say; policies may still hide it.
  ///
  /// @param column as lineage names it
  public boolean grants(ColumnRef column) {
    return find(column.table())
        .filter(agreement -> !agreement.columns().isEmpty())
        .map(
            agreement ->
                agreement
                    .columns()
                    .getOrDefault(
                        Address.find(column.table()).flatMap(Address::table).orElse(""), List.of())
                    .contains(column.column()))
        .orElse(true);
  }

  private static boolean isOf(Resolved input, Address address, String table) {
    return InputNames.of(input.product(), input.major(), address.table().orElse("")).equals(table);
  }

  private Optional<Agreement> find(Resolved input) {
    return agreements.stream()
        .filter(a -> a.consumer().equals(new Agreement.Consumer.OfProduct(product)))
        .filter(a -> a.product().equals(input.product()) && a.major() == input.major())
        .filter(a -> a.port().map(input.port()::equals).orElse(true))
        .findFirst();
  }

  /// What a column of an input carries when it is here.
  public Carried arrived(Carried carried, ColumnRef column) {
    return find(column.table())
        .map(
            agreement ->
                new Passage(
                    agreement.product().domain(),
                    agreement.id(),
                    Address.find(column.table()).flatMap(Address::table).orElse(""),
                    column.column()))
        .map(
            passage ->
                new Carried(
                    carried.labels(),
                    carried.origins().stream().map(o -> o.then(passage)).toList()))
        .orElse(carried);
  }
}
