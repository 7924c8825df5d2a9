package dev.weft.governance.policy;

import dev.weft.governance.expression.Typed;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.error.Finding;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Expression;
import dev.weft.model.table.Type;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The policies of a mesh under its vocabulary, typed when they are first asked for. Policies stand
/// in the order of scope and id, so that the order they were given in means nothing. Thread-safe;
/// keep it as long as its documents do not change.
public final class PolicySet {

  private static final int BOUND_FILTERS = 1_000;

  private final Vocabulary vocabulary;
  private final List<Versioned<AccessPolicy>> policies;
  private final Map<Bound, Typed<RowFilter>> filters = new LinkedHashMap<>(16, 0.75f, true);
  private volatile @Nullable Loaded loaded;

  private record Loaded(PolicyLanguage language, List<CompiledPolicy> policies) {}

  private record Bound(String text, SortedMap<String, Type> columns) {}

  /// Makes the set; retired policies are left out.
  public PolicySet(Vocabulary vocabulary, List<Versioned<AccessPolicy>> policies) {
    this.vocabulary = vocabulary;
    this.policies =
        policies.stream()
            .filter(policy -> !policy.document().retired())
            .sorted(
                Comparator.comparing((Versioned<AccessPolicy> policy) -> policy.document().scope())
                    .thenComparing(policy -> policy.document().id()))
            .toList();
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// All policies that are not retired.
  public List<CompiledPolicy> list() {
    return loaded().policies();
  }

  /// A filter bound to a table, with the entitlements of a scene.
  public FilterOutcome filter(Expression filter, SortedMap<String, Type> columns, Scene scene) {
    return switch (bound(filter, columns)) {
      case Typed.Broken<RowFilter>(List<Finding> findings) ->
          new FilterOutcome.Fails(findings.getFirst().message());
      case Typed.Sound<RowFilter>(RowFilter sound) -> resolved(sound, scene);
    };
  }

  private static FilterOutcome resolved(RowFilter filter, Scene scene) {
    try {
      return new FilterOutcome.Binds(filter.resolve(scene));
    } catch (Unresolved e) {
      return new FilterOutcome.Fails(e.why());
    }
  }

  /// What keeps a filter from being one of a table.
  public List<Finding> problems(Expression filter, SortedMap<String, Type> columns) {
    return loaded().language().filter(filter, columns).problems();
  }

  private Typed<RowFilter> bound(Expression filter, SortedMap<String, Type> columns) {
    var key = new Bound(filter.text(), new TreeMap<>(columns));
    synchronized (filters) {
      Typed<RowFilter> known = filters.get(key);
      if (known != null) {
        return known;
      }
    }
    Typed<RowFilter> made = loaded().language().filter(filter, columns);
    synchronized (filters) {
      filters.put(key, made);
      if (filters.size() > BOUND_FILTERS) {
        filters.remove(filters.keySet().iterator().next());
      }
    }
    return made;
  }

  private Loaded loaded() {
    Loaded known = loaded;
    return known == null ? load() : known;
  }

  private synchronized Loaded load() {
    Loaded known = loaded;
    if (known != null) {
      return known;
    }
    var language = new PolicyLanguage(vocabulary);
    var made =
        new Loaded(
            language,
            policies.stream().map(policy -> new CompiledPolicy(policy, language)).toList());
    loaded = made;
    return made;
  }
}
