package dev.weft.usecases.product;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Product;
import dev.weft.usecases.access.DeclaredConsumers;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.ProductChange;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// What was agreed about a breaking change of a product: an owner of its domain other than whoever
/// brought it approves, and consumers of other domains acknowledge. Belongs to its plan.
final class Agreed {

  private final PlanWork work;

  Agreed(PlanWork work) {
    this.work = work;
  }

  /// Whether a change breaks a promise.
  private static boolean breaks(ProductChange change) {
    return change.contracts().stream().anyMatch(ContractChange::breaks);
  }

  /// What rules see of the approval.
  boolean approved(ProductFolder folder) {
    return work.backing.asIfAgreed() || isApproved(folder);
  }

  private boolean isApproved(ProductFolder folder) {
    AccessKernel kernel = work.applied.kernel(work.reading.now());
    return work.backing.principals().stream()
        .filter(principal -> !principal.equals(work.backing.proposer()))
        .anyMatch(
            principal ->
                kernel
                    .inDomain(principal, Action.APPROVE_BREAKING, folder.id().domain())
                    .allowed());
  }

  /// Whether somebody who may change labels in the domain stands behind it.
  boolean steward(ProductFolder folder) {
    AccessKernel kernel = work.applied.kernel(work.reading.now());
    return work.backing.asIfAgreed()
        || work.backing.principals().stream()
            .anyMatch(
                principal ->
                    kernel.inDomain(principal, Action.LABELS, folder.id().domain()).allowed());
  }

  /// What review has to know of a product; empty when it breaks nothing.
  Optional<BreakingProduct> breaking(ProductFolder folder, ProductChange change) {
    if (!breaks(change)) {
      return Optional.empty();
    }
    SortedSet<String> known = consumers(folder, change, those -> those.all().names());
    return Optional.of(
        new BreakingProduct(folder.id(), isApproved(folder), consumers(folder, change), known));
  }

  /// What rules see of the acknowledgements: whether nobody's is missing.
  boolean acknowledged(ProductFolder folder, ProductChange change) {
    return work.backing.asIfAgreed()
        || work.backing.acknowledged().containsAll(consumers(folder, change));
  }

  /// All consumers in other domains of ports whose contracts break, also those that the caller may
  /// not know of: the names are for counting and comparing.
  private SortedSet<String> consumers(ProductFolder folder, ProductChange change) {
    return consumers(folder, change, DeclaredConsumers::everybody);
  }

  /// Products of the own domain are its own business.
  private SortedSet<String> consumers(
      ProductFolder folder,
      ProductChange change,
      Function<DeclaredConsumers, SortedSet<String>> names) {
    var consumers = new TreeSet<String>();
    for (ContractChange contract : change.contracts()) {
      if (contract.breaks()) {
        port(folder, contract.id())
            .ifPresent(
                port ->
                    majors(folder, contract)
                        .forEach(major -> consumers.addAll(names.apply(of(major, port)))));
      }
    }
    consumers.removeIf(name -> name.startsWith(folder.id().domain() + "/"));
    return consumers;
  }

  private DeclaredConsumers of(MajorId major, String port) {
    return DeclaredConsumers.of(
        major.product(), major.major(), port, work.reading, work.mesh, work.caller);
  }

  private static Optional<String> port(ProductFolder folder, String contract) {
    return folder.product().value().outputPorts().stream()
        .filter(port -> port.contractId().equals(contract))
        .map(Product.OutputPort::name)
        .findFirst();
  }

  /// The major itself, and for one that is added the major beside it.
  private List<MajorId> majors(ProductFolder folder, ContractChange contract) {
    int major = folder.product().value().major();
    var own = new MajorId(folder.id(), major);
    return contract.action().equals("add") && major > 1
        ? work.inForce.of(List.of(folder.id())).stream()
            .map(revision -> revision.majorId())
            .filter(beside -> beside.major() < major)
            .toList()
        : List.of(own);
  }
}
