package dev.weft.formats.yaml;

import dev.weft.model.error.Place;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node of a document by the core schema of YAML 1.2: dates stay strings, `no` is a string. What
/// the merge key `<<` brings in stands among the others.
public sealed interface Node {

  /// Where the node begins, with its JSON pointer.
  Place place();

  /// Keys and values in the order written; keys are unique.
  record Mapping(Place place, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /// The value of a key; empty when the key is missing or its value is null.
    public Optional<Node> find(String key) {
      return entry(key).map(Entry::value).filter(node -> !node.isNull());
    }

    public Optional<Entry> entry(String key) {
      // a loop, since every reader asks this of every field
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry);
        }
      }
      return Optional.empty();
    }

    public List<String> keys() {
      return entries.stream().map(Entry::key).toList();
    }
  }

  /// One key with its value; `at` is where the key stands.
  record Entry(String key, Place at, Node value) {}

  record Sequence(Place place, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// A leaf.
  ///
  /// @param text as written, without quotes; whole numbers to the base 10
  /// @param begins where the first character of the text stands, behind a quote; without a column
  ///   when it begins on a line of its own
  record Scalar(Place place, String text, Sort sort, Place begins) implements Node {
    public Scalar(Place place, String text, Sort sort) {
      this(place, text, sort, place);
    }
  }

  /// What the core schema makes of a scalar.
  enum Sort {
    NULL,
    BOOLEAN,
    INTEGER,
    DECIMAL,
    STRING
  }

  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.sort() == Sort.NULL;
  }

  /// What people call it: a text, a number, a list …
  default String word() {
    return switch (this) {
      case Mapping mapping -> "a group of fields";
      case Sequence sequence -> "a list";
      case Scalar scalar ->
          switch (scalar.sort()) {
            case NULL -> "nothing";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number";
            case DECIMAL -> "a number";
            case STRING -> "a text";
          };
    };
  }

  /// The text of a scalar other than null, else null.
  default @Nullable String textOrNull() {
    return this instanceof Scalar scalar && scalar.sort() != Sort.NULL ? scalar.text() : null;
  }
}
