package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.value.Value;
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
  private final FieldLineage lineage;
  private final PhysicalTypes types;
  private final Carried carried;
  private final Losses losses;

  FieldReader(FieldKinds kinds, String serverType, Carried carried, Losses losses) {
    this.kinds = kinds;
    this.lineage = new FieldLineage(carried);
    this.types = new PhysicalTypes(serverType, carried);
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
    field = FieldValues.read(field, words);
    List<Value> quality =
        words.parts().stream()
            .flatMap(part -> ModelQuality.read(part, carried, losses).stream())
            .toList();
    field = quality.isEmpty() ? field : field.with("quality", new Value.Items(quality));
    field = lineage.read(field, words);
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

  private Field extras(Field field, FieldWords words) {
    var extras = new Extras(carried);
    words.find("pii").ifPresent(pii -> extras.add("pii", pii));
    words.take("pii");
    Optional<Node> type = types.find(field, words);
    Field changed = types.with(field, type);
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
}
