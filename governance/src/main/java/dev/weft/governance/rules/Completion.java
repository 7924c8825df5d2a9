package dev.weft.governance.rules;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Facts as expressions see them: of the shape that they are typed with, where what is missing is
/// empty. Notes what does not fit. For one set of facts and one thread.
final class Completion {

  private final List<String> problems = new ArrayList<>();

  /// What does not fit; empty when everything does.
  List<String> problems() {
    return List.copyOf(problems);
  }

  /// Values of variables by name.
  Map<String, Object> of(SortedMap<String, Shape> shapes, Value.Fields given) {
    return fields("", shapes, given.fields());
  }

  private Map<String, Object> fields(
      String path, SortedMap<String, Shape> shapes, Map<String, Value> given) {
    var complete = new HashMap<String, Object>();
    for (String name : given.keySet()) {
      if (!shapes.containsKey(name)) {
        problems.add("there is no " + at(path, name));
      }
    }
    shapes.forEach(
        (name, shape) -> {
          Value value = given.get(name);
          complete.put(
              name,
              value == null || value instanceof Value.Nothing
                  ? empty(shape)
                  : value(at(path, name), shape, value));
        });
    return complete;
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Object value(String path, Shape shape, Value value) {
    Optional<Object> fitting =
        switch (shape) {
          case Shape.Text() -> Optional.<Object>ofNullable(text(value));
          case Shape.Texts() -> texts(value);
          case Shape.Whole() -> whole(value);
          case Shape.Decimal() ->
              value instanceof Value.Numeral(BigDecimal number)
                  ? Optional.of(number.doubleValue())
                  : Optional.empty();
          case Shape.Flag() ->
              value instanceof Value.Flag(boolean yes) ? Optional.of(yes) : Optional.empty();
          case Shape.Label label -> rank(label, value);
          case Shape.Words() -> words(value);
          case Shape.Group group ->
              value instanceof Value.Fields(Map<String, Value> fields)
                  ? Optional.of(fields(path, group.fields(), fields))
                  : Optional.empty();
          case Shape.Many(Shape.Group each) -> many(path, each, value);
        };
    if (fitting.isEmpty()) {
      problems.add(path + " is not " + words(shape));
    }
    return fitting.orElseGet(() -> empty(shape));
  }

  private Optional<Object> many(String path, Shape.Group each, Value value) {
    if (!(value instanceof Value.Items(List<Value> items))) {
      return Optional.empty();
    }
    var all = new ArrayList<Object>();
    for (int at = 0; at < items.size(); at++) {
      all.add(value(path + "[" + at + "]", each, items.get(at)));
    }
    return Optional.of(all);
  }

  private static Optional<Object> texts(Value value) {
    if (!(value instanceof Value.Items(List<Value> items))) {
      return Optional.empty();
    }
    List<String> texts = items.stream().map(Completion::text).filter(t -> t != null).toList();
    return texts.size() == items.size() ? Optional.of(texts) : Optional.empty();
  }

  private static Optional<Object> words(Value value) {
    if (!(value instanceof Value.Fields(Map<String, Value> fields))) {
      return Optional.empty();
    }
    var words = new TreeMap<String, String>();
    fields.forEach(
        (name, field) -> {
          String text = text(field);
          if (text != null) {
            words.put(name, text);
          }
        });
    return words.size() == fields.size() ? Optional.of(words) : Optional.empty();
  }

  private static Optional<Object> whole(Value value) {
    return value instanceof Value.Numeral(BigDecimal number)
            && number.setScale(0, RoundingMode.DOWN).compareTo(number) == 0
            && number.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? Optional.of(number.longValueExact())
        : Optional.empty();
  }

  private static Optional<Object> rank(Shape.Label label, Value value) {
    String name = text(value);
    int rank = name == null ? -1 : label.family().rank(name);
    return rank < 0 ? Optional.empty() : Optional.of((long) rank);
  }

  private static @Nullable String text(Value value) {
    return value instanceof Value.Text(String text) ? text : null;
  }

  static Object empty(Shape shape) {
    return switch (shape) {
      case Shape.Text() -> "";
      case Shape.Texts() -> List.of();
      case Shape.Many _ -> List.of();
      case Shape.Whole() -> 0L;
      case Shape.Label _ -> 0L;
      case Shape.Decimal() -> 0.0;
      case Shape.Flag() -> false;
      case Shape.Words() -> Map.of();
      case Shape.Group(String _, SortedMap<String, Shape> fields) -> {
        var all = new HashMap<String, Object>();
        fields.forEach((name, field) -> all.put(name, empty(field)));
        yield all;
      }
    };
  }

  private static String words(Shape shape) {
    return switch (shape) {
      case Shape.Text() -> "a text";
      case Shape.Texts() -> "a list of texts";
      case Shape.Whole() -> "a whole number";
      case Shape.Decimal() -> "a number";
      case Shape.Flag() -> "true or false";
      case Shape.Label(var family) -> "one of " + String.join(", ", family.order());
      case Shape.Words() -> "a group of texts";
      case Shape.Group _ -> "a group of fields";
      case Shape.Many _ -> "a list";
    };
  }
}
