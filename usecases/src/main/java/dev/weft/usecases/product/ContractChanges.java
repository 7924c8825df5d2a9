package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import dev.weft.build.change.Impact;
import dev.weft.build.change.Rule;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Product;
import dev.weft.usecases.access.DeclaredConsumers;
import dev.weft.usecases.access.DeclaredConsumers.Reached;
import dev.weft.usecases.change.ContractStep;
import dev.weft.usecases.change.Promised;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.PromiseChange;
import dev.weft.usecases.usage.ObservedReaders;
import dev.weft.usecases.usage.ObservedReaders.Seen;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Contracts of a product that come, go or change, with what they promise otherwise and whom that
/// reaches. Belongs to its read transaction.
final class ContractChanges {

  private static final Set<Rule> RENAMED = EnumSet.of(Rule.OBJECT_RENAMED, Rule.PROPERTY_RENAMED);

  private final PlanWork work;
  private final ProductFolder after;
  private final Promised promised;

  ContractChanges(PlanWork work, ProductFolder after) {
    this.work = work;
    this.after = after;
    this.promised = work.promised(after);
  }

  /// Against the last revision of the same major; by id, those that go last.
  List<ContractChange> all(Optional<ProductFolder> before) {
    SortedMap<String, Sourced<Contract>> old =
        before.map(ContractChanges::byId).orElseGet(TreeMap::new);
    int major = after.product().value().major();
    var changes = new ArrayList<ContractChange>();
    byId(after)
        .forEach(
            (id, contract) -> {
              Sourced<Contract> was = old.remove(id);
              if (was == null) {
                changes.add(added(contract));
              } else if (!was.text().equals(contract.text())) {
                changes.add(step("change", promised.step(was, contract), major));
              }
            });
    old.values().forEach(was -> changes.add(removed(was)));
    return changes;
  }

  private ContractChange added(Sourced<Contract> contract) {
    return promised
        .beside(contract.value())
        .map(
            beside ->
                step("add", promised.step(beside.contract(), contract), beside.productMajor()))
        .orElseGet(
            () ->
                new ContractChange(
                    contract.value().id(),
                    "add",
                    null,
                    contract.value().version().toString(),
                    Impact.NONE.word(),
                    List.of()));
  }

  private static ContractChange removed(Sourced<Contract> was) {
    return new ContractChange(
        was.value().id(),
        "remove",
        was.value().version().toString(),
        null,
        was.value().internal() ? Impact.NONE.word() : Impact.MAJOR.word(),
        List.of());
  }

  private ContractChange step(String action, ContractStep step, int productMajor) {
    Contract contract = step.now().value();
    Optional<DeclaredConsumers> consumers = consumers(contract, productMajor);
    var readers =
        ObservedReaders.of(
            new MajorId(after.id(), productMajor), work.reading, work.mesh, work.caller);
    return new ContractChange(
        contract.id(),
        action,
        step.from().toString(),
        step.to().toString(),
        step.difference().impact().word(),
        step.difference().changes().stream()
            .map(change -> view(change, consumers, readers))
            .toList());
  }

  private Optional<DeclaredConsumers> consumers(Contract contract, int productMajor) {
    return after.product().value().outputPorts().stream()
        .filter(port -> port.contractId().equals(contract.id()))
        .map(Product.OutputPort::name)
        .findFirst()
        .map(
            port ->
                DeclaredConsumers.of(
                    after.id(), productMajor, port, work.reading, work.mesh, work.caller));
  }

  private static PromiseChange view(
      Change change, Optional<DeclaredConsumers> consumers, ObservedReaders readers) {
    Optional<Seen> seen =
        Optional.of(readers)
            .filter(_ -> change.impact() == Impact.MAJOR && consumers.isPresent())
            .map(those -> seen(those, change));
    Optional<Reached> reached =
        consumers.filter(_ -> change.impact() == Impact.MAJOR).map(those -> reached(those, change));
    return new PromiseChange(
        change.path(),
        change.kind().word(),
        change.impact().word(),
        change.rule().word(),
        change.message(),
        reached.map(those -> List.copyOf(those.names())).orElse(List.of()),
        reached.map(Reached::hidden).orElse(0),
        seen.map(those -> List.copyOf(those.names())).orElse(List.of()),
        seen.map(Seen::hidden).orElse(0));
  }

  /// A change inside a column reaches those who may have the column; after a new name nobody can be
  /// told apart.
  private static Reached reached(DeclaredConsumers consumers, Change change) {
    return column(change)
        .filter(_ -> !RENAMED.contains(change.rule()))
        .map(column -> consumers.of(column.getKey(), column.getValue()))
        .orElseGet(consumers::all);
  }

  private static Seen seen(ObservedReaders readers, Change change) {
    return column(change)
        .map(column -> readers.of(column.getKey(), column.getValue()))
        .orElseGet(readers::all);
  }

  /// The table and column that a change is in.
  private static Optional<Map.Entry<String, String>> column(Change change) {
    String[] steps = change.path().split("/", -1);
    return steps.length > 4 && steps[1].equals("schema") && steps[3].equals("properties")
        ? Optional.of(Map.entry(named(steps[2]), named(steps[4])))
        : Optional.empty();
  }

  private static String named(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  private static SortedMap<String, Sourced<Contract>> byId(ProductFolder folder) {
    var byId = new TreeMap<String, Sourced<Contract>>();
    folder.internals().values().forEach(contract -> byId.put(contract.value().id(), contract));
    folder.contracts().values().forEach(contract -> byId.put(contract.value().id(), contract));
    return byId;
  }
}
