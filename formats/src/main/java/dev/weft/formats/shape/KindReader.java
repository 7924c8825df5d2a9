package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.yaml.Node;
import dev.weft.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `logicalType`, its options and `physicalType` of a property amount to. A `physicalType`
/// decides where the logical type leaves something open and the two agree.
final class KindReader {

  private static final List<String> WORDS = List.of("format", "timezone", "defaultTimezone");
  private static final Set<String> MOMENTS = Set.of("date", "time", "timestamp");

  private final ShapeReader fields;

  KindReader(ShapeReader fields) {
    this.fields = fields;
  }

  Kind read(Part part) {
    String physical = part.text("physicalType").orElse("");
    Kind named =
        physical.isEmpty() ? new Kind.Unknown("") : TypeWords.read(physical, part.place()).kind();
    Optional<String> format = part.part("logicalTypeOptions").flatMap(o -> o.text("format"));
    return switch (part.text("logicalType").orElse("")) {
      case "string" -> text(format.orElse(""), named);
      case "integer" -> whole(format, named);
      case "number" -> number(format, named);
      case "date" -> new Kind.Day();
      case "time" -> new Kind.Clock();
      case "timestamp" -> new Kind.Moment(isZoned(part));
      case "boolean" -> new Kind.Truth();
      case "object" -> group(part, named);
      case "array" -> many(part, named);
      case "map" -> lookup(part, named);
      case "vector" -> vector(part);
      default -> named;
    };
  }

  private static Kind text(String format, Kind named) {
    if (format.equals("binary") || (format.isEmpty() && named instanceof Kind.Bytes)) {
      return new Kind.Bytes();
    }
    return format.isEmpty() && named instanceof Kind.Text ? named : new Kind.Text(format);
  }

  private static Kind whole(Optional<String> format, Kind named) {
    boolean exact = named instanceof Kind.Exact(var _, int scale) && scale == 0;
    return exact || (named instanceof Kind.Whole && format.isEmpty())
        ? named
        : new Kind.Whole(format.orElse("i32"));
  }

  private static Kind number(Optional<String> format, Kind named) {
    boolean decided = named instanceof Kind.Real && format.isEmpty();
    return decided || named instanceof Kind.Exact ? named : new Kind.Real(format.orElse("f64"));
  }

  private static boolean isZoned(Part part) {
    return part.part("logicalTypeOptions").map(options -> options.flag("timezone")).orElse(false);
  }

  private Kind group(Part part, Kind named) {
    List<Field> inside = fields.fields(part);
    return inside.isEmpty() && named instanceof Kind.Group ? named : new Kind.Group(inside);
  }

  private Kind many(Part part, Kind named) {
    Optional<Field> item = part.part("items").map(items -> fields.field(items, "element"));
    if (item.isEmpty() && named instanceof Kind.Many) {
      return named;
    }
    return new Kind.Many(item.orElseGet(() -> unknown("element", part)));
  }

  private Kind lookup(Part part, Kind named) {
    Optional<Part> map = part.part("map");
    if (map.isEmpty() && named instanceof Kind.Lookup) {
      return named;
    }
    Optional<Field> key = map.flatMap(m -> m.part("key")).map(k -> fields.field(k, "key"));
    Optional<Field> value = map.flatMap(m -> m.part("value")).map(v -> fields.field(v, "value"));
    return new Kind.Lookup(
        key.orElseGet(() -> unknown("key", part)), value.orElseGet(() -> unknown("value", part)));
  }

  private static Field unknown(String name, Part owner) {
    return Field.of(name, new Kind.Unknown(""), owner.place());
  }

  private static Kind vector(Part part) {
    String element =
        part.part("logicalTypeOptions").flatMap(o -> o.text("elementType")).orElse("float32");
    Kind kind =
        switch (element) {
          case "float64" -> new Kind.Real("f64");
          case "int8" -> new Kind.Whole("i8");
          case "uint8", "binary" -> new Kind.Whole("u8");
          default -> new Kind.Real("f32");
        };
    return new Kind.Many(Field.of("element", kind, part.place()).asRequired());
  }

  /// The options that are not part of the kind; flags of v3.0 (`exclusiveMinimum: true`) as the
  /// bounds that they mean.
  static Map<String, Value> options(Part part) {
    Map<String, Value> options = new LinkedHashMap<>();
    Optional<Part> written = part.part("logicalTypeOptions");
    if (written.isEmpty()) {
      return options;
    }
    boolean moment = MOMENTS.contains(part.text("logicalType").orElse(""));
    for (Node.Entry entry : written.get().mapping().entries()) {
      // of a moment, the format is how a source writes it
      boolean ofKind = WORDS.contains(entry.key()) && !(moment && entry.key().equals("format"));
      if (!ofKind && !entry.value().isNull()) {
        options.put(entry.key(), dev.weft.formats.yaml.Values.of(entry.value()));
      }
    }
    flag(options, "minimum", "exclusiveMinimum");
    flag(options, "maximum", "exclusiveMaximum");
    return options;
  }

  private static void flag(Map<String, Value> options, String bound, String exclusive) {
    if (options.get(exclusive) instanceof Value.Flag(boolean yes)) {
      options.remove(exclusive);
      Value value = yes ? options.remove(bound) : null;
      if (value != null) {
        options.put(exclusive, value);
      }
    }
  }
}
