package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import dev.weft.build.change.Impact;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.usecases.change.ContractStep;
import dev.weft.usecases.change.Promised;
import dev.weft.usecases.product.PlanView.ContractChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Contracts of a product that come, go or change, with what they promise otherwise and whom that
/// reaches. Belongs to its read transaction.
final class ContractChanges {

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
    var use = new PromiseUse(work, after, contract, productMajor);
    Map<Change, String> letGo = work.letGo(after.id(), contract.id());
    return new ContractChange(
        contract.id(),
        action,
        step.from().toString(),
        step.to().toString(),
        step.difference().impact().word(),
        step.difference().changes().stream()
            .map(change -> use.of(change, Optional.ofNullable(letGo.get(change))))
            .toList());
  }

  private static SortedMap<String, Sourced<Contract>> byId(ProductFolder folder) {
    var byId = new TreeMap<String, Sourced<Contract>>();
    folder.internals().values().forEach(contract -> byId.put(contract.value().id(), contract));
    folder.contracts().values().forEach(contract -> byId.put(contract.value().id(), contract));
    return byId;
  }
}
