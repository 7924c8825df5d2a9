package dev.weft.model.mesh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which domain is part of which. Immutable.
public final class DomainTree {

  /// No domain is part of another.
  public static final DomainTree FLAT = new DomainTree(Map.of());

  private final Map<String, String> parents;

  private DomainTree(Map<String, String> parents) {
    this.parents = Map.copyOf(parents);
  }

  /// Of domains that are not retired; a parent that is not among them counts all the same.
  public static DomainTree of(Collection<Domain> domains) {
    var parents = new HashMap<String, String>();
    domains.stream()
        .filter(domain -> !domain.retired())
        .forEach(domain -> domain.parent().ifPresent(parent -> parents.put(domain.name(), parent)));
    return new DomainTree(parents);
  }

  /// A domain, its parent, the parent of that, and so on; each once, also where they go in a
  /// circle.
  public List<String> line(String domain) {
    var line = new ArrayList<>(List.of(domain));
    Optional<String> next = parent(domain);
    while (next.isPresent() && !line.contains(next.get())) {
      line.add(next.get());
      next = parent(next.get());
    }
    return line;
  }

  public Optional<String> parent(String domain) {
    return Optional.ofNullable(parents.get(domain));
  }

  /// Whether a domain is its own ancestor.
  public boolean isCircular(String domain) {
    return parent(line(domain).getLast()).isPresent();
  }
}
