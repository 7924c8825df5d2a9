package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The fields of a closed group. Every field that was asked for is known; [#close] reports the
/// others. What is wrong becomes a finding and a harmless value, so that reading goes on.
final class Fields {

  private final Node.Mapping mapping;
  private final String thing;
  private final Findings findings;
  private final Set<String> known = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();

  /// @param thing what the group is, with an article: `a connection`
  Fields(Node.Mapping mapping, String thing, Findings findings) {
    this.mapping = mapping;
    this.thing = thing;
    this.findings = findings;
  }

  Findings findings() {
    return findings;
  }

  /// Where the whole group begins.
  Place place() {
    return mapping.place();
  }

  /// Where a field's value stands, else the group.
  Place at(String field) {
    return mapping.entry(field).map(entry -> entry.value().place()).orElse(mapping.place());
  }

  boolean has(String field) {
    return find(field).isPresent();
  }

  Optional<Node> find(String field) {
    known.add(field);
    return mapping.find(field);
  }

  /// A text that must be there.
  String text(String field) {
    return required(field, findText(field)).orElse("");
  }

  Optional<String> findText(String field) {
    return find(field).flatMap(node -> textOf(field, node));
  }

  private Optional<String> textOf(String field, Node node) {
    if (node instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.STRING) {
      if (!scalar.text().isBlank()) {
        return Optional.of(scalar.text());
      }
      wrong(node.place(), "`" + field + "` is empty", "Write something, or remove the field");
      return Optional.empty();
    }
    wrongType(field, node, "a text", "Put it in quotes if it is meant as a text");
    return Optional.empty();
  }

  /// A name in the spelling of [Names] that must be there.
  String name(String field, String named) {
    String text = text(field);
    if (!text.isEmpty() && !Names.isValid(text)) {
      findings.error(ErrorCode.DOC_NAME, at(field), Names.explain(named, text), "Rename it");
    }
    return text;
  }

  /// The same, where it may be left out.
  Optional<String> findName(String field, String named) {
    return find(field).isPresent()
        ? Optional.of(name(field, named)).filter(Names::isValid)
        : Optional.empty();
  }

  /// A name that no statement uses, so that words of SQL may be one.
  String spelled(String field, String named) {
    String text = text(field);
    if (!text.isEmpty() && !Names.isSpelled(text)) {
      findings.error(ErrorCode.DOC_NAME, at(field), Names.explain(named, text), "Rename it");
    }
    return text;
  }

  /// One of some words, that must be there.
  String word(String field, Collection<String> words) {
    return required(field, findWord(field, words)).orElse("");
  }

  Optional<String> findWord(String field, Collection<String> words) {
    Optional<String> text = findText(field);
    text.filter(word -> !words.contains(word))
        .ifPresent(
            word ->
                wrong(
                    at(field),
                    "`" + field + "` cannot be `" + word + "`",
                    Guess.hint(word, words, "Use one of " + String.join(", ", words))));
    return text;
  }

  /// Whether the document says `status: retired`.
  boolean isRetired() {
    return findWord("status", List.of("active", "retired")).orElse("active").equals("retired");
  }

  Optional<Boolean> findFlag(String field) {
    return find(field)
        .flatMap(
            node -> {
              if (node instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.BOOLEAN) {
                return Optional.of(scalar.text().equalsIgnoreCase("true"));
              }
              wrongType(field, node, "true or false", "Write true or false");
              return Optional.empty();
            });
  }

  /// A whole number within bounds; empty when it is missing or wrong.
  Optional<Long> findWhole(String field, long least, long most) {
    Optional<Node> node = find(field);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (node.get() instanceof Node.Scalar scalar && scalar.sort() == Node.Sort.INTEGER) {
      try {
        long value = Long.parseLong(scalar.text());
        if (value >= least && value <= most) {
          return Optional.of(value);
        }
      } catch (NumberFormatException e) {
        // said below, like any number out of bounds
      }
      wrong(scalar.place(), "`" + field + "` lies between " + least + " and " + most, "");
      return Optional.empty();
    }
    wrongType(field, node.get(), "a whole number", "");
    return Optional.empty();
  }

  long whole(String field, long least, long most) {
    return required(field, findWhole(field, least, most)).orElse(least);
  }

  /// Texts of a list; empty when the field is missing.
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(field)) {
      textOf(field, item).ifPresent(texts::add);
    }
    return texts;
  }

  /// Items of a list; empty when the field is missing.
  List<Node> items(String field) {
    Optional<Node> node = find(field);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Node.Sequence sequence) {
      return sequence.items();
    }
    wrongType(field, node.get(), "a list", "Write [ … ], or one `- ` per line");
    return List.of();
  }

  /// Groups of a list; empty when the field is missing.
  List<Fields> groups(String field, String each) {
    List<Fields> groups = new ArrayList<>();
    for (Node item : items(field)) {
      group(field, item, each).ifPresent(groups::add);
    }
    return groups;
  }

  Optional<Fields> findGroup(String field, String what) {
    return find(field).flatMap(node -> group(field, node, what));
  }

  private Optional<Fields> group(String field, Node node, String what) {
    if (node instanceof Node.Mapping group) {
      return Optional.of(new Fields(group, what, findings));
    }
    wrongType(field, node, "a group of fields", "");
    return Optional.empty();
  }

  /// The entries of a group with free keys, in the order written; empty when it is missing.
  List<Node.Entry> entries(String field) {
    Optional<Node> node = find(field);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Node.Mapping group) {
      return group.entries();
    }
    wrongType(field, node.get(), "a group of fields", "");
    return List.of();
  }

  /// A group of free keys with groups as values; null stands for a group without fields.
  Map<String, Fields> named(String field, String each) {
    Map<String, Fields> named = new LinkedHashMap<>();
    for (Node.Entry entry : entries(field)) {
      Node value = entry.value().isNull() ? new Node.Mapping(entry.at(), List.of()) : entry.value();
      group(entry.key(), value, each).ifPresent(group -> named.put(entry.key(), group));
    }
    return named;
  }

  /// A group of free keys with any scalars as values.
  Map<String, String> scalars(String field) {
    Map<String, String> scalars = new LinkedHashMap<>();
    for (Node.Entry entry : entries(field)) {
      String text = entry.value().textOrNull();
      if (text == null) {
        wrongType(entry.key(), entry.value(), "a single value", "");
      } else {
        scalars.put(entry.key(), text);
      }
    }
    return scalars;
  }

  /// A group of free keys with lists of texts as values.
  Map<String, List<String>> lists(String field) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    find(field)
        .flatMap(node -> group(field, node, "a group"))
        .ifPresent(
            group -> {
              for (String key : group.mapping.keys()) {
                lists.put(key, group.texts(key));
              }
            });
    return lists;
  }

  /// Takes the entries that nobody asked for.
  List<Node.Entry> rest() {
    List<Node.Entry> rest =
        mapping.entries().stream().filter(entry -> !known.contains(entry.key())).toList();
    rest.forEach(entry -> known.add(entry.key()));
    return rest;
  }

  /// Reports every field that nobody asked for, and what is missing unless such a field was meant
  /// to be it.
  void close() {
    for (Node.Entry entry : mapping.entries()) {
      if (!known.contains(entry.key())) {
        Guess.find(entry.key(), known).ifPresent(missing::remove);
        findings.error(
            ErrorCode.DOC_UNKNOWN_FIELD,
            entry.at(),
            "`" + entry.key() + "` is no field of " + thing,
            Guess.hint(entry.key(), known, "It has " + String.join(", ", known)));
      }
    }
    for (String field : missing) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          mapping.place(),
          "The field `" + field + "` of " + thing + " is missing",
          "Add `" + field + ":`");
    }
  }

  void wrong(Place place, String message, String hint) {
    findings.error(ErrorCode.DOC_VALUE, place, message, hint);
  }

  void wrongType(String field, Node node, String wanted, String hint) {
    wrong(node.place(), "`" + field + "` is " + wanted + ", not " + node.word(), hint);
  }

  /// Remembers a field as missing, for [#close], unless it is there in some form.
  void missing(String field) {
    if (!has(field)) {
      missing.add(field);
    }
  }

  private <T> Optional<T> required(String field, Optional<T> value) {
    if (value.isEmpty()) {
      missing(field);
    }
    return value;
  }
}
