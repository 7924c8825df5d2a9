package dev.weft.governance.labels;

import dev.weft.model.lineage.Lowered;
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

  /// What the contract of a column says of it to a reader: with any label, families without one
  /// have their defaults; empty when it has no label at all.
  public Optional<SortedMap<String, String>> promised(
      Optional<String> classification, List<String> more) {
    return classification.isEmpty() && more.isEmpty()
        ? Optional.empty()
        : Optional.of(over(classification, more, defaults()));
  }

  /// Families in which one is below the other.
  public List<LabelFamily> below(SortedMap<String, String> one, SortedMap<String, String> other) {
    return families.stream().filter(family -> rank(family, one) < rank(family, other)).toList();
  }

  /// Whether the labels are the lowest in every family.
  public boolean isLowest(SortedMap<String, String> labels) {
    return families.stream().allMatch(family -> rank(family, labels) == 0);
  }

  /// The labels with those of one family lowered; what is above `from` stays.
  public SortedMap<String, String> lower(SortedMap<String, String> labels, Lowered lowered) {
    var after = new TreeMap<>(labels);
    families.stream()
        .filter(family -> family.name().equals(lowered.family()))
        .filter(family -> rank(family, labels) <= family.rank(lowered.from()))
        .filter(family -> family.rank(lowered.to()) >= 0)
        .filter(family -> rank(family, labels) > family.rank(lowered.to()))
        .forEach(family -> after.put(family.name(), lowered.to()));
    return after;
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

  public SortedMap<String, String> lowest() {
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
