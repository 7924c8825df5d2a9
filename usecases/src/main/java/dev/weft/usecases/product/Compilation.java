package dev.weft.usecases.product;

import dev.weft.model.document.ProductFolder;
import dev.weft.model.product.Product;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.InputTables;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.RegisteredInputs;
import java.util.List;
import java.util.Optional;

/// Compiles the products that come into a plan, over each other and over what was applied.
final class Compilation {

  private final PlanWork work;
  private final ProductCompiler compiler;

  Compilation(PlanWork work, ProductCompiler compiler) {
    this.work = work;
    this.compiler = compiler;
  }

  /// Leaving out one product can leave another without its input, so this goes round until nothing
  /// more falls out. Each round compiles only what a fallen product had fed.
  void untilStable() {
    boolean moved = true;
    while (moved) {
      moved = false;
      var registered =
          new RegisteredInputs(
              work.reading, work.mesh, List.copyOf(work.coming.values()), work.inForce);
      for (ProductFolder folder : List.copyOf(work.coming.values())) {
        InputTables inputs = registered.of(folder.id(), work.discovery);
        Compiled before = work.compiled.get(folder.id());
        if (before != null && stillThere(before, folder, inputs)) {
          continue;
        }
        Compiled result = compiler.compile(folder, inputs);
        work.compiled.put(folder.id(), result);
        moved |= waitsForAnother(folder, result);
      }
    }
  }

  private boolean stillThere(Compiled result, ProductFolder folder, InputTables inputs) {
    return folder.product().value().inputPorts().stream()
        .allMatch(
            input ->
                inputs
                    .find(input)
                    .equals(Optional.ofNullable(result.inputs().get(input.meaning()))));
  }

  private boolean waitsForAnother(ProductFolder folder, Compiled result) {
    for (Product.InputPort input : folder.product().value().inputPorts()) {
      if (result.inputs().containsKey(input.meaning())) {
        continue;
      }
      Optional<ProductFolder> other = promising(input.contractId());
      if (other.isPresent() && work.waits(other.get().id())) {
        work.coming.remove(folder.id());
        work.compiled.remove(folder.id());
        work.leaveOut(folder, List.of("waits for " + other.get().id()));
        return true;
      }
    }
    return false;
  }

  private Optional<ProductFolder> promising(String contractId) {
    return work.understood.folder().products().stream()
        .filter(
            other ->
                other.product().value().outputPorts().stream()
                    .anyMatch(port -> port.contractId().equals(contractId)))
        .findFirst();
  }
}
