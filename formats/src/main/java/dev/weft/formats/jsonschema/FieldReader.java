package dev.weft.formats.jsonschema;

import dev.weft.formats.jsonschema.Views.View;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Repeats;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the properties of a schema as fields.
final class FieldReader {

  private static final List<String> FORMATS =
      List.of("email", "uuid", "uri", "hostname", "ipv4", "ipv6", "byte", "password");
  private static final List<String> OF_TEXTS = List.of("minLength", "maxLength", "pattern");
  private static final List<String> OF_LISTS = List.of("minItems", "maxItems", "uniqueItems");
  private static final List<String> OF_OBJECTS = List.of("minProperties", "maxProperties");

  /// What a schema with references may become, as a tree.
  private static final int MOST_FIELDS = 20_000;

  private static final int DEEPEST = 64;

  private final Views views;
  private final Carried carried;
  private final Losses losses;
  private final Repeats repeats = new Repeats();
  private final Deque<String> open = new ArrayDeque<>();
  private int fields;
  private int depth;

  FieldReader(Views views, Carried carried, Losses losses) {
    this.views = views;
    this.carried = carried;
    this.losses = losses;
  }

  List<Field> properties(View owner) {
    Set<String> required = owner.takeTexts("required");
    List<Field> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Node.Mapping group : owner.mappings("properties")) {
      for (Node.Entry entry : group.entries()) {
        if (names.add(entry.key())) {
          field(entry.key(), entry.value(), required.contains(entry.key())).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  /// Empty for what is no schema; that nobody takes, so it is listed.
  private Optional<Field> field(String name, Node node, boolean required) {
    Optional<View> view = views.of(node);
    if (view.isEmpty()) {
      return Optional.empty();
    }
    if (++fields > MOST_FIELDS) {
      if (fields == MOST_FIELDS + 1) {
        losses.left(node.place(), "More than " + MOST_FIELDS + " fields are left out", "");
      }
      return Optional.empty();
    }
    List<String> pointers = view.get().pointers();
    if (pointers.stream().anyMatch(open::contains)) {
      losses.changed(node.place(), "`" + name + "` holds itself, so its inside is left open", "");
      return Optional.of(Field.of(name, new Kind.Group(List.of()), node.place()));
    }
    if (depth >= DEEPEST || !isAdmitted(view.get())) {
      losses.changed(node.place(), "`" + name + "` holds too much, so its inside is left open", "");
      return Optional.of(Field.of(name, new Kind.Unknown(""), node.place()));
    }
    pointers.forEach(open::push);
    depth++;
    Field field = read(name, view.get(), required);
    depth--;
    pointers.forEach(open::remove);
    return Optional.of(field);
  }

  /// What a schema refers to is read once more; the first is the schema itself.
  private boolean isAdmitted(View view) {
    return view.parts().stream().skip(1).allMatch(repeats::admits);
  }

  private Field read(String name, View given, boolean required) {
    Alternatives alternatives = Alternatives.of(given, views, carried);
    View view = alternatives.view();
    Set<String> types = types(view);
    boolean nullable = types.remove("null") || alternatives.nullable();
    Field field = Field.of(name, new Kind.Unknown(""), view.place());
    field = typed(field, view, types);
    if (required && !nullable) {
      field = field.asRequired();
    }
    field = field.withDescription(view.takeText("description").orElse(""));
    Optional<String> title = view.takeText("title");
    if (title.isPresent()) {
      field = field.with("businessName", new Value.Text(title.get()));
    }
    if (view.find("examples").orElse(null) instanceof Node.Sequence) {
      field = field.with("examples", Values.of(view.take("examples").orElseThrow()));
    }
    return allowed(field, view);
  }

  private Set<String> types(View view) {
    Set<String> types = new java.util.LinkedHashSet<>();
    Optional<Node> type = view.find("type");
    type.map(Node::textOrNull).ifPresent(types::add);
    if (type.orElse(null) instanceof Node.Sequence list) {
      list.items().stream()
          .map(Node::textOrNull)
          .filter(java.util.Objects::nonNull)
          .forEach(types::add);
    }
    if (types.stream().filter(word -> !word.equals("null")).count() <= 1) {
      view.take("type");
    }
    return types;
  }

  private Field typed(Field field, View view, Set<String> types) {
    String type =
        types.size() == 1 ? types.iterator().next() : types.isEmpty() ? implied(view) : "";
    return switch (type) {
      case "string" -> text(field, view);
      case "integer", "number" -> NumberReader.read(field, view, type.equals("integer"));
      case "boolean" -> kind(field, new Kind.Truth());
      case "array" -> array(field, view);
      case "object" -> object(field, view);
      default -> {
        losses.changed(
            field.place(),
            "`" + field.name() + "` has no one type, so it becomes a string",
            "Write the logicalType that is meant");
        yield field;
      }
    };
  }

  private static String implied(View view) {
    if (!view.mappings("properties").isEmpty()) {
      return "object";
    }
    if (view.find("items").isPresent()) {
      return "array";
    }
    List<Value> values = values(view);
    return !values.isEmpty() && values.stream().allMatch(Value.Text.class::isInstance)
        ? "string"
        : "";
  }

  private Field text(Field field, View view) {
    String format = view.find("format").map(Node::textOrNull).orElse("");
    Kind kind =
        switch (format) {
          case "date" -> new Kind.Day();
          case "time" -> new Kind.Clock();
          case "date-time" -> new Kind.Moment(true);
          default -> new Kind.Text(FORMATS.contains(format) ? format : "");
        };
    boolean told = kind instanceof Kind.Text(String word) ? word.equals(format) : true;
    if (told && !format.isEmpty()) {
      view.take("format");
    }
    String encoding = view.find("contentEncoding").map(Node::textOrNull).orElse("");
    if (encoding.equals("base64")) {
      view.take("contentEncoding");
      return kind(field, new Kind.Bytes());
    }
    Field typed = kind(field, kind);
    return kind instanceof Kind.Text ? options(typed, view, OF_TEXTS) : typed;
  }

  private Field array(Field field, View view) {
    Optional<Field> item = view.find("items").flatMap(node -> field("element", node, true));
    Field element = item.orElseGet(() -> Field.of("element", new Kind.Unknown(""), field.place()));
    return options(kind(field, new Kind.Many(element)), view, OF_LISTS);
  }

  private Field object(Field field, View view) {
    List<Field> inside = properties(view);
    Optional<Node> others = view.find("additionalProperties");
    if (inside.isEmpty() && others.orElse(null) instanceof Node.Mapping values) {
      Place at = field.place();
      Field key =
          view.find("propertyNames")
              .flatMap(node -> field("key", node, false))
              .filter(known -> known.kind() instanceof Kind.Text)
              .orElseGet(() -> Field.of("key", new Kind.Text(""), at));
      Optional<Field> value = field("value", values, true);
      return options(
          kind(
              field,
              new Kind.Lookup(
                  key, value.orElseGet(() -> Field.of("value", new Kind.Unknown(""), at)))),
          view,
          OF_OBJECTS);
    }
    if (others.map(Node::textOrNull).filter("true"::equals).isPresent()) {
      view.take("additionalProperties");
    }
    return options(kind(field, new Kind.Group(inside)), view, OF_OBJECTS);
  }

  private Field allowed(Field field, View view) {
    List<Value> values = values(view);
    boolean plain =
        values.stream()
            .allMatch(
                value ->
                    value instanceof Value.Text
                        || value instanceof Value.Numeral
                        || value instanceof Value.Flag);
    if (values.isEmpty() || !plain) {
      return field;
    }
    view.take("enum");
    view.take("const");
    return field.withAllowed(values);
  }

  /// Of `enum` and `const`, without null.
  private static List<Value> values(View view) {
    if (view.find("enum").orElse(null) instanceof Node.Sequence list) {
      return list.items().stream().filter(node -> !node.isNull()).map(Values::of).toList();
    }
    return view.find("const").map(Values::of).map(List::of).orElse(List.of());
  }

  private static Field options(Field field, View view, List<String> words) {
    Field changed = field;
    for (String word : words) {
      if (view.find(word).isPresent()) {
        changed = changed.withOption(word, Values.of(view.take(word).orElseThrow()));
      }
    }
    return changed;
  }

  static Field kind(Field field, Kind kind) {
    return new Field(
        field.name(),
        field.source(),
        kind,
        field.required(),
        field.unique(),
        field.keyPosition(),
        field.options(),
        field.allowed(),
        field.physicalType(),
        field.description(),
        field.more(),
        field.place());
  }
}
