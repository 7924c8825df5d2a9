package dev.weft.usecases.registry;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Moves;
import dev.weft.model.product.Product;
import dev.weft.model.product.Product.InputPort;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.InputTables;
import dev.weft.usecases.compile.InputTables.Resolved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what input ports mean among the products about to be applied, then in the registry.
/// Belongs to its read transaction.
public final class RegisteredInputs {

  private final Reading reading;
  private final AppliedMesh mesh;
  private final Collection<ProductFolder> coming;
  private final Map<String, List<ProductFolder>> promising = new HashMap<>();
  private final RevisionsInForce inForce;
  private final Moves moves;
  private final Map<String, List<RegisteredPort>> ports = new HashMap<>();
  private final Set<ProductId> providers = new HashSet<>();

  public RegisteredInputs(Reading reading, AppliedMesh mesh, Collection<ProductFolder> coming) {
    this(reading, mesh, coming, new RevisionsInForce(reading));
  }

  /// @param inForce of the same transaction
  public RegisteredInputs(
      Reading reading,
      AppliedMesh mesh,
      Collection<ProductFolder> coming,
      RevisionsInForce inForce) {
    this.reading = reading;
    this.mesh = mesh;
    this.coming = coming;
    this.inForce = inForce;
    this.moves = reading.addresses().moves();
    for (ProductFolder folder : coming) {
      if (!folder.product().value().status().equals("retired")) {
        folder.product().value().outputPorts().stream()
            .map(Product.OutputPort::contractId)
            .distinct()
            .forEach(id -> promising.computeIfAbsent(id, _ -> new ArrayList<>()).add(folder));
      }
    }
  }

  /// What the input ports of one product mean. A hidden product is found by those who may know of
  /// it; for everybody else it is not there.
  public InputTables of(ProductId reader, Discovery discovery) {
    return input -> find(input, reader, discovery);
  }

  private Optional<Resolved> find(InputPort input, ProductId reader, Discovery discovery) {
    Stream<Resolved> promised =
        promising.getOrDefault(input.contractId(), List.of()).stream()
            .flatMap(folder -> promised(folder, input).stream());
    return Stream.concat(promised, registered(input, reader, discovery))
        .max(Comparator.comparingInt(Resolved::major));
  }

  private Stream<Resolved> registered(InputPort input, ProductId reader, Discovery discovery) {
    List<RegisteredPort> found = ports(input.contractId());
    discovery.prepare(providers);
    return found.stream()
        .filter(port -> discovery.resolves(reader, port.product()))
        .filter(port -> port.contractVersion().major() == input.version().major())
        .filter(port -> !replaced(port))
        .flatMap(port -> resolve(port).stream());
  }

  private List<RegisteredPort> ports(String contract) {
    if (!ports.containsKey(contract)) {
      var contracts = new LinkedHashSet<>(List.of(contract));
      // All that comes will be asked about.
      coming.stream()
          .flatMap(folder -> folder.product().value().inputPorts().stream())
          .map(InputPort::contractId)
          .filter(id -> !ports.containsKey(id))
          .forEach(contracts::add);
      contracts.forEach(id -> ports.put(id, new ArrayList<>()));
      List<RegisteredPort> found = reading.registry().portsOf(contracts);
      found.forEach(
          port -> ports.computeIfAbsent(port.contractId(), _ -> new ArrayList<>()).add(port));
      found.forEach(port -> providers.add(port.product()));
      inForce.prepare(providers);
    }
    return ports.getOrDefault(contract, List.of());
  }

  private boolean replaced(RegisteredPort port) {
    return coming.stream()
        .anyMatch(
            folder ->
                folder.id().equals(port.product())
                    && folder.product().value().major() == port.major());
  }

  private Optional<Resolved> resolve(RegisteredPort port) {
    return inForce
        .find(new MajorId(port.product(), port.major()))
        .map(active -> mesh.folder(reading, active))
        .flatMap(
            folder ->
                folder
                    .contract(port.contractId())
                    .map(contract -> resolved(folder, port.major(), port.name(), contract)));
  }

  private Optional<Resolved> promised(ProductFolder folder, InputPort input) {
    Product product = folder.product().value();
    for (Product.OutputPort port : product.outputPorts()) {
      Optional<Sourced<Contract>> contract = folder.contract(input.contractId());
      if (port.contractId().equals(input.contractId())
          && contract.isPresent()
          && contract.get().value().version().major() == input.version().major()) {
        return Optional.of(resolved(folder, product.major(), port.name(), contract.get()));
      }
    }
    return Optional.empty();
  }

  private Resolved resolved(
      ProductFolder folder, int major, String port, Sourced<Contract> contract) {
    boolean external = folder.product().value().isExternal(contract.value().id());
    return new Resolved(
        folder.id(), major, port, contract.value(), external, moves.former(folder.id()));
  }
}
