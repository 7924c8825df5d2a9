package dev.weft.formats.edit;

import dev.weft.formats.yaml.Node;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// All that a document says, in its order and spelling, without places, quotes and comments. Fields
/// that Weft does not know are kept like all others.
public sealed interface Tree {

  int MOST_DIGITS = 99;

  /// Fields in the order written; keys are unique.
  record Fields(List<Field> fields) implements Tree {
    public Fields {
      fields = List.copyOf(fields);
    }

    public static Fields of(Field... fields) {
      return new Fields(List.of(fields));
    }

    public Optional<Tree> find(String key) {
      return fields.stream().filter(field -> field.key().equals(key)).map(Field::value).findFirst();
    }

    /// The text of a field that is a leaf with a value.
    public Optional<String> text(String key) {
      return find(key).flatMap(Tree::asText);
    }
  }

  /// One key with its value.
  record Field(String key, Tree value) {}

  record Items(List<Tree> items) implements Tree {
    public Items {
      items = List.copyOf(items);
    }

    public static Items of(Tree... items) {
      return new Items(List.of(items));
    }
  }

  /// A scalar.
  ///
  /// @param text of a number or boolean as it is written, of nothing empty
  record Leaf(String text, Node.Sort sort) implements Tree {}

  static Leaf text(String text) {
    return new Leaf(text, Node.Sort.STRING);
  }

  static Leaf flag(boolean yes) {
    return new Leaf(Boolean.toString(yes), Node.Sort.BOOLEAN);
  }

  static Leaf number(long number) {
    return new Leaf(Long.toString(number), Node.Sort.INTEGER);
  }

  static Leaf number(BigDecimal number) {
    // All digits of a number with a large exponent are more than anything reads.
    return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS
        ? new Leaf(number.toString(), Node.Sort.DECIMAL)
        : new Leaf(
            number.toPlainString(), number.scale() > 0 ? Node.Sort.DECIMAL : Node.Sort.INTEGER);
  }

  static Leaf nothing() {
    return new Leaf("", Node.Sort.NULL);
  }

  static Field field(String key, Tree value) {
    return new Field(key, value);
  }

  static Field field(String key, String text) {
    return new Field(key, text(text));
  }

  /// What a node of a document says; aliases are written out.
  static Tree of(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> of(mapping);
      case Node.Sequence sequence -> new Items(sequence.items().stream().map(Tree::of).toList());
      case Node.Scalar scalar ->
          new Leaf(scalar.sort() == Node.Sort.NULL ? "" : scalar.text(), scalar.sort());
    };
  }

  /// What a group of fields says.
  static Fields of(Node.Mapping mapping) {
    return new Fields(
        mapping.entries().stream()
            .map(entry -> new Field(entry.key(), of(entry.value())))
            .toList());
  }

  /// The same for values of ours.
  static Fields of(Value.Fields values) {
    return new Fields(
        values.fields().entrySet().stream()
            .map(entry -> new Field(entry.getKey(), of(entry.getValue())))
            .toList());
  }

  /// The same for any value of ours.
  static Tree of(Value value) {
    return switch (value) {
      case Value.Fields fields -> of(fields);
      case Value.Items(List<Value> items) -> new Items(items.stream().map(Tree::of).toList());
      case Value.Text(String text) -> text(text);
      case Value.Numeral(BigDecimal number) -> number(number);
      case Value.Flag(boolean yes) -> flag(yes);
      case Value.Nothing() -> nothing();
    };
  }

  /// Whether there is nothing below.
  default boolean isEmpty() {
    return switch (this) {
      case Fields(List<Field> fields) -> fields.isEmpty();
      case Items(List<Tree> items) -> items.isEmpty();
      case Leaf leaf -> true;
    };
  }

  /// The text of a leaf with a value.
  default Optional<String> asText() {
    return this instanceof Leaf leaf && leaf.sort() != Node.Sort.NULL
        ? Optional.of(leaf.text())
        : Optional.empty();
  }

  /// The tree at a JSON pointer below this one; empty when there is none.
  default Optional<Tree> at(String pointer) {
    Tree at = this;
    for (String step : Pointer.steps(pointer)) {
      Optional<Tree> next = at.below(step);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /// The child of a name or a number.
  private Optional<Tree> below(String step) {
    return switch (this) {
      case Fields fields -> fields.find(step);
      case Items(List<Tree> items) ->
          Pointer.index(step).filter(index -> index < items.size()).map(items::get);
      case Leaf leaf -> Optional.empty();
    };
  }
}
