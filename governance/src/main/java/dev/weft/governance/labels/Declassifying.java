package dev.weft.governance.labels;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Lowered.Groups;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
  /// it to the column lowers it. A declassifier is named only where it changes something: there its
  /// groups must be counted.
  ///
  /// @param counted declassifiers with the groups that can be counted for this table
  public List<Lowered> of(
      OutputColumn column,
      Collection<CountedGroups> counted,
      java.util.function.Function<ColumnRef, Carried> inputs) {
    var all = new ArrayList<Lowered>();
    for (var through : column.through()) {
      List<Declassifier> declassifiers =
          counted.stream()
              .filter(groups -> groups.has(column.name(), through.input()))
              .map(CountedGroups::declassifier)
              .toList();
      Carried input = inputs.apply(through.input());
      for (LabelFamily family : families) {
        onEveryWay(through.functions(), family, declassifiers, input)
            .map(step -> step.at(column.name(), through.input(), family))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  /// Those of several that still hold: what declassifiers lowered stays low only as long as they
  /// say so of the groups that were counted then.
  ///
  /// @param now declassifiers as they are
  public List<Lowered> standing(
      Collection<Lowered> lowered, Collection<Declassifier> now, Carried input) {
    return lowered.stream().filter(one -> stands(one, now, input)).toList();
  }

  private boolean stands(Lowered lowered, Collection<Declassifier> now, Carried input) {
    return families.stream()
        .filter(family -> family.name().equals(lowered.family()))
        .anyMatch(
            family ->
                lowered.groups().stream()
                    .allMatch(
                        groups ->
                            now.stream()
                                .filter(d -> reaches(d, family, lowered))
                                .filter(d -> covers(d, groups.function(), input))
                                .anyMatch(d -> asksNoMore(d, groups))));
  }

  private static boolean reaches(Declassifier declassifier, LabelFamily family, Lowered lowered) {
    int to = family.rank(declassifier.to());
    return declassifier.family().equals(family.name())
        && family.rank(declassifier.from()) >= family.rank(lowered.from())
        && to >= 0
        && to <= family.rank(lowered.to());
  }

  private static boolean asksNoMore(Declassifier declassifier, Groups groups) {
    return declassifier.id().equals(groups.declassifier())
        && declassifier.subject().toString().equals(groups.subject())
        && declassifier.n() <= groups.n();
  }

  /// What one function does to one family.
  private record Step(int from, int to, String by, List<Groups> groups) {
    Step and(Step other) {
      return new Step(
          Math.min(from, other.from),
          Math.max(to, other.to),
          by.equals(other.by) ? by : by + ", " + other.by,
          Stream.concat(groups.stream(), other.groups.stream()).distinct().toList());
    }

    Lowered at(String column, ColumnRef input, LabelFamily family) {
      return new Lowered(
          column,
          input,
          family.name(),
          family.order().get(from),
          family.order().get(to),
          by,
          groups);
    }
  }

  private static Optional<Step> onEveryWay(
      Collection<String> functions,
      LabelFamily family,
      Collection<Declassifier> declassifiers,
      Carried input) {
    Optional<Step> all = Optional.empty();
    for (String function : functions) {
      Optional<Step> step = step(function, family, declassifiers, input);
      if (step.isEmpty()) {
        return step;
      }
      all = Optional.of(all.map(step.get()::and).orElseGet(step::get));
    }
    return all.filter(step -> step.to() < step.from());
  }

  private static Optional<Step> step(
      String function, LabelFamily family, Collection<Declassifier> declassifiers, Carried input) {
    if (function.equals(REDACT)) {
      return Optional.of(new Step(family.highest(), 0, function, List.of()));
    }
    if (SHORTENING.contains(function)) {
      int personal = family.rank(PERSONAL);
      return personal < 0
          ? Optional.empty()
          : Optional.of(new Step(personal, 0, function, List.of()));
    }
    return declassifiers.stream()
        .filter(d -> d.family().equals(family.name()))
        .filter(d -> covers(d, function, input))
        .filter(d -> lowers(d, family, input))
        .min(lowestFirst(family))
        .map(d -> step(d, function, family));
  }

  private static Step step(Declassifier declassifier, String function, LabelFamily family) {
    var groups =
        new Groups(
            declassifier.id(), function, declassifier.n(), declassifier.subject().toString());
    return new Step(
        family.rank(declassifier.from()),
        family.rank(declassifier.to()),
        declassifier.id(),
        List.of(groups));
  }

  /// Among several the one that lowers most, then the one that asks least.
  private static Comparator<Declassifier> lowestFirst(LabelFamily family) {
    return Comparator.<Declassifier>comparingInt(d -> family.rank(d.to()))
        .thenComparingInt(Declassifier::n)
        .thenComparing(Declassifier::id);
  }

  /// Whether an input has a label between the two. One that nobody knows is above all.
  private static boolean lowers(Declassifier declassifier, LabelFamily family, Carried input) {
    String label = input.labels().get(family.name());
    int rank = label == null ? -1 : family.rank(label);
    int to = family.rank(declassifier.to());
    return rank >= 0 && rank <= family.rank(declassifier.from()) && to >= 0 && to < rank;
  }

  /// A domain lets go of what is its own; the mesh of everything.
  private static boolean covers(Declassifier declassifier, String function, Carried input) {
    return !declassifier.retired()
        && declassifier.stage() == Stage.ENFORCE
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
