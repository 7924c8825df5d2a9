package dev.weft.formats.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// One change of a tree, at a JSON pointer.
public sealed interface TreeEdit {

  String pointer();

  /// Puts another value in the place of one that is there.
  record Set(String pointer, Tree value) implements TreeEdit {}

  /// Adds a field that is not there, at the end of its group; or an item, before the one of that
  /// number, or with `-` at the end of its list.
  record Add(String pointer, Tree value) implements TreeEdit {}

  /// Takes a field or an item away.
  record Remove(String pointer) implements TreeEdit {}

  /// Gives a field another key, at its place among the others.
  record Rename(String pointer, String key) implements TreeEdit {}

  /// Puts a value one level deeper: `x` becomes `{ key: x }`.
  record Wrap(String pointer, String key) implements TreeEdit {}

  /// The tree after the change; empty when there is nothing of that kind at its place.
  default Optional<Tree> apply(Tree root) {
    List<String> steps = Pointer.steps(pointer());
    return steps.isEmpty() ? Optional.empty() : changed(root, steps);
  }

  private Optional<Tree> changed(Tree at, List<String> steps) {
    String step = steps.getFirst();
    if (steps.size() == 1) {
      return switch (at) {
        case Tree.Fields fields -> field(fields, step);
        case Tree.Items items -> item(items, step);
        case Tree.Leaf leaf -> Optional.empty();
      };
    }
    List<String> rest = steps.subList(1, steps.size());
    return switch (at) {
      case Tree.Fields fields -> replaced(fields, step, value -> changed(value, rest));
      case Tree.Items items -> replaced(items, step, value -> changed(value, rest));
      case Tree.Leaf leaf -> Optional.empty();
    };
  }

  private Optional<Tree> field(Tree.Fields at, String key) {
    return switch (this) {
      case Set(var _, Tree value) -> replaced(at, key, old -> Optional.of(value));
      case Wrap(var _, String name) ->
          replaced(at, key, old -> Optional.of(Tree.Fields.of(Tree.field(name, old))));
      case Add(var _, Tree value) when at.find(key).isEmpty() -> {
        List<Tree.Field> fields = new ArrayList<>(at.fields());
        fields.add(new Tree.Field(key, value));
        yield Optional.of(new Tree.Fields(fields));
      }
      case Add add -> Optional.empty();
      case Remove remove -> {
        List<Tree.Field> fields = new ArrayList<>(at.fields());
        boolean found = fields.removeIf(field -> field.key().equals(key));
        yield found ? Optional.of(new Tree.Fields(fields)) : Optional.empty();
      }
      case Rename(var _, String name) -> renamed(at, key, name);
    };
  }

  private static Optional<Tree> renamed(Tree.Fields at, String key, String name) {
    return at.find(key).isEmpty() || at.find(name).isPresent()
        ? Optional.empty()
        : Optional.of(
            new Tree.Fields(
                at.fields().stream()
                    .map(f -> f.key().equals(key) ? new Tree.Field(name, f.value()) : f)
                    .toList()));
  }

  private Optional<Tree> item(Tree.Items at, String step) {
    List<Tree> items = new ArrayList<>(at.items());
    Optional<Integer> index =
        step.equals("-") && this instanceof Add ? Optional.of(items.size()) : Pointer.index(step);
    if (index.isEmpty() || index.get() >= items.size() + (this instanceof Add ? 1 : 0)) {
      return Optional.empty();
    }
    switch (this) {
      case Set(var _, Tree value) -> items.set(index.get(), value);
      case Wrap(var _, String key) ->
          items.set(index.get(), Tree.Fields.of(Tree.field(key, items.get(index.get()))));
      case Add(var _, Tree value) -> items.add(index.get(), value);
      case Remove remove -> items.remove(index.get().intValue());
      case Rename rename -> {
        return Optional.empty();
      }
    }
    return Optional.of(new Tree.Items(items));
  }

  private static Optional<Tree> replaced(
      Tree.Fields at, String key, Function<Tree, Optional<Tree>> change) {
    List<Tree.Field> fields = new ArrayList<>(at.fields());
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).key().equals(key)) {
        Optional<Tree> value = change.apply(fields.get(i).value());
        if (value.isEmpty()) {
          return Optional.empty();
        }
        fields.set(i, new Tree.Field(key, value.get()));
        return Optional.of(new Tree.Fields(fields));
      }
    }
    return Optional.empty();
  }

  private static Optional<Tree> replaced(
      Tree.Items at, String step, Function<Tree, Optional<Tree>> change) {
    List<Tree> items = new ArrayList<>(at.items());
    Optional<Tree> value =
        Pointer.index(step)
            .filter(index -> index < items.size())
            .flatMap(index -> change.apply(items.get(index)));
    value.ifPresent(tree -> items.set(Pointer.index(step).orElseThrow(), tree));
    return value.map(tree -> new Tree.Items(items));
  }
}
