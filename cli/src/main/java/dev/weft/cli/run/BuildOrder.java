package dev.weft.cli.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Products so ordered that each comes after those it reads, otherwise as they were given. A cycle
/// (which no plan lets through) is cut where it is met.
final class BuildOrder {

  private final Map<String, List<String>> inputs;
  private final Set<String> seen = new LinkedHashSet<>();
  private final List<String> ordered = new ArrayList<>();

  private BuildOrder(Map<String, List<String>> inputs) {
    this.inputs = inputs;
  }

  /// @param inputs what each product reads, by product, in the wished order.
  static List<String> of(Map<String, List<String>> inputs) {
    BuildOrder order = new BuildOrder(inputs);
    inputs.keySet().forEach(order::visit);
    return List.copyOf(order.ordered);
  }

  private void visit(String product) {
    if (inputs.containsKey(product) && seen.add(product)) {
      inputs.getOrDefault(product, List.of()).forEach(this::visit);
      ordered.add(product);
    }
  }
}
