package dev.weft.governance.access;

import dev.weft.governance.policy.PolicySet;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.product.Moves;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Rules on tables under one state of the policies and of the domains, and remembers: the same
/// facts have the same ruling. Bounded. Thread-safe.
public final class Rulings {

  private static final int REMEMBERED = 1_000;

  private final PolicySet policies;
  private final DomainLines lines;
  private final Map<Case, Ruling> known = new LinkedHashMap<>(16, 0.75f, true);

  /// @param tree which domain is part of which
  public Rulings(PolicySet policies, DomainTree tree) {
    this(policies, tree, Moves.NONE);
  }

  /// @param tree which domain is part of which
  /// @param moves which products came from other domains
  public Rulings(PolicySet policies, DomainTree tree, Moves moves) {
    this.policies = policies;
    this.lines = new DomainLines(tree, moves);
  }

  DomainLines lines() {
    return lines;
  }

  /// Which domain is part of which.
  public DomainTree tree() {
    return lines.tree();
  }

  /// The policies that it rules by.
  public PolicySet policies() {
    return policies;
  }

  /// Everything that a ruling on a table depends on beside the policies.
  ///
  /// @param purpose empty for a product in its own domain
  /// @param passages the borders that values of the table have crossed, with the terms that stand
  ///   now; no terms where the agreement has ended
  record Case(
      Subject subject,
      Candidate candidate,
      Optional<String> purpose,
      String via,
      TableFacts table,
      Map<Passage, Optional<Terms>> passages) {}

  Ruling on(Case question) {
    synchronized (known) {
      Ruling remembered = known.get(question);
      if (remembered != null) {
        return remembered;
      }
    }
    Ruling made = new TableRuling(policies, lines, question).rule();
    synchronized (known) {
      known.put(question, made);
      if (known.size() > REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return made;
  }
}
