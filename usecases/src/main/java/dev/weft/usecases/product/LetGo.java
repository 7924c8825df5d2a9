package dev.weft.usecases.product;

import dev.weft.build.change.Change;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.MajorId;
import dev.weft.usecases.change.ContractStep;
import dev.weft.usecases.change.Promised;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.product.PlanView.PromiseChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What breaks promises on which nobody is known to rely, where a rule lets it go. A plan holds as
/// long as that is so. Belongs to its read transaction.
final class LetGo {

  /// How what plans read of the use of promises is called.
  private static final String USE = "use of ";

  private final PlanWork work;
  private final RulePlans rules;
  private final ProductDifferences differences;

  LetGo(PlanWork work, RulePlans rules, EffectiveLabels effective) {
    this.work = work;
    this.rules = rules;
    this.differences = new ProductDifferences(work, effective);
  }

  /// Notes it for every product of the plan.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_STALE when something of it was let go in the
  ///   plan that is applied, and is not now
  void decide() {
    if (rules.letGo()) {
      work.coming.values().forEach(this::decide);
    }
    List<String> used =
        work.seen.keySet().stream()
            .filter(thing -> thing.startsWith(USE))
            .filter(thing -> !work.documents.reads.containsKey(thing))
            .toList();
    if (!used.isEmpty()) {
      throw PlanFailures.stale(used);
    }
  }

  private void decide(ProductFolder folder) {
    Compiled compiled = work.compiled.get(folder.id());
    boolean retired = folder.product().value().status().equals("retired");
    if (compiled == null || retired || untold(folder).isEmpty()) {
      return;
    }
    ProductChange change = differences.of(folder, compiled);
    if (change.contracts().stream().noneMatch(LetGo::isUnused)) {
      return;
    }
    Optional<String> rule = rules.letsGo(folder, compiled, change);
    rule.ifPresent(address -> letGo(folder, change, address));
  }

  private static boolean isUnused(ContractChange contract) {
    return contract.changes().stream().anyMatch(PromiseChange::unused);
  }

  /// What contracts do not say by their versions, in the folder's own major as it is in force.
  private List<Untold> untold(ProductFolder folder) {
    Promised promised = work.promised(folder);
    var untold = new ArrayList<Untold>();
    work.inForce
        .find(new MajorId(folder.id(), folder.product().value().major()))
        .map(revision -> work.mesh.folder(work.reading, revision))
        .ifPresent(
            before ->
                folder
                    .contracts()
                    .values()
                    .forEach(
                        contract ->
                            before
                                .contract(contract.value().id())
                                .map(was -> promised.step(was, contract))
                                .filter(step -> !step.isTold())
                                .ifPresent(step -> untold.add(Untold.of(step)))));
    return untold;
  }

  /// What a contract does not say by its version.
  private record Untold(String contract, List<Change> changes) {
    static Untold of(ContractStep step) {
      return new Untold(step.now().value().id(), step.untold());
    }
  }

  private void letGo(ProductFolder folder, ProductChange change, String rule) {
    for (Untold untold : untold(folder)) {
      Set<String> unused =
          change.contracts().stream()
              .filter(one -> one.id().equals(untold.contract()))
              .flatMap(one -> one.changes().stream())
              .filter(PromiseChange::unused)
              .map(LetGo::key)
              .collect(Collectors.toSet());
      untold.changes().stream()
          .filter(one -> unused.contains(key(one)))
          .forEach(one -> letGo(folder, untold.contract(), one, rule));
    }
  }

  private void letGo(ProductFolder folder, String contract, Change change, String rule) {
    work.letGo(folder.id(), contract, change, rule);
    work.documents.reads.put(USE + contract + change.path(), "none, by " + rule);
  }

  private static String key(PromiseChange change) {
    return change.rule() + " " + change.path();
  }

  private static String key(Change change) {
    return change.rule().word() + " " + change.path();
  }
}
