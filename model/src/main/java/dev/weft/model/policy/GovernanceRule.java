package dev.weft.model.policy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The document `Rule`: what a product, contract, change, release … must satisfy.
///
/// @param scope `mesh` or the name of a domain
/// @param require holds where the rule is kept; of a rule that answers its `when`
/// @param then what a rule answers where its `when` holds; empty for one that is kept or broken
/// @param message gives the sentence about what breaks it; the reason stands for it when missing
/// @param fix the remedy in words; empty for none
/// @param mends the remedy that `weft fix` carries out; empty where people have to decide
/// @param maxWaiverDays how long a waiver of it may last
public record GovernanceRule(
    String id,
    String scope,
    RuleSubject on,
    Stage stage,
    String reason,
    SortedMap<String, Knob> knobs,
    Expression require,
    Optional<RuleAnswer> then,
    Optional<Expression> message,
    String fix,
    List<Mend> mends,
    int maxWaiverDays,
    List<RuleTest> tests,
    boolean retired) {

  /// How long waivers may last where a rule does not say.
  public static final int MAX_WAIVER_DAYS = 90;

  public GovernanceRule {
    knobs = Collections.unmodifiableSortedMap(new TreeMap<>(knobs));
    mends = List.copyOf(mends);
    tests = List.copyOf(tests);
  }

  /// Whether it holds in every domain.
  public boolean ofMesh() {
    return scope.equals(AccessPolicy.MESH);
  }

  /// How people point to it: `mesh/output_ports_promise_freshness`.
  public String address() {
    return scope + "/" + id;
  }
}
