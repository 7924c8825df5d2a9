package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.TypeWords;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.document.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one field with all that is said of it.
final class FieldReader {

  private static final List<String> OPTIONS =
      List.of(
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum");

  /// What the specification has for a field or a definition. All else extends it.
  private static final Set<String> KNOWN =
      Set.of(
          "$ref",
          "type",
          "title",
          "description",
          "domain",
          "name",
          "enum",
          "required",
          "primary",
          "primaryKey",
          "references",
          "unique",
          "format",
          "precision",
          "scale",
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "exclusiveMinimum",
          "exclusiveMaximum",
          "example",
          "examples",
          "pii",
          "classification",
          "tags",
          "links",
          "fields",
          "items",
          "keys",
          "values",
          "quality",
          "lineage",
          "config");

  private final FieldKinds kinds;
  private final String serverType;
  private final Carried carried;
  private final Losses losses;

  FieldReader(FieldKinds kinds, String serverType, Carried carried, Losses losses) {
    this.kinds = kinds;
    this.serverType = serverType;
    this.carried = carried;
    this.losses = losses;
  }

  Field read(String name, FieldWords words) {
    Field field = Field.of(name, kinds.read(name, words), words.own().place());
    field = flags(field, words);
    field = field.withDescription(words.text("description").orElse("").strip());
    for (String option : OPTIONS) {
      Optional<Node> value = words.take(option);
      if (value.isPresent()) {
        field = field.withOption(option, Values.of(value.get()));
      }
    }
    field = texts(field, words);
    field = lists(field, words);
    List<Value> quality =
        words.parts().stream()
            .flatMap(part -> ModelQuality.read(part, carried, losses).stream())
            .toList();
    field = quality.isEmpty() ? field : field.with("quality", new Value.Items(quality));
    field = lineage(field, words);
    return extras(field, words);
  }

  private static Field flags(Field field, FieldWords words) {
    Field changed = words.flag("required") ? field.asRequired() : field;
    changed = words.flag("unique") ? changed.asUnique() : changed;
    // both words are taken, whichever says so
    boolean now = words.flag("primaryKey");
    boolean before = words.flag("primary");
    return now || before ? changed.withKeyPosition(1) : changed;
  }

  private static Field texts(Field field, FieldWords words) {
    Field changed = field;
    Map<String, String> names = new LinkedHashMap<>();
    names.put("title", "businessName");
    names.put("classification", "classification");
    for (Map.Entry<String, String> name : names.entrySet()) {
      Optional<String> text = words.text(name.getKey());
      if (text.isPresent()) {
        changed = changed.with(name.getValue(), new Value.Text(text.get()));
      }
    }
    return changed;
  }

  private static Field lists(Field field, FieldWords words) {
    Field changed = field;
    Optional<Node.Sequence> allowed = words.list("enum");
    if (allowed.isPresent()) {
      changed =
          changed.withAllowed(
              allowed.get().items().stream()
                  .filter(node -> !node.isNull())
                  .map(node -> typed(Values.of(node), field.kind()))
                  .toList());
    }
    Optional<Node.Sequence> tags = words.list("tags");
    if (tags.isPresent()) {
      changed = changed.with("tags", Values.of(tags.get()));
    }
    List<Value> examples = new ArrayList<>();
    words
        .take("example")
        .map(node -> typed(Values.of(node), field.kind()))
        .ifPresent(examples::add);
    words
        .list("examples")
        .ifPresent(l -> l.items().stream().map(Values::of).forEach(examples::add));
    return examples.isEmpty() ? changed : changed.with("examples", new Value.Items(examples));
  }

  /// Allowed values, and the example, are texts there whatever the type.
  private static Value typed(Value value, Kind kind) {
    boolean number =
        kind instanceof Kind.Whole || kind instanceof Kind.Real || kind instanceof Kind.Exact;
    return number
            && value instanceof Value.Text(String text)
            && text.matches("-?\\d{1,50}(\\.\\d{1,50})?")
        ? new Value.Numeral(new BigDecimal(text))
        : value;
  }

  /// Where a field comes from; how directly it does has no word in ODCS.
  private Field lineage(Field field, FieldWords words) {
    List<Value> sources = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (Part part : words.parts()) {
      Optional<Part> lineage = part.part("lineage");
      lineage
          .map(l -> l.parts("inputFields"))
          .orElse(List.of())
          .forEach(i -> input(i, sources, steps));
      lineage.ifPresent(l -> taken(l, "transformationDescription").ifPresent(steps::add));
    }
    Field changed = field;
    if (!sources.isEmpty()) {
      changed = changed.with("transformSourceObjects", new Value.Items(sources));
    }
    return steps.isEmpty()
        ? changed
        : changed.with("transformDescription", new Value.Text(String.join("; ", steps)));
  }

  private void input(Part input, List<Value> sources, List<String> steps) {
    List<String> path = new ArrayList<>();
    for (String word : List.of("namespace", "name", "field")) {
      taken(input, word).ifPresent(path::add);
    }
    if (!path.isEmpty()) {
      sources.add(new Value.Text(String.join(".", path)));
    }
    input.parts("transformations").forEach(s -> taken(s, "description").ifPresent(steps::add));
  }

  private Optional<String> taken(Part part, String word) {
    Optional<String> text = part.text(word);
    text.ifPresent(found -> carried.take(part.pointer(), word));
    return text;
  }

  private Field extras(Field field, FieldWords words) {
    var extras = new Extras(carried);
    words.find("pii").ifPresent(pii -> extras.add("pii", pii));
    words.take("pii");
    Optional<Node> type = physical(field, words);
    Field changed = withPhysical(field, type);
    for (Part part : words.parts()) {
      part.part("config")
          .ifPresent(
              config ->
                  config.mapping().entries().stream()
                      .filter(entry -> !type.equals(Optional.of(entry.value())))
                      .forEach(entry -> extras.add(entry.key(), entry.value())));
      extras.others(part, KNOWN);
      extras.links(part);
    }
    for (Map.Entry<String, Value> extra : extras.fields().entrySet()) {
      changed = changed.with(extra.getKey(), extra.getValue());
    }
    return changed;
  }

  /// A type that has no word keeps its name.
  private Field withPhysical(Field field, Optional<Node> type) {
    if (type.isPresent()) {
      carried.take(type.get().place().pointer());
      return field.withPhysicalType(String.valueOf(type.get().textOrNull()));
    }
    return field.kind() instanceof Kind.Unknown(String word) ? field.withPhysicalType(word) : field;
  }

  /// The type as the only system that the contract is about spells it.
  private Optional<Node> physical(Field field, FieldWords words) {
    for (Part part : words.parts()) {
      Optional<Part> config = part.part("config");
      for (String word : typeWords()) {
        Optional<Node> type =
            config
                .flatMap(c -> c.find(word))
                .filter(node -> node.textOrNull() != null)
                .filter(node -> says(String.valueOf(node.textOrNull()), field));
        if (type.isPresent()) {
          return type;
        }
      }
    }
    return Optional.empty();
  }

  private List<String> typeWords() {
    return serverType.isEmpty()
        ? List.of("physicalType")
        : List.of("physicalType", serverType + "Type");
  }

  /// Digits stand in the physical type, so that one of a decimal has to say the same.
  private static boolean says(String type, Field field) {
    return !(field.kind() instanceof Kind.Exact)
        || TypeWords.read(type, field.place()).kind().equals(field.kind());
  }
}
