package dev.weft.governance.labels;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where labels become lower ones: behind functions of the platform, and behind aggregates over
/// enough subjects that a declassifier names. Pure and thread-safe.
public final class Declassifying {

  private static final String PERSONAL = "personal";
  private static final String REDACT = "weft_redact";
  private static final Set<String> SHORTENING =
      Set.of("weft_year", "weft_bucket", "weft_pseudonym");

  private final List<LabelFamily> families;

  public Declassifying(List<LabelFamily> families) {
    this.families = List.copyOf(families);
  }

  /// What happens to the labels of a column's inputs. An input is lowered only where every way from
  /// it to the column lowers it.
  ///
  /// @param counted declassifiers whose groups are counted for this table
  public List<Lowered> of(
      OutputColumn column,
      Collection<Declassifier> counted,
      java.util.function.Function<ColumnRef, Carried> inputs) {
    var all = new ArrayList<Lowered>();
    for (var through : column.through()) {
      Carried input = inputs.apply(through.input());
      for (LabelFamily family : families) {
        onEveryWay(through.functions(), family, counted, input)
            .map(step -> step.at(column.name(), through.input(), family))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /// What one function does to one family.
  private record Step(int from, int to, String by) {
    Step and(Step other) {
      return new Step(
          Math.min(from, other.from),
          Math.max(to, other.to),
          by.equals(other.by) ? by : by + ", " + other.by);
    }

    Lowered at(String column, ColumnRef input, LabelFamily family) {
      return new Lowered(
          column, input, family.name(), family.order().get(from), family.order().get(to), by);
    }
  }

  private Optional<Step> onEveryWay(
      Collection<String> functions,
      LabelFamily family,
      Collection<Declassifier> counted,
      Carried input) {
    Optional<Step> all = Optional.empty();
    for (String function : functions) {
      Optional<Step> step = step(function, family, counted, input);
      if (step.isEmpty()) {
        return step;
      }
      all = Optional.of(all.map(step.get()::and).orElseGet(step::get));
    }
    return all.filter(step -> step.to() < step.from());
  }

  private static Optional<Step> step(
      String function, LabelFamily family, Collection<Declassifier> counted, Carried input) {
    if (function.equals(REDACT)) {
      return Optional.of(new Step(family.highest(), 0, function));
    }
    if (SHORTENING.contains(function)) {
      int personal = family.rank(PERSONAL);
      return personal < 0 ? Optional.empty() : Optional.of(new Step(personal, 0, function));
    }
    return counted.stream()
        .filter(declassifier -> covers(declassifier, function, family, input))
        .map(d -> new Step(family.rank(d.from()), family.rank(d.to()), d.id()))
        .filter(step -> step.from() >= 0 && step.to() >= 0)
        .findFirst();
  }

  /// A domain lets go of what is its own; the mesh of everything.
  private static boolean covers(
      Declassifier declassifier, String function, LabelFamily family, Carried input) {
    return !declassifier.retired()
        && declassifier.stage() == Stage.ENFORCE
        && declassifier.family().equals(family.name())
        && names(declassifier, function)
        && (declassifier.scope().equals("mesh")
            || input.origins().stream().allMatch(o -> o.domain().equals(declassifier.scope())));
  }

  /// A number of different values is a count like any other.
  private static boolean names(Declassifier declassifier, String function) {
    String plain = function.equals("count_distinct") ? "count" : function;
    return declassifier.functions().stream().anyMatch(f -> f.word().equals(plain));
  }
}
