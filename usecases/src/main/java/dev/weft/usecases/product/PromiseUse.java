package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import dev.weft.build.change.Impact;
import dev.weft.build.change.Rule;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.MajorId;
import dev.weft.usecases.access.DeclaredConsumers;
import dev.weft.usecases.access.DeclaredConsumers.Reached;
import dev.weft.usecases.product.PlanView.PromiseChange;
import dev.weft.usecases.usage.ObservedReaders;
import dev.weft.usecases.usage.ObservedReaders.Seen;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who uses what a contract promised: who declared to, and who was seen. Belongs to its read
/// transaction.
final class PromiseUse {

  private static final Set<Rule> RENAMED = EnumSet.of(Rule.OBJECT_RENAMED, Rule.PROPERTY_RENAMED);

  private final List<DeclaredConsumers> consumers;
  private final ObservedReaders readers;
  private final boolean known;

  /// @param contract of an output port of the product, or an internal one, which promises nothing
  /// @param major of the product that serves what is promised
  PromiseUse(PlanWork work, ProductFolder product, Contract contract, int major) {
    this.consumers = consumers(work, product, contract, major);
    this.readers =
        ObservedReaders.of(new MajorId(product.id(), major), work.reading, work.mesh, work.caller);
    this.known = readers.isWhole() && !isServedBeside(work, product, contract, major);
  }

  /// Those of each port that the contract is of.
  private static List<DeclaredConsumers> consumers(
      PlanWork work, ProductFolder product, Contract contract, int major) {
    return product.product().value().outputPorts().stream()
        .filter(port -> port.contractId().equals(contract.id()))
        .map(
            port ->
                DeclaredConsumers.of(
                    product.id(), major, port.name(), work.reading, work.mesh, work.caller))
        .toList();
  }

  /// Whether another major of the product serves the contract as well. Inputs name contracts, so
  /// that its consumers may come to this one.
  private static boolean isServedBeside(
      PlanWork work, ProductFolder product, Contract contract, int major) {
    return work.inForce.of(List.of(product.id())).stream()
        .filter(revision -> revision.major() != major)
        .flatMap(
            revision -> work.mesh.folder(work.reading, revision).contract(contract.id()).stream())
        .anyMatch(other -> other.value().version().major() == contract.version().major());
  }

  /// A change of the contract with those who use what it is about, where it breaks the promise.
  ///
  /// @param letGo the rule by which it takes no new major
  PromiseChange of(Change change, Optional<String> letGo) {
    boolean breaks = change.impact() == Impact.MAJOR && !consumers.isEmpty();
    Optional<Seen> seen = Optional.of(change).filter(_ -> breaks).map(this::seen);
    Optional<Reached> reached = Optional.of(change).filter(_ -> breaks).map(this::reached);
    return new PromiseChange(
        change.path(),
        change.kind().word(),
        change.impact().word(),
        change.rule().word(),
        change.message(),
        reached.map(those -> List.copyOf(those.names())).orElse(List.of()),
        reached.map(Reached::hidden).orElse(0),
        seen.map(those -> List.copyOf(those.names())).orElse(List.of()),
        seen.map(Seen::hidden).orElse(0),
        known && isFree(change) && seen.filter(Seen::isNobody).isPresent(),
        letGo.orElse(null));
  }

  private boolean isFree(Change change) {
    return consumers.stream()
        .allMatch(
            those ->
                column(change)
                    .map(one -> those.isFree(one.table(), one.column()))
                    .orElseGet(those::isFree));
  }

  /// A change inside a column reaches those who may have the column.
  private Reached reached(Change change) {
    return column(change)
        .map(one -> consumers.getFirst().of(one.table(), one.column()))
        .orElseGet(() -> consumers.getFirst().all());
  }

  private Seen seen(Change change) {
    return column(change).map(one -> readers.of(one.table(), one.column())).orElseGet(readers::all);
  }

  /// The column that a change is in; after a new name nobody can be told apart.
  private static Optional<ChangedColumn> column(Change change) {
    return ChangedColumn.of(change).filter(_ -> !RENAMED.contains(change.rule()));
  }
}
