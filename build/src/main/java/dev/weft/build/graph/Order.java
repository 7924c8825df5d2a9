package dev.weft.build.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// An order in which things can be made, given what each needs. Pure.
public sealed interface Order {

  /// Everything in an order in which needs come first; equal input gives equal order.
  record Sorted(List<String> names) implements Order {
    public Sorted {
      names = List.copyOf(names);
    }
  }

  /// There is no such order.
  ///
  /// @param path a circle, its first name repeated at the end
  record Cyclic(List<String> path) implements Order {
    public Cyclic {
      path = List.copyOf(path);
    }

    /// The circle as people read it: `a → b → a`.
    public String text() {
      return String.join(" → ", path);
    }
  }

  /// Orders the keys of `needs`; a need that is no key is ignored (it is made elsewhere).
  static Order of(Map<String, ? extends Set<String>> needs) {
    return new Sorter(needs).sort();
  }

  /// Depth-first, without recursion, so that a long chain does not exhaust the stack.
  final class Sorter {
    private final Map<String, ? extends Set<String>> needs;
    private final LinkedHashSet<String> done = new LinkedHashSet<>();
    private final LinkedHashMap<String, List<String>> open = new LinkedHashMap<>();

    private Sorter(Map<String, ? extends Set<String>> needs) {
      this.needs = needs;
    }

    private Order sort() {
      for (String name : new TreeSet<>(needs.keySet())) {
        var circle = visit(name);
        if (!circle.isEmpty()) {
          return new Cyclic(circle);
        }
      }
      return new Sorted(List.copyOf(done));
    }

    private List<String> visit(String start) {
      enter(start);
      while (!open.isEmpty()) {
        String name = open.lastEntry().getKey();
        List<String> left = open.lastEntry().getValue();
        if (left.isEmpty()) {
          open.remove(name);
          done.add(name);
          continue;
        }
        String next = left.removeLast();
        if (open.containsKey(next)) {
          return circle(next);
        }
        enter(next);
      }
      return List.of();
    }

    private void enter(String name) {
      Set<String> needed = needs.get(name);
      if (needed != null && !done.contains(name)) {
        open.put(name, new ArrayList<>(new TreeSet<>(needed).reversed()));
      }
    }

    private List<String> circle(String name) {
      var path = new ArrayList<>(open.keySet());
      var circle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
      circle.add(name);
      return circle;
    }
  }
}
