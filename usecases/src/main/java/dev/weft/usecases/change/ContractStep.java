package dev.weft.usecases.change;

import dev.weft.build.change.Change;
import dev.weft.build.change.Difference;
import dev.weft.build.change.Direction;
import dev.weft.build.change.Impact;
import dev.weft.build.change.Rule;
import dev.weft.build.change.document.ContractDifference;
import dev.weft.model.contract.Contract;
import dev.weft.model.document.Sourced;
import dev.weft.model.product.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// A contract's step from one version to another, with what it changes for those who read.
public record ContractStep(Sourced<Contract> before, Sourced<Contract> now, Difference difference) {

  /// Labels are moved by stewards, at once and on every major: no version has to tell of it.
  private static final Set<Rule> STEWARDS =
      EnumSet.of(Rule.LABEL_ADDED, Rule.LABEL_CHANGED, Rule.LABEL_REMOVED, Rule.LABEL_MOVED);

  /// Compares two texts that were understood before.
  static ContractStep between(Sourced<Contract> before, Sourced<Contract> now) {
    Difference difference =
        before.text().equals(now.text())
            ? new Difference(List.of())
            : ContractDifference.between(Texts.fields(before), Texts.fields(now), Direction.OUTPUT);
    return new ContractStep(before, now, difference);
  }

  /// The same step, where some changes ask for no more than something that is added.
  public ContractStep lettingGo(Set<Change> some) {
    return some.isEmpty()
        ? this
        : new ContractStep(
            before,
            now,
            new Difference(
                difference.changes().stream()
                    .map(change -> some.contains(change) ? minor(change) : change)
                    .toList()));
  }

  private static Change minor(Change change) {
    return new Change(change.path(), change.kind(), Impact.MINOR, change.rule(), change.message());
  }

  public Version from() {
    return before.value().version();
  }

  public Version to() {
    return now.value().version();
  }

  /// Whether the new version says at least as much as changed.
  public boolean isTold() {
    return gated().isToldBy(from(), to());
  }

  /// The lowest version that does.
  public Version takes() {
    return gated().after(from());
  }

  /// The changes that ask for more than the new version says; nothing when it is only too low.
  public List<Change> untold() {
    Difference gated = gated();
    return gated.changes().stream()
        .filter(change -> !new Difference(List.of(change)).isToldBy(from(), to()))
        .toList();
  }

  private Difference gated() {
    return new Difference(
        difference.changes().stream().filter(change -> !STEWARDS.contains(change.rule())).toList());
  }
}
