package dev.weft.model.mesh;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The document `mesh.yaml`: what holds for every domain.
///
/// @param purposes name to meaning, in the order written
/// @param attributes name of a principal's attribute to its type, `string` or `[string]` …
/// @param pseudonyms spaces of pseudonyms
public record Mesh(
    String name,
    List<LabelFamily> labels,
    Map<String, String> purposes,
    List<Member> members,
    Map<String, String> attributes,
    List<String> pseudonyms,
    Retention retention) {

  /// How long things are kept.
  ///
  /// @param releases that stay readable, beside the current one and pinned ones
  /// @param days that any release stays readable
  /// @param audit days that records of the audit are kept; empty for ever
  public record Retention(int releases, int days, Optional<Integer> audit) {
    public static final Retention STANDARD = new Retention(10, 7, Optional.empty());
  }

  public Mesh {
    labels = List.copyOf(labels);
    members = List.copyOf(members);
    pseudonyms = List.copyOf(pseudonyms);
  }

  /// The family that a label belongs to; label names are unique over all families.
  public Optional<LabelFamily> familyOf(String label) {
    return labels.stream().filter(family -> family.rank(label) >= 0).findFirst();
  }

  public Optional<LabelFamily> family(String family) {
    return labels.stream().filter(f -> f.name().equals(family)).findFirst();
  }
}
