package dev.weft.usecases.product;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.rules.ProductChangeFacts.Influence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Columns that decide which rows tables of ports have, over tables of the same product. What
/// decided about the rows of an input was said when that input was planned.
final class Influences {

  private final List<LabelFamily> families;
  private final EffectiveLabels effective;

  Influences(List<LabelFamily> families, EffectiveLabels effective) {
    this.families = List.copyOf(families);
    this.effective = effective;
  }

  /// Those that carry more than every column of the table does.
  List<Influence> of(Compiled compiled) {
    var found = new ArrayList<Influence>();
    for (CompiledTable table : compiled.tables()) {
      if (!table.internal()) {
        for (ColumnRef by : influences(compiled, table.name(), new HashSet<>())) {
          SortedMap<String, String> above = above(compiled, table, by);
          if (!above.isEmpty()) {
            found.add(new Influence(table.name(), by.toString(), above));
          }
        }
      }
    }
    return found;
  }

  private static SortedSet<ColumnRef> influences(
      Compiled compiled, String table, Set<String> seen) {
    var all = new TreeSet<ColumnRef>();
    if (seen.add(table) && compiled.table(table).orElse(null) instanceof CompiledTable.Made made) {
      all.addAll(made.bound().lineage().influences());
      made.needs().stream()
          .filter(input -> !InputNames.isInput(input))
          .forEach(input -> all.addAll(influences(compiled, input, seen)));
    }
    return all;
  }

  private SortedMap<String, String> above(Compiled compiled, CompiledTable table, ColumnRef by) {
    SortedMap<String, String> carried = effective.input(compiled, by).labels();
    var above = new TreeMap<String, String>();
    for (LabelFamily family : families) {
      int rank = rank(family, carried);
      if (table.schema().names().stream()
          .allMatch(
              column -> rank(family, effective.of(compiled, table, column).labels()) < rank)) {
        above.put(family.name(), carried.getOrDefault(family.name(), ""));
      }
    }
    return above;
  }

  private static int rank(LabelFamily family, SortedMap<String, String> labels) {
    return family.rank(labels.getOrDefault(family.name(), ""));
  }
}
