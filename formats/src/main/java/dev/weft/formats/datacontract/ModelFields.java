package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.document.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the fields of a model, each with the definition that it refers to.
final class ModelFields {

  private static final List<String> OPTIONS =
      List.of(
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum");

  /// What definitions inside definitions may become, as a tree.
  private static final int MOST_FIELDS = 20_000;

  private final Part root;
  private final Carried carried;
  private final Losses losses;
  private final Deque<String> open = new ArrayDeque<>();
  private int fields;

  ModelFields(Part root, Carried carried, Losses losses) {
    this.root = root;
    this.carried = carried;
    this.losses = losses;
  }

  List<Field> of(Part owner) {
    List<Field> fields = new ArrayList<>();
    if (owner.find("fields").orElse(null) instanceof Node.Mapping group) {
      for (Node.Entry entry : group.entries()) {
        if (entry.value() instanceof Node.Mapping mapping) {
          fields.add(field(entry.key(), new Part(mapping)));
        }
      }
    }
    return fields;
  }

  private Field field(String name, Part own) {
    Optional<Part> definition = definition(own);
    if (++fields > MOST_FIELDS
        || definition.map(Part::pointer).filter(open::contains).isPresent()) {
      losses.changed(own.place(), "`" + name + "` holds too much, so its inside is left open", "");
      return Field.of(name, new Kind.Unknown(""), own.place());
    }
    open.push(definition.map(Part::pointer).orElse(""));
    Field field = read(name, own, definition);
    open.pop();
    return field;
  }

  private Field read(String name, Part own, Optional<Part> definition) {
    List<Part> parts = new ArrayList<>(List.of(own));
    definition.ifPresent(parts::add);
    Words words = new Words(parts);
    Field field = Field.of(name, kind(name, words), own.place());
    field = flags(field, words);
    field = field.withDescription(words.taken("description").orElse("").strip());
    for (String option : OPTIONS) {
      Optional<Node> value = words.take(option);
      if (value.isPresent()) {
        field = field.withOption(option, Values.of(value.get()));
      }
    }
    field = texts(field, words);
    field = lists(field, words);
    List<Value> quality =
        parts.stream().flatMap(part -> ModelQuality.read(part, carried).stream()).toList();
    return quality.isEmpty() ? field : field.with("quality", new Value.Items(quality));
  }

  /// Only those of the same document; others are never fetched.
  private Optional<Part> definition(Part own) {
    String reference = own.text("$ref").orElse("");
    String prefix = "#/definitions/";
    if (!reference.startsWith(prefix)) {
      return Optional.empty();
    }
    Optional<Part> found =
        root.part("definitions").flatMap(all -> all.part(reference.substring(prefix.length())));
    found.ifPresent(part -> carried.take(own.pointer(), "$ref"));
    found.ifPresent(part -> carried.take(part.pointer(), "name"));
    return found;
  }

  private static Field flags(Field field, Words words) {
    Field changed = words.flag("required") ? field.asRequired() : field;
    changed = words.flag("unique") ? changed.asUnique() : changed;
    // both words are taken, whichever says so
    boolean now = words.flag("primaryKey");
    boolean before = words.flag("primary");
    return now || before ? changed.withKeyPosition(1) : changed;
  }

  private static Field texts(Field field, Words words) {
    Field changed = field;
    Map<String, String> names = new LinkedHashMap<>();
    names.put("title", "businessName");
    names.put("classification", "classification");
    for (Map.Entry<String, String> name : names.entrySet()) {
      Optional<String> text = words.taken(name.getKey());
      if (text.isPresent()) {
        changed = changed.with(name.getValue(), new Value.Text(text.get()));
      }
    }
    if (words.flag("pii")) {
      Map<String, Value> pii = new LinkedHashMap<>();
      pii.put("property", new Value.Text("pii"));
      pii.put("value", new Value.Flag(true));
      changed = changed.with("customProperties", new Value.Items(List.of(new Value.Fields(pii))));
    }
    return changed;
  }

  private static Field lists(Field field, Words words) {
    Field changed = field;
    if (words.take("enum").orElse(null) instanceof Node.Sequence list) {
      changed =
          changed.withAllowed(
              list.items().stream().filter(node -> !node.isNull()).map(Values::of).toList());
    }
    if (words.take("tags").orElse(null) instanceof Node.Sequence list) {
      changed = changed.with("tags", Values.of(list));
    }
    List<Value> examples = new ArrayList<>();
    words.take("example").map(Values::of).ifPresent(examples::add);
    if (words.take("examples").orElse(null) instanceof Node.Sequence list) {
      list.items().stream().map(Values::of).forEach(examples::add);
    }
    return examples.isEmpty() ? changed : changed.with("examples", new Value.Items(examples));
  }

  private Kind kind(String name, Words words) {
    String type = words.taken("type").orElse("");
    return switch (type) {
      case "string", "text", "varchar" -> text(words);
      case "int", "integer" -> new Kind.Whole("i32");
      case "long", "bigint" -> new Kind.Whole("i64");
      case "float" -> new Kind.Real("f32");
      case "double" -> new Kind.Real("f64");
      case "number", "decimal", "numeric" -> decimal(words);
      case "boolean" -> new Kind.Truth();
      case "date" -> new Kind.Day();
      case "time" -> new Kind.Clock();
      case "timestamp", "timestamp_tz" -> new Kind.Moment(true);
      case "timestamp_ntz" -> new Kind.Moment(false);
      case "bytes" -> new Kind.Bytes();
      case "object", "record", "struct" ->
          new Kind.Group(words.parts().stream().flatMap(part -> of(part).stream()).toList());
      case "array" -> new Kind.Many(inner("items", "element", words));
      case "map" -> new Kind.Lookup(inner("keys", "key", words), inner("values", "value", words));
      default -> {
        losses.changed(
            words.parts().getFirst().place(),
            type.isEmpty()
                ? "`" + name + "` has no type, so it becomes a string"
                : "The type `"
                    + type
                    + "` of `"
                    + name
                    + "` has no word here, so it becomes a string",
            "Write the logicalType that is meant");
        yield new Kind.Unknown(type);
      }
    };
  }

  private static Kind text(Words words) {
    return new Kind.Text(words.taken("format").orElse(""));
  }

  private static Kind decimal(Words words) {
    Optional<Integer> precision = words.whole("precision");
    Optional<Integer> scale = words.whole("scale");
    if (precision.isEmpty() || precision.get() < 1 || scale.orElse(0) > precision.get()) {
      return new Kind.Real("f64");
    }
    words.take("precision");
    words.take("scale");
    return new Kind.Exact(precision.get(), Math.max(0, scale.orElse(0)));
  }

  private Field inner(String word, String name, Words words) {
    return words.parts().stream()
        .map(part -> part.part(word))
        .flatMap(Optional::stream)
        .findFirst()
        .map(part -> field(name, part))
        .orElseGet(() -> Field.of(name, new Kind.Unknown(""), words.parts().getFirst().place()));
  }

  /// A field and its definition; what the field itself says wins.
  private final class Words {

    private final List<Part> parts;

    Words(List<Part> parts) {
      this.parts = List.copyOf(parts);
    }

    List<Part> parts() {
      return parts;
    }

    Optional<Node> take(String word) {
      Optional<Node> found =
          parts.stream().map(part -> part.find(word)).flatMap(Optional::stream).findFirst();
      // what is overruled is carried, as far as it goes
      parts.stream().filter(part -> part.has(word)).forEach(p -> carried.take(p.pointer(), word));
      return found;
    }

    Optional<String> taken(String word) {
      return take(word).map(Node::textOrNull);
    }

    Optional<Integer> whole(String word) {
      return parts.stream().map(part -> part.whole(word)).flatMap(Optional::stream).findFirst();
    }

    boolean flag(String word) {
      return taken(word).filter(text -> text.equalsIgnoreCase("true")).isPresent();
    }
  }
}
