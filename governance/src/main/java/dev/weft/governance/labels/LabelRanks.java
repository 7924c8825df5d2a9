package dev.weft.governance.labels;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.mesh.LabelFamily;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Computes with labels: one label per family, joined by the higher rank. Every result has an entry
/// for every family. Pure and thread-safe.
public final class LabelRanks {

  private final List<LabelFamily> families;

  public LabelRanks(List<LabelFamily> families) {
    this.families = List.copyOf(families);
  }

  /// Labels of a captured column: without any label it counts as the highest of every family, with
  /// one it has the defaults of the other families.
  public SortedMap<String, String> ofCaptured(Optional<String> classification, List<String> more) {
    return classification.isEmpty() && more.isEmpty()
        ? highest()
        : over(classification, more, defaults());
  }

  /// What the contract of a made column declares; declaring nothing adds nothing.
  public SortedMap<String, String> declared(Optional<String> classification, List<String> more) {
    return over(classification, more, lowest());
  }

  /// A made column carries what it declares joined with all its inputs. An input that is not known
  /// counts as the highest.
  public SortedMap<String, String> effective(
      OutputColumn column,
      SortedMap<String, String> declared,
      Function<ColumnRef, Optional<SortedMap<String, String>>> inputs) {
    SortedMap<String, String> labels = declared;
    for (ColumnRef input : column.inputs()) {
      labels = join(labels, inputs.apply(input).orElseGet(this::highest));
    }
    return labels;
  }

  public SortedMap<String, String> join(
      SortedMap<String, String> one, SortedMap<String, String> other) {
    var joined = new TreeMap<String, String>();
    for (LabelFamily family : families) {
      int rank = Math.max(rank(family, one), rank(family, other));
      joined.put(family.name(), family.order().get(rank));
    }
    return joined;
  }

  /// Whether a column is at or above a label in that label's family. A column without a label of
  /// the family, or with one that nobody knows, is; a label that no family knows is reached by
  /// none.
  public boolean reaches(SortedMap<String, String> labels, String label) {
    return families.stream()
        .filter(family -> family.rank(label) >= 0)
        .anyMatch(family -> rank(family, labels) >= family.rank(label));
  }

  public SortedMap<String, String> highest() {
    return each(LabelFamily::highest);
  }

  private SortedMap<String, String> lowest() {
    return each(_ -> 0);
  }

  private SortedMap<String, String> defaults() {
    return each(family -> family.rank(family.byDefault()));
  }

  private SortedMap<String, String> each(Function<LabelFamily, Integer> rank) {
    var labels = new TreeMap<String, String>();
    families.forEach(family -> labels.put(family.name(), family.order().get(rank.apply(family))));
    return labels;
  }

  private SortedMap<String, String> over(
      Optional<String> classification, List<String> more, SortedMap<String, String> base) {
    var labels = new TreeMap<>(base);
    classification.ifPresent(label -> put(labels, label));
    more.forEach(label -> put(labels, label));
    return labels;
  }

  private void put(SortedMap<String, String> labels, String label) {
    Optional<LabelFamily> family = families.stream().filter(f -> f.rank(label) >= 0).findFirst();
    if (family.isPresent()) {
      labels.put(family.get().name(), label);
    } else {
      labels.putAll(highest()); // a label that no family knows must not weaken anything
    }
  }

  private static int rank(LabelFamily family, SortedMap<String, String> labels) {
    String label = labels.get(family.name());
    int rank = label == null ? family.highest() : family.rank(label);
    return rank < 0 ? family.highest() : rank;
  }
}
