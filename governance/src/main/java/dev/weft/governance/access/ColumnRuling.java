package dev.weft.governance.access;

import dev.weft.governance.access.Rulings.Case;
import dev.weft.governance.policy.InformationOrder;
import dev.weft.governance.policy.Scene;
import dev.weft.governance.policy.Sight;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Mask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One column: the greatest sight of it that all effects leave. For one use.
final class ColumnRuling {

  private final DomainLines lines;
  private final Case of;
  private final ColumnFacts column;
  private final Scene scene;
  private final List<Origin> origins;
  private final boolean personal;
  private final Set<String> scopes = new HashSet<>();
  private final Set<String> matchedScopes = new HashSet<>();
  private final List<String> because = new ArrayList<>();
  private Sight sight = new Sight.Shown();

  ColumnRuling(Vocabulary vocabulary, DomainLines lines, Case of, Scene table, ColumnFacts column) {
    this.lines = lines;
    this.of = of;
    this.column = column;
    this.origins = lines.origins(of.table(), column);
    this.scene = table.with(Scenes.column(vocabulary, of, column, origins));
    this.personal = vocabulary.personal(column.labels());
    scopes.add(AccessPolicy.MESH);
    scopes.addAll(lines.of(of.table().product().domain()));
    for (Origin origin : origins) {
      if (!isFree(origin, origin.domain())) {
        scopes.addAll(lines.of(origin.domain()));
      }
      if (!isFree(origin, lines.now(origin))) {
        scopes.addAll(lines.of(lines.now(origin)));
      }
    }
  }

  String name() {
    return column.name();
  }

  Scene scene() {
    return scene;
  }

  /// Whether policies of a scope are in force on it: those of the mesh, of the owner, of every
  /// domain that its values come from, unless that domain let go of them on the way, and of the
  /// domains that these are part of.
  boolean isUnder(String scope) {
    return scopes.contains(scope);
  }

  /// Whether a domain let go of its policies on the way.
  private boolean isFree(Origin origin, String domain) {
    return origin.through().stream()
        .filter(passage -> passage.domain().equals(domain))
        .anyMatch(
            passage ->
                terms(passage)
                    .map(terms -> terms.free().contains(passage.table() + "." + passage.column()))
                    .orElse(false));
  }

  private Optional<Terms> terms(Passage passage) {
    return of.passages().getOrDefault(passage, Optional.empty());
  }

  /// Takes an effect of a policy that is enforced.
  void under(AccessPolicy policy, Sight effect, String words) {
    matchedScopes.add(policy.scope());
    narrow(effect, policy.scope() + "/" + policy.id() + ": " + words);
  }

  private void narrow(Sight effect, String why) {
    if (effect.equals(new Sight.Shown())) {
      return;
    }
    Sight fitted = InformationOrder.fitted(effect, column.type(), column.required(), personal);
    because.add(fitted.equals(effect) ? why : why + ", which does not fit and is " + fitted.word());
    sight = InformationOrder.meet(sight, fitted);
  }

  /// On a column that is personal, only purposes that every agreement on the way contains; when one
  /// of them has ended, nothing of it, nor of what its domain has policies on.
  void passages() {
    for (Origin origin : origins) {
      for (Passage passage : origin.through()) {
        String agreement = "agreement " + passage.domain() + "/" + passage.agreement();
        Optional<Terms> terms = terms(passage);
        if (terms.isEmpty()) {
          if (personal || lines.of(origin).stream().anyMatch(matchedScopes::contains)) {
            narrow(new Sight.Under(Mask.REDACT), agreement + " has ended: redact");
          }
        } else if (personal && !of.purpose().map(terms.get().purposes()::contains).orElse(false)) {
          narrow(new Sight.Under(Mask.REDACT), agreement + " is not for this purpose: redact");
        }
      }
    }
  }

  boolean isVisible() {
    return !sight.equals(new Sight.Hidden());
  }

  /// The mask that readers see; empty when the column is shown or hidden.
  Optional<Mask> mask() {
    return switch (sight) {
      case Sight.Shown(), Sight.Hidden() -> Optional.empty();
      case Sight.Under(Mask mask) ->
          Optional.of(mask == Mask.REDACT ? InformationOrder.redaction(column.required()) : mask);
    };
  }

  Trace.OfColumn trace() {
    String seen = mask().map(Mask::word).orElse(sight.word());
    return new Trace.OfColumn(
        name(),
        seen.equals(sight.word()) ? seen : sight.word() + " (" + seen + ")",
        because.stream().distinct().toList());
  }
}
