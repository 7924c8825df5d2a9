package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.Moves;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.InputPort;
import dev.weft.usecases.compile.InputTables;
import java.util.Map;
import java.util.Optional;

/// Input ports of an applied revision, meaning what `apply` found them to mean: a newer major that
/// came since changes nothing. Belongs to its read transaction.
public final class AppliedInputs implements InputTables {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Map<String, ResolvedInput> resolved;
  private final Moves moves;

  /// Makes the answers of one revision.
  ///
  /// @param resolved `contractId@major` to what `apply` stored
  public AppliedInputs(Reading reading, AppliedMesh mesh, Map<String, ResolvedInput> resolved) {
    this.reading = reading;
    this.mesh = mesh;
    this.resolved = Map.copyOf(resolved);
    this.moves = reading.addresses().moves();
  }

  @Override
  public Optional<Resolved> find(InputPort input) {
    return Optional.ofNullable(resolved.get(input.meaning()))
        .flatMap(
            stored ->
                reading
                    .registry()
                    .activeRevision(stored.product(), stored.major())
                    .map(revision -> mesh.folder(reading, revision)))
        .flatMap(folder -> port(folder, input));
  }

  private Optional<Resolved> port(ProductFolder folder, InputPort input) {
    Product product = folder.product().value();
    return product.outputPorts().stream()
        .filter(port -> port.contractId().equals(input.contractId()))
        .flatMap(
            port ->
                folder.contract(port.contractId()).stream()
                    .map(contract -> contract.value())
                    .filter(contract -> contract.version().major() == input.version().major())
                    .map(
                        contract ->
                            new Resolved(
                                product.id(),
                                product.major(),
                                port.name(),
                                contract,
                                port.external(),
                                moves.former(product.id()))))
        .findFirst();
  }
}
