package dev.weft.model.product;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A product's descriptor (Bitol ODPS v1.0.0), as far as Weft acts on it.
///
/// @param status proposed, draft, active, deprecated or retired
/// @param description purpose, usage, limitations; whichever are given
/// @param kind from the custom property `weft.kind`
/// @param hidden from the custom property `weft.hidden`
/// @param movedFrom the address that it had in another domain, from the custom property
///   `weft.movedFrom`
public record Product(
    ProductId id,
    Version version,
    String status,
    ProductKind kind,
    boolean hidden,
    Optional<ProductId> movedFrom,
    Map<String, String> description,
    List<String> tags,
    List<OutputPort> outputPorts,
    List<InputPort> inputPorts,
    List<String> owners) {

  /// What consumers get. One contract per port.
  ///
  /// @param type free text of the standard; `tables` are served by Weft
  /// @param external from the custom property `weft.external`: the data stays where it is, which
  ///   the servers of the contract say; Weft describes it and serves nothing
  public record OutputPort(
      String name, Version version, String contractId, String type, boolean external) {}

  /// What the product reads of another one; of the version only the major counts.
  public record InputPort(String name, Version version, String contractId) {

    /// What the port means, told from every other meaning: `contractId@major`. A product may read
    /// several majors of one contract, each through a port of its own.
    public String meaning() {
      return contractId + "@" + version.major();
    }
  }

  public Product {
    description = Map.copyOf(description);
    tags = List.copyOf(tags);
    outputPorts = List.copyOf(outputPorts);
    inputPorts = List.copyOf(inputPorts);
    owners = List.copyOf(owners);
  }

  public Optional<OutputPort> outputPort(String name) {
    return outputPorts.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  /// Whether a contract is that of an external port.
  public boolean isExternal(String contractId) {
    return outputPorts.stream()
        .anyMatch(port -> port.external() && port.contractId().equals(contractId));
  }

  /// The same at another address.
  public Product at(ProductId address) {
    return new Product(
        address,
        version,
        status,
        kind,
        hidden,
        movedFrom,
        description,
        tags,
        outputPorts,
        inputPorts,
        owners);
  }

  public int major() {
    return version.major();
  }
}
