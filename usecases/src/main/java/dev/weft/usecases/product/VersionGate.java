package dev.weft.usecases.product;

import dev.weft.build.change.Difference;
import dev.weft.build.change.Rule;
import dev.weft.build.change.document.ProductDifference;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.product.Product;
import dev.weft.usecases.access.DeclaredConsumers;
import dev.weft.usecases.access.DeclaredConsumers.Reached;
import dev.weft.usecases.change.Promised;
import dev.weft.usecases.change.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Holds products to what their ports promised: a contract's version says at least what its changes
/// ask of consumers, or a new major comes beside the old one. What a rule let go asks for no major.
/// Belongs to its read transaction.
final class VersionGate {

  private static final Set<Rule> OF_PORTS =
      EnumSet.of(Rule.PORT_REMOVED, Rule.PORT_MAJOR, Rule.PORT_CONTRACT, Rule.PORT_TYPE);

  private final PlanWork work;

  VersionGate(PlanWork work) {
    this.work = work;
  }

  /// What a product would break without saying so. One that is retired promises nothing more.
  List<Finding> of(ProductFolder folder) {
    if (folder.product().value().status().equals("retired")) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    Promised promised = work.promised(folder);
    promised.sameMajor().ifPresent(before -> ports(before, folder, findings));
    for (Product.OutputPort port : folder.product().value().outputPorts()) {
      folder
          .contract(port.contractId())
          .ifPresent(contract -> contract(folder, port, contract, promised, findings));
    }
    return findings;
  }

  private void ports(ProductFolder before, ProductFolder now, List<Finding> findings) {
    Difference difference =
        ProductDifference.between(Texts.fields(before.product()), Texts.fields(now.product()));
    difference.changes().stream()
        .filter(change -> OF_PORTS.contains(change.rule()))
        .forEach(
            change ->
                findings.add(
                    PlanFailures.portTaken(
                        now, change.message(), reached(readersOf(before, change.path())))));
  }

  private void contract(
      ProductFolder folder,
      Product.OutputPort port,
      Sourced<Contract> contract,
      Promised promised,
      List<Finding> findings) {
    promised
        .follows(contract.value())
        .map(before -> promised.step(before, contract))
        .map(step -> step.lettingGo(work.letGo(folder.id(), contract.value().id()).keySet()))
        .filter(step -> !step.isTold())
        .ifPresent(
            step ->
                findings.add(
                    PlanFailures.untold(
                        step,
                        step.takes().major() > step.from().major()
                            ? reached(consumers(folder, port.name()).all())
                            : "")));
  }

  /// Consumers of the port that a change of the descriptor is about.
  private Reached readersOf(ProductFolder before, String path) {
    String name = path.split("/", -1)[2].replaceFirst("@.*", "");
    return consumers(before, name).all();
  }

  private DeclaredConsumers consumers(ProductFolder folder, String port) {
    return DeclaredConsumers.of(
        folder.id(), folder.product().value().major(), port, work.reading, work.mesh, work.caller);
  }

  private static String reached(Reached consumers) {
    if (consumers.isNobody()) {
      return "";
    }
    var names = new ArrayList<>(consumers.names());
    if (consumers.hidden() > 0) {
      names.add(consumers.hidden() + (names.isEmpty() ? "" : " more") + " that you may not see");
    }
    return "; it reaches " + String.join(", ", names);
  }
}
