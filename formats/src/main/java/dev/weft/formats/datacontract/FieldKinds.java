package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the type of a field.
final class FieldKinds {

  /// What most engines can hold.
  private static final int MOST_DIGITS = 38;

  private final ModelFields fields;
  private final Losses losses;

  FieldKinds(ModelFields fields, Losses losses) {
    this.fields = fields;
    this.losses = losses;
  }

  Kind read(String name, FieldWords words) {
    String type = words.text("type").orElse("");
    return switch (type) {
      case "string", "text", "varchar" -> new Kind.Text(words.text("format").orElse(""));
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
      case "object", "record", "struct" -> new Kind.Group(inside(words));
      case "array" -> new Kind.Many(inner("items", "element", words));
      case "map" -> new Kind.Lookup(key(words), inner("values", "value", words));
      default -> {
        losses.changed(
            words.own().place(), unknown(name, type), "Write the logicalType that is meant");
        yield new Kind.Unknown(type);
      }
    };
  }

  private static String unknown(String name, String type) {
    return type.isEmpty()
        ? "`" + name + "` has no type, so it becomes a string"
        : "The type `" + type + "` of `" + name + "` has no word here, so it becomes a string";
  }

  /// Digits that nobody counts may be of any number; where only those behind the point are counted,
  /// the specification gives 38 in all.
  private static Kind decimal(FieldWords words) {
    Optional<Integer> scale = words.whole("scale");
    Optional<Integer> precision =
        words.find("precision").isEmpty() ? scale.map(s -> MOST_DIGITS) : words.whole("precision");
    boolean counted =
        precision.filter(p -> p >= 1).isPresent()
            && scale.orElse(0) >= 0
            && scale.orElse(0) <= precision.get()
            && words.find("scale").isPresent() == scale.isPresent();
    if (!counted) {
      return new Kind.Real("f64");
    }
    words.take("precision");
    words.take("scale");
    return new Kind.Exact(precision.get(), scale.orElse(0));
  }

  /// The fields of its own, then those that only the definition has.
  private List<Field> inside(FieldWords words) {
    List<Field> inside = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Part part : words.parts()) {
      fields.of(part).stream().filter(field -> names.add(field.name())).forEach(inside::add);
    }
    return inside;
  }

  private Field key(FieldWords words) {
    return inner(words, "keys")
        .map(part -> fields.field("key", part))
        .orElseGet(() -> Field.of("key", new Kind.Text(""), words.own().place()));
  }

  private Field inner(String word, String name, FieldWords words) {
    return inner(words, word)
        .map(part -> fields.field(name, part))
        .orElseGet(() -> Field.of(name, new Kind.Unknown(""), words.own().place()));
  }

  private static Optional<Part> inner(FieldWords words, String word) {
    return words.parts().stream()
        .map(part -> part.part(word))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
