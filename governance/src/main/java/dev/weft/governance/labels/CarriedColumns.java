package dev.weft.governance.labels;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/// What columns carry: labels joined along lineage, and where the labelled values come from. Pure
/// and thread-safe.
public final class CarriedColumns {

  private final LabelRanks ranks;

  public CarriedColumns(LabelRanks ranks) {
    this.ranks = ranks;
  }

  /// A column that comes from no other.
  public Carried own(SortedMap<String, String> labels, Origin self) {
    return new Carried(labels, List.of(self));
  }

  /// A made column carries what it declares joined with all its inputs. Inputs with the lowest
  /// label in every family are no origins; without any the column is its own.
  ///
  /// @param lowered where a label becomes a lower one on the way from an input to this column
  /// @param inputs what each input carries; one that nobody knows must count as the highest
  public Carried made(
      OutputColumn column,
      SortedMap<String, String> declared,
      Origin self,
      List<Lowered> lowered,
      Function<ColumnRef, Carried> inputs) {
    SortedMap<String, String> labels = declared;
    var origins = new ArrayList<Origin>();
    for (ColumnRef ref : column.inputs()) {
      Carried input = inputs.apply(ref);
      List<Lowered> onTheWay = lowered.stream().filter(l -> l.input().equals(ref)).toList();
      labels = ranks.join(labels, arriving(input, onTheWay));
      origins.addAll(originsOf(input));
    }
    return new Carried(labels, origins.isEmpty() ? List.of(self) : origins);
  }

  /// What a column carries when one of its inputs comes to carry more.
  ///
  /// @param self the column itself, whose only origin it may have been until now
  /// @param lowered where a label becomes a lower one on the way from this input
  public Carried after(Carried before, Origin self, Carried input, List<Lowered> lowered) {
    var origins = new ArrayList<>(before.origins());
    List<Origin> more = originsOf(input);
    if (!more.isEmpty()) {
      origins.remove(self);
    }
    origins.addAll(more);
    return new Carried(ranks.join(before.labels(), arriving(input, lowered)), origins);
  }

  private List<Origin> originsOf(Carried input) {
    return ranks.isLowest(input.labels()) ? List.of() : input.origins();
  }

  private SortedMap<String, String> arriving(Carried input, List<Lowered> lowered) {
    SortedMap<String, String> labels = input.labels();
    for (Lowered one : lowered) {
      labels = ranks.lower(labels, one);
    }
    return labels;
  }
}
