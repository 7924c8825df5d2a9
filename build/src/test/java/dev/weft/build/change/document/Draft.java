package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/// A document under change. Paths are those of changes without the leading slash: items of lists
/// are named by their keys.
final class Draft {

  private static final Set<String> KEYS =
      Set.of("name", "property", "server", "role", "channel", "username", "url", "id", "metric");

  private static final Set<String> LISTS =
      Set.of(
          "schema",
          "properties",
          "quality",
          "relationships",
          "customProperties",
          "servers",
          "roles",
          "slaProperties",
          "support",
          "authoritativeDefinitions",
          "members",
          "outputPorts",
          "inputPorts",
          "managementPorts",
          "inputContracts",
          "enum");

  private final Map<String, Object> root;

  Draft(Map<String, Object> root) {
    this.root = map(root);
  }

  Draft copy() {
    return new Draft(root);
  }

  Value.Fields value() {
    return (Value.Fields) value(root);
  }

  Draft set(String path, Object value) {
    Object parent = parent(path);
    String last = last(path);
    if (parent instanceof List) {
      List<Object> list = list(parent);
      int at = index(list, last);
      if (at < 0) {
        list.add(copy(value));
      } else {
        list.set(at, copy(value));
      }
    } else {
      fields(parent).put(last, copy(value));
    }
    return this;
  }

  Draft remove(String path) {
    Object parent = parent(path);
    if (parent instanceof List) {
      list(parent).remove(index(list(parent), last(path)));
    } else {
      fields(parent).remove(last(path));
    }
    return this;
  }

  /// Each item of a list once more.
  Draft doubled(String path) {
    List<Object> items = list(step(parent(path), last(path)));
    items.addAll(items.stream().map(Draft::copy).toList());
    return this;
  }

  /// Items and fields in another order, wherever there are some.
  Draft shuffled(Random random) {
    shuffle(root, random);
    return this;
  }

  private static void shuffle(Object node, Random random) {
    if (node instanceof List<?> items) {
      items.forEach(item -> shuffle(item, random));
      Collections.shuffle(list(node), random);
    } else if (node instanceof Map<?, ?> group) {
      group.values().forEach(item -> shuffle(item, random));
      Map<String, Object> fields = fields(node);
      List<String> keys = new ArrayList<>(fields.keySet());
      Collections.shuffle(keys, random);
      keys.forEach(key -> fields.put(key, Objects.requireNonNull(fields.remove(key))));
    }
  }

  private Object parent(String path) {
    Object at = root;
    String[] steps = path.split("/", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      at = step(at, steps[i]);
    }
    return at;
  }

  private static Object step(Object at, String step) {
    if (at instanceof List) {
      int index = index(list(at), step);
      if (index < 0) {
        throw new IllegalArgumentException("Nothing is called " + step);
      }
      return list(at).get(index);
    }
    return fields(at)
        .computeIfAbsent(
            step, key -> LISTS.contains(key) ? new ArrayList<>() : new LinkedHashMap<>());
  }

  private static int index(List<Object> list, String key) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> item
          && KEYS.stream().anyMatch(field -> key.equals(item.get(field)))) {
        return i;
      }
    }
    return -1;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(Object node) {
    return (List<Object>) node;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> fields(Object node) {
    return (Map<String, Object>) node;
  }

  private static Map<String, Object> map(Map<?, ?> fields) {
    Map<String, Object> copy = new LinkedHashMap<>();
    fields.entrySet().stream()
        .sorted(Comparator.comparing(entry -> (String) entry.getKey()))
        .forEach(entry -> copy.put((String) entry.getKey(), copy(entry.getValue())));
    return copy;
  }

  private static Object copy(Object value) {
    return switch (value) {
      case Map<?, ?> fields -> map(fields);
      case List<?> items -> new ArrayList<Object>(items.stream().map(Draft::copy).toList());
      default -> value;
    };
  }

  private static Value value(Object node) {
    return switch (node) {
      case Map<?, ?> fields -> {
        Map<String, Value> values = new LinkedHashMap<>();
        fields.forEach((key, field) -> values.put((String) key, value(field)));
        yield new Value.Fields(values);
      }
      case List<?> items -> new Value.Items(items.stream().map(Draft::value).toList());
      case Boolean flag -> new Value.Flag(flag);
      case Number number -> new Value.Numeral(new BigDecimal(number.toString()));
      default -> new Value.Text(node.toString());
    };
  }
}
