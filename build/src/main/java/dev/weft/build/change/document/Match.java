package dev.weft.build.change.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What became of an item of a list.
sealed interface Match {

  record Added(Element item) implements Match {}

  record Removed(Element item) implements Match {}

  record Kept(Element old, Element now) implements Match {}

  /// Matches items by keys, the strongest first: what one key has brought together, the next does
  /// not look at; what has no key is the same when it says the same. Items of one key are taken in
  /// order, and what says exactly the same twice says it once. The answer is in the order of the
  /// new list, what was removed at the end.
  static List<Match> of(
      List<Element> old, List<Element> now, List<Function<Element, Optional<?>>> keys) {
    return ofEach(old.stream().distinct().toList(), now.stream().distinct().toList(), keys);
  }

  private static List<Match> ofEach(
      List<Element> old, List<Element> now, List<Function<Element, Optional<?>>> keys) {
    Map<Integer, Integer> partners = new HashMap<>();
    List<Function<Element, Optional<?>>> all = new ArrayList<>(keys);
    all.add(item -> Optional.of(item.fields()));
    for (var key : all) {
      Map<Object, Deque<Integer>> free = new HashMap<>();
      Set<Integer> taken = new HashSet<>(partners.values());
      for (int i = 0; i < old.size(); i++) {
        Optional<?> name = key.apply(old.get(i));
        if (name.isPresent() && !taken.contains(i)) {
          queue(free, name.get()).add(i);
        }
      }
      for (int i = 0; i < now.size(); i++) {
        Optional<?> name = key.apply(now.get(i));
        if (name.isPresent() && !partners.containsKey(i)) {
          Integer partner = queue(free, name.get()).poll();
          if (partner != null) {
            partners.put(i, partner);
          }
        }
      }
    }
    return matches(old, now, partners);
  }

  /// @param partners index of a new item to that of the old one it was
  private static List<Match> matches(
      List<Element> old, List<Element> now, Map<Integer, Integer> partners) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      Integer partner = partners.get(i);
      matches.add(partner == null ? new Added(now.get(i)) : new Kept(old.get(partner), now.get(i)));
    }
    Set<Integer> kept = new HashSet<>(partners.values());
    for (int i = 0; i < old.size(); i++) {
      if (!kept.contains(i)) {
        matches.add(new Removed(old.get(i)));
      }
    }
    return matches;
  }

  private static Deque<Integer> queue(Map<Object, Deque<Integer>> queues, Object key) {
    return queues.computeIfAbsent(key, any -> new ArrayDeque<>());
  }

  /// A key that is the text of a field.
  static Function<Element, Optional<?>> by(String field) {
    return item -> item.text(field);
  }

  /// Things with a name and perhaps an id: by id first, so that a new name is told as one.
  static List<Match> named(List<Element> old, List<Element> now) {
    return of(old, now, List.of(by("id"), by("name")));
  }
}
