package dev.weft.usecases.run;

import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.model.lineage.Lowered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Groups of a column that stand for fewer subjects than a declassifier asks for.
///
/// @param n what it asks for
/// @param groups how many are smaller
record SmallGroup(String column, String declassifier, String subject, int n, long groups) {

  /// One for each column and declassifier, in order.
  ///
  /// @param due what each count was for
  static List<SmallGroup> list(Map<LeastGroup, Long> small, Map<LeastGroup, List<Lowered>> due) {
    var all = new TreeMap<String, SmallGroup>();
    small.forEach(
        (least, number) -> {
          for (SmallGroup one : of(due.getOrDefault(least, List.of()), least.least(), number)) {
            all.merge(one.column() + " " + one.declassifier(), one, SmallGroup::more);
          }
        });
    return List.copyOf(all.values());
  }

  private static List<SmallGroup> of(List<Lowered> lowered, int n, long number) {
    var all = new ArrayList<SmallGroup>();
    for (Lowered one : lowered) {
      one.groups().stream()
          .filter(groups -> groups.n() == n)
          .map(g -> new SmallGroup(one.column(), g.declassifier(), g.subject(), n, number))
          .forEach(all::add);
    }
    return all;
  }

  private static SmallGroup more(SmallGroup one, SmallGroup other) {
    return one.groups() >= other.groups() ? one : other;
  }
}
