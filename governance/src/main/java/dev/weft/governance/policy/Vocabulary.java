package dev.weft.governance.policy;

import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Mesh;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The words that policies and grants may use, from `mesh.yaml`.
///
/// @param attributes of principals: name to type, `string` or `[string]` …
public record Vocabulary(
    List<LabelFamily> families, Set<String> purposes, Map<String, String> attributes) {

  private static final String PERSONAL = "personal";

  public Vocabulary {
    families = List.copyOf(families);
    purposes = Set.copyOf(purposes);
    attributes = Map.copyOf(attributes);
  }

  public static Vocabulary of(Mesh mesh) {
    return new Vocabulary(mesh.labels(), mesh.purposes().keySet(), mesh.attributes());
  }

  /// No mesh, no words.
  public static Vocabulary none() {
    return new Vocabulary(List.of(), Set.of(), Map.of());
  }

  /// The rank of a label in its family; what is missing or unknown counts as the highest.
  public static int rank(LabelFamily family, Map<String, String> labels) {
    String label = labels.get(family.name());
    int rank = label == null ? family.highest() : family.rank(label);
    return rank < 0 ? family.highest() : rank;
  }

  /// The labels with one for every family; what is missing or unknown becomes the highest.
  public SortedMap<String, String> complete(Map<String, String> labels) {
    var complete = new TreeMap<String, String>();
    for (LabelFamily family : families) {
      complete.put(family.name(), family.order().get(rank(family, labels)));
    }
    return complete;
  }

  /// Whether labels reach `personal` in a family that has it.
  public boolean personal(SortedMap<String, String> labels) {
    for (LabelFamily family : families) {
      int bar = family.rank(PERSONAL);
      if (bar >= 0 && rank(family, labels) >= bar) {
        return true;
      }
    }
    return false;
  }
}
