package dev.weft.usecases.compile;

import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.Address;
import dev.weft.model.product.Product.InputPort;
import java.util.Collection;
import java.util.List;

/// What a table's name in a product's statement means: an own table by its bare name, or a table of
/// a declared input by its address.
final class Mentioned {

  /// The answer.
  sealed interface Meaning permits Own, Input, Unresolved, Unknown {}

  /// A table of the same product.
  record Own(String name) implements Meaning {}

  /// A table of a declared input.
  record Input(InputTables.Resolved input, SchemaObject table) implements Meaning {}

  /// Of a declared input that is not to be had here; a finding of its own says so.
  record Unresolved() implements Meaning {}

  /// Nothing that the product may read.
  record Unknown(ErrorCode code, String message, String hint) implements Meaning {}

  private final ProductFolder folder;
  private final Collection<InputTables.Resolved> inputs;

  Mentioned(ProductFolder folder, Collection<InputTables.Resolved> inputs) {
    this.folder = folder;
    this.inputs = inputs;
  }

  Meaning of(List<String> path) {
    return switch (path.size()) {
      case 1 -> own(path.getFirst());
      case 3 ->
          Address.ofSql(path.get(0), path.get(1), path.get(2))
              .map(this::input)
              .orElseGet(() -> noAddress(path));
      default -> noAddress(path);
    };
  }

  private Meaning own(String name) {
    boolean built =
        folder
            .build()
            .map(
                b -> b.value().tables().containsKey(name) || b.value().captures().containsKey(name))
            .orElse(false);
    return built
        ? new Own(name)
        : new Unknown(
            ErrorCode.BUILD_NO_TABLE,
            "There is no table " + name + " in " + folder.id(),
            "Add it to build.yaml, or name a table of another product as domain.product.table.");
  }

  private Meaning input(Address address) {
    String table = address.table().orElseThrow();
    if (address.product().equals(folder.id())) {
      return new Unknown(
          ErrorCode.BUILD_UNDECLARED_INPUT,
          "A product names its own table by the bare name, not as " + address.sql(),
          "Write " + table + ".");
    }
    var found = InputTables.Resolved.find(inputs, address);
    if (found.isPresent() && found.get().external()) {
      return new Unknown(
          ErrorCode.BUILD_EXTERNAL,
          address.sql() + " is external: its data stays where it is, and no build reads it here",
          "Capture it through a connection, or read a product that has it.");
    }
    if (found.isPresent()) {
      return new Input(found.get(), found.get().contract().object(table).orElseThrow());
    }
    if (inputs.stream().noneMatch(input -> input.answers(address)) && hasUnresolved()) {
      return new Unresolved();
    }
    return new Unknown(
        ErrorCode.BUILD_UNDECLARED_INPUT,
        address.sql() + " is not a declared input of " + folder.id(),
        "Declare it under inputPorts in product.yaml, with the contractId of the port.");
  }

  private boolean hasUnresolved() {
    return folder.product().value().inputPorts().stream()
        .anyMatch(port -> inputs.stream().noneMatch(input -> isOf(port, input)));
  }

  private static boolean isOf(InputPort port, InputTables.Resolved input) {
    return input.contract().id().equals(port.contractId())
        && input.contract().version().major() == port.version().major();
  }

  private static Meaning noAddress(List<String> path) {
    return new Unknown(
        ErrorCode.BUILD_UNDECLARED_INPUT,
        String.join(".", path) + " is no address of a table",
        "Name own tables by their bare name, others as domain.product.table.");
  }
}
