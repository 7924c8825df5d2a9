package dev.weft.usecases.contract;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.model.access.Caller;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows the text of an output port's contract. Contracts are discoverable: they promise, they hold
/// no data.
public final class ShowContract {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ShowContract(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// The contract on the newest active major, or on the one whose contract has this major.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for what is hidden
  public ContractView show(Caller caller, String id, Optional<Integer> major) {
    return catalog.read(
        reading ->
            find(reading, caller, id, major)
                .orElseThrow(
                    () ->
                        WeftException.of(
                            ErrorCode.REGISTRY_NOT_FOUND,
                            "There is no contract "
                                + id
                                + major.map(m -> " of major " + m).orElse(""),
                            "`weft contract list` shows what there is.")));
  }

  /// The contract as a release of its product was built by.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, also for what is hidden, or the
  ///   kernel's refusal to who may not see releases of the product
  public ContractView ofRelease(Caller caller, String id, long number) {
    return catalog.read(
        reading -> {
          var sight = new ContractSight(reading, mesh, caller);
          return ports(reading, sight, id)
              .map(RegisteredPort::product)
              .distinct()
              .flatMap(product -> ofRelease(reading, sight, product, id, number).stream())
              .findFirst()
              .orElseThrow(
                  () ->
                      WeftException.of(
                          ErrorCode.REGISTRY_NOT_FOUND,
                          "There is no contract " + id + " in a release " + number,
                          "`weft release list` shows the releases of its product."));
        });
  }

  private static Optional<ContractView> ofRelease(
      Reading reading, ContractSight sight, ProductId product, String id, long number) {
    sight.checkReleases(product);
    return reading
        .releases()
        .find(product, number)
        .map(stored -> stored.release())
        .flatMap(
            release ->
                reading
                    .registry()
                    .findRevision(product, release.revision())
                    .map(sight::folder)
                    .flatMap(
                        folder ->
                            folder
                                .contract(id)
                                .map(
                                    contract ->
                                        sight.whole(
                                            folder,
                                            release.id().version().major(),
                                            contract,
                                            ContractSight.port(folder, contract)))));
  }

  private Optional<ContractView> find(
      Reading reading, Caller caller, String id, Optional<Integer> major) {
    var sight = new ContractSight(reading, mesh, caller);
    return ports(reading, sight, id)
        .filter(port -> major.map(m -> port.contractVersion().major() == m).orElse(true))
        .max(Comparator.comparingInt(RegisteredPort::major))
        .flatMap(port -> view(sight, port));
  }

  /// Ports that promise the contract, of products that the caller may know of.
  private static Stream<RegisteredPort> ports(Reading reading, ContractSight sight, String id) {
    List<RegisteredPort> ports = reading.registry().portsOf(id);
    Set<ProductId> known =
        sight.discovered(ports.stream().map(RegisteredPort::product).collect(Collectors.toSet()));
    return ports.stream().filter(port -> known.contains(port.product()));
  }

  private static Optional<ContractView> view(ContractSight sight, RegisteredPort port) {
    Optional<ProductFolder> folder = sight.folder(port.product(), port.major());
    Optional<Sourced<Contract>> contract = folder.flatMap(f -> f.contract(port.contractId()));
    return contract.map(
        c -> sight.whole(folder.orElseThrow(), port.major(), c, Optional.of(port.name())));
  }
}
