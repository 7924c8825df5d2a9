package dev.weft.governance.access;

import dev.weft.governance.access.Rulings.Case;
import dev.weft.governance.access.Trace.Done;
import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.Outcome;
import dev.weft.governance.policy.Scene;
import dev.weft.governance.policy.Sight;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The columns of a table that a grant covers, each seen less and less while policies are applied.
/// For one use.
final class ColumnRulings {

  private final List<ColumnRuling> columns = new ArrayList<>();
  private final boolean originals;
  private final List<String> warnings;
  private final List<String> incidents;

  ColumnRulings(
      Vocabulary vocabulary,
      DomainLines lines,
      Case of,
      Scene scene,
      boolean originals,
      List<String> warnings,
      List<String> incidents) {
    for (ColumnFacts column : of.table().columns()) {
      if (of.candidate().covers(of.table().table(), column.name())) {
        columns.add(new ColumnRuling(vocabulary, lines, of, scene, column));
      }
    }
    this.originals = originals;
    this.warnings = warnings;
    this.incidents = incidents;
  }

  /// Whether a policy is in force on any of the columns.
  boolean concern(CompiledPolicy policy) {
    return !originals
        && columns.stream().anyMatch(column -> column.isUnder(policy.policy().scope()));
  }

  List<Done> apply(CompiledPolicy policy) {
    var done = new ArrayList<Done>();
    if (policy.policy().stage() == Stage.DRAFT) {
      return done;
    }
    for (ColumnRuling column : columns) {
      if (column.isUnder(policy.policy().scope())) {
        apply(policy, column, done);
      }
    }
    return done;
  }

  private void apply(CompiledPolicy compiled, ColumnRuling column, List<Done> done) {
    AccessPolicy policy = compiled.policy();
    switch (compiled.judge(column.scene())) {
      case Outcome.Passes() -> {
        // the policy is not about this column
      }
      case Outcome.Matches(Effect effect) -> {
        done.add(new Done(column.name(), effect.words()));
        matched(policy, column, Sight.of(effect), effect.words());
      }
      case Outcome.Fails(String why) -> {
        done.add(new Done(column.name(), "failed: " + why));
        incidents.add(
            Words.incident(Words.policy(policy), why + " (column " + column.name() + ")"));
        matched(policy, column, new Sight.Hidden(), "hide, for it failed");
      }
    }
  }

  private void matched(AccessPolicy policy, ColumnRuling column, Sight sight, String effect) {
    switch (policy.stage()) {
      case DRAFT, AUDIT -> {
        // recorded in the trace, nothing else
      }
      case WARN -> {
        if (!sight.equals(new Sight.Shown())) {
          warnings.add(Words.warning(policy, column.name(), effect));
        }
      }
      case ENFORCE -> column.under(policy, sight, effect);
    }
  }

  /// Narrows columns by the agreements that their values passed under.
  void passages() {
    if (!originals) {
      columns.forEach(ColumnRuling::passages);
    }
  }

  List<String> visible() {
    return columns.stream().filter(ColumnRuling::isVisible).map(ColumnRuling::name).toList();
  }

  SortedMap<String, Mask> masks() {
    var masks = new TreeMap<String, Mask>();
    columns.forEach(column -> column.mask().ifPresent(mask -> masks.put(column.name(), mask)));
    return masks;
  }

  List<Trace.OfColumn> trace() {
    return columns.stream().map(ColumnRuling::trace).toList();
  }
}
