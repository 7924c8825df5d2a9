package dev.weft.model.mesh;

import java.util.List;

/// A chain of labels, lowest first, for instance privacy: none, personal, sensitive.
public record LabelFamily(String name, List<String> order, String byDefault) {
  public LabelFamily {
    order = List.copyOf(order);
    if (order.isEmpty() || !order.contains(byDefault)) {
      throw new IllegalArgumentException(
          "Label family " + name + " lacks its default " + byDefault);
    }
  }

  /// The rank of a label, from 0; -1 when it is not of this family.
  public int rank(String label) {
    return order.indexOf(label);
  }

  public int highest() {
    return order.size() - 1;
  }
}
