package dev.weft.formats.edit;

import java.util.List;
import java.util.Optional;

/// The place of an edit: a group or list, and the child in it that is meant.
///
/// @param holder the group or list
/// @param step name or number of the child
record Target(Span holder, String step) {

  /// Follows a pointer down to its last step; empty when something on the way is no group or list
  /// of its own, such as an alias.
  static Optional<Target> find(Span root, String pointer) {
    List<String> steps = Pointer.steps(pointer);
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Span at = root;
    for (String step : steps.subList(0, steps.size() - 1)) {
      Optional<Span> next = child(at, step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(new Target(at, steps.getLast()));
  }

  private static Optional<Span> child(Span at, String step) {
    return switch (at) {
      case Span.Fields fields ->
          fields.entries().stream()
              .filter(entry -> entry.name().equals(step))
              .map(Span.Entry::value)
              .findFirst();
      case Span.Items items ->
          Pointer.index(step).filter(i -> i < items.items().size()).map(items.items()::get);
      case Span.Leaf leaf -> Optional.empty();
    };
  }

  /// The number of the child among its siblings; for an item to be added the one behind the last,
  /// -1 when there is none.
  int index() {
    return switch (holder) {
      case Span.Fields fields -> {
        List<String> names = fields.entries().stream().map(Span.Entry::name).toList();
        yield names.indexOf(step);
      }
      case Span.Items items -> {
        int index = step.equals("-") ? items.items().size() : Pointer.index(step).orElse(-1);
        yield index <= items.items().size() ? index : -1;
      }
      case Span.Leaf leaf -> -1;
    };
  }
}
