package dev.weft.governance.access;

import dev.weft.governance.access.Rulings.Case;
import dev.weft.governance.access.Trace.Considered;
import dev.weft.governance.access.Trace.Done;
import dev.weft.governance.policy.CompiledPolicy;
import dev.weft.governance.policy.FilterOutcome;
import dev.weft.governance.policy.Outcome;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Scene;
import dev.weft.governance.policy.Versioned;
import dev.weft.model.access.Agreement;
import dev.weft.model.error.Place;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.MinimumGroup;
import dev.weft.model.policy.Obligations;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.Stage;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rules on one table: asks every policy that is in force and merges what they say. The merge takes
/// no notice of their order. For one use.
final class TableRuling {

  private final PolicySet policies;
  private final DomainLines lines;
  private final Case of;
  private final Scene scene;
  private final SortedMap<String, Type> types = new TreeMap<>();
  private final List<Considered> considered = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> incidents = new ArrayList<>();
  private final List<RowExpression> filters = new ArrayList<>();
  private final List<String> denials = new ArrayList<>();
  private Optional<MinimumGroup> group = Optional.empty();

  TableRuling(PolicySet policies, DomainLines lines, Case of) {
    this.policies = policies;
    this.lines = lines;
    this.of = of;
    this.scene = Scenes.ofTable(policies.vocabulary(), of);
    of.table().columns().forEach(column -> types.put(column.name(), column.type()));
  }

  Ruling rule() {
    of.candidate().agreement().ifPresent(this::agreement);
    of.candidate().rows().ifPresent(this::standing);
    var columns =
        new ColumnRulings(
            policies.vocabulary(), lines, of, scene, readsOriginals(), warnings, incidents);
    for (CompiledPolicy policy : policies.list()) {
      if (policy.policy().onTables()) {
        if (bindsTable(policy.policy().scope())) {
          consider(policy, onTable(policy));
        }
      } else if (columns.concern(policy)) {
        consider(policy, columns.apply(policy));
      }
    }
    columns.passages();
    var trace =
        new Trace.OfTable(
            of.table().name(),
            Optional.of(of.candidate().grant()),
            List.of(),
            considered,
            columns.trace(),
            incidents);
    return denials.isEmpty()
        ? new Ruling.Open(
            new Obligations(new TreeSet<>(columns.visible()), columns.masks(), filters, group),
            warnings,
            trace)
        : new Ruling.Closed(String.join("; ", denials), trace);
  }

  /// A product in its own domain: effective labels and origins protect what it builds.
  private boolean readsOriginals() {
    return of.subject().kind().equals("product") && of.candidate().membership();
  }

  /// Effects on whole tables come from the mesh and from whom the table belongs to.
  private boolean bindsTable(String scope) {
    return scope.equals(AccessPolicy.MESH)
        || lines.of(of.table().product().domain()).contains(scope);
  }

  private void consider(CompiledPolicy policy, List<Done> done) {
    AccessPolicy document = policy.policy();
    considered.add(
        new Considered(
            "AccessPolicy",
            document.scope(),
            document.id(),
            policy.version(),
            document.stage().word(),
            done));
  }

  private void agreement(Versioned<Agreement> versioned) {
    Agreement agreement = versioned.document();
    String table = of.table().table();
    var done = new ArrayList<Done>();
    if (agreement.columns().isEmpty()) {
      done.add(new Done("", "grant"));
    }
    agreement
        .columns()
        .getOrDefault(table, List.of())
        .forEach(column -> done.add(new Done(column, "grant")));
    String rows = agreement.rows().get(table);
    if (rows != null) {
      done.add(new Done("", "filter " + rows.strip()));
      filter(new Expression(rows, Place.NOWHERE), "Agreement " + agreement.id());
    }
    considered.add(
        new Considered(
            "Agreement",
            agreement.product().domain(),
            agreement.id(),
            versioned.version(),
            "active",
            done));
  }

  /// A right on some rows is none on the others.
  private void standing(String rows) {
    filter(new Expression(rows, Place.NOWHERE), "Standing on own records");
    considered.add(
        new Considered(
            "Standing",
            of.table().product().domain(),
            "own_records",
            0,
            "active",
            List.of(new Done("", "filter " + rows))));
  }

  private List<Done> onTable(CompiledPolicy policy) {
    if (policy.policy().stage() == Stage.DRAFT) {
      return List.of();
    }
    return switch (policy.judge(scene)) {
      case Outcome.Passes() -> List.of();
      case Outcome.Matches(Effect effect) -> {
        apply(policy.policy(), effect);
        yield List.of(new Done("", effect.words()));
      }
      case Outcome.Fails(String why) -> {
        fail(policy.policy(), why);
        yield List.of(new Done("", "failed: " + why));
      }
    };
  }

  private void apply(AccessPolicy policy, Effect effect) {
    if (effect instanceof Effect.Show || (readsOriginals() && !(effect instanceof Effect.Deny))) {
      return;
    }
    switch (policy.stage()) {
      case DRAFT, AUDIT -> {
        // recorded in the trace, nothing else
      }
      case WARN -> warnings.add(Words.warning(policy, of.table().name(), effect.words()));
      case ENFORCE -> enforce(policy, effect);
    }
  }

  private void enforce(AccessPolicy policy, Effect effect) {
    switch (effect) {
      case Effect.Deny() -> denials.add(policy.reason());
      case Effect.Filter(Expression condition) -> filter(condition, Words.policy(policy));
      case Effect.Group(MinimumGroup more) -> group(policy, more);
      case Effect.Show _, Effect.Hide _, Effect.Masked _ -> {
        // say nothing about rows
      }
    }
  }

  private void filter(Expression condition, String owner) {
    switch (policies.filter(condition, types, scene)) {
      case FilterOutcome.Binds(RowExpression row) -> {
        if (!row.equals(new RowExpression.Always(true)) && !filters.contains(row)) {
          filters.add(row);
        }
      }
      case FilterOutcome.Fails(String why) -> refuse(owner, "its filter does not bind: " + why);
    }
  }

  /// The largest group of all, by the columns that all allow.
  private void group(AccessPolicy policy, MinimumGroup more) {
    if (!types.containsKey(more.subject()) || !types.keySet().containsAll(more.groupBy())) {
      refuse(Words.policy(policy), "its group names a column that the table does not have");
      return;
    }
    if (group.isEmpty()) {
      group = Optional.of(new MinimumGroup(more.n(), more.subject(), sorted(more.groupBy())));
      return;
    }
    MinimumGroup so = group.get();
    if (!so.subject().equals(more.subject())) {
      refuse(Words.policy(policy), "another policy counts other subjects");
      return;
    }
    var both = new TreeSet<>(so.groupBy());
    both.retainAll(more.groupBy());
    group =
        Optional.of(new MinimumGroup(Math.max(so.n(), more.n()), so.subject(), List.copyOf(both)));
  }

  private static List<String> sorted(List<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }

  /// A policy that could not say what it wants denies the table, unless it would bind nothing.
  private void fail(AccessPolicy policy, String why) {
    if (policy.stage() == Stage.ENFORCE && mayDeny(policy)) {
      refuse(Words.policy(policy), why);
    } else {
      incidents.add(Words.incident(Words.policy(policy), why));
    }
  }

  /// Where originals are read, only policies that can deny matter.
  private boolean mayDeny(AccessPolicy policy) {
    return !readsOriginals()
        || policy.effects().stream().anyMatch(effect -> effect instanceof Effect.Deny);
  }

  private void refuse(String owner, String why) {
    denials.add(owner + " could not be evaluated");
    incidents.add(Words.incident(owner, why));
  }
}
