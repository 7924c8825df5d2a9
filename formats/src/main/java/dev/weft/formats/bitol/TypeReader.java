package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table type that a property's `logicalType`, `logicalTypeOptions` and `physicalType` amount
/// to.
final class TypeReader {

  private static final Pattern DECIMAL =
      Pattern.compile("(?:decimal|numeric) *\\( *(\\d{1,3}) *(?:, *(\\d{1,3}) *)?\\)");

  private final Findings findings;

  TypeReader(Findings findings) {
    this.findings = findings;
  }

  Type read(Part property) {
    Optional<Part> options = property.part("logicalTypeOptions");
    Optional<String> format = options.flatMap(part -> part.text("format"));
    boolean zoned = options.map(part -> part.flag("timezone")).orElse(false);
    return switch (property.text("logicalType").orElse("")) {
      case "integer" -> decimal(property).orElseGet(() -> integer(format.orElse("i32")));
      case "number" -> decimal(property).orElseGet(() -> number(format.orElse("f64")));
      case "string" -> format.orElse("").equals("binary") ? Primitive.BINARY : Primitive.STRING;
      case "date" -> Primitive.DATE;
      case "time" -> Primitive.TIME;
      case "timestamp" -> zoned ? Primitive.TIMESTAMPTZ : Primitive.TIMESTAMP;
      case "boolean" -> Primitive.BOOLEAN;
      case "object" -> struct(property);
      case "array" -> list(property);
      case "map" -> map(property);
      case "vector" -> new Type.ListOf(new Column(0, "element", "element", vector(options), true));
      default -> unknown(property);
    };
  }

  private static Type integer(String format) {
    return switch (format) {
      case "i64", "u32" -> Primitive.LONG;
      case "u64" -> new Type.Decimal(20, 0);
      case "i128", "u128" -> new Type.Decimal(38, 0);
      default -> Primitive.INT;
    };
  }

  private static Type number(String format) {
    return format.equals("f32") ? Primitive.FLOAT : Primitive.DOUBLE;
  }

  private Optional<Type> decimal(Part property) {
    Matcher match =
        DECIMAL.matcher(property.text("physicalType").orElse("").toLowerCase(Locale.ROOT).strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    int precision = Integer.parseInt(match.group(1));
    int scale = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
    if (precision < 1 || precision > 38 || scale > precision) {
      findings.error(
          ErrorCode.DOC_VALUE,
          property.at("physicalType"),
          "There is no decimal with "
              + precision
              + " digits, "
              + scale
              + " of them behind the point",
          "Use at most 38 digits, and no more behind the point than there are");
      return Optional.empty();
    }
    return Optional.of(new Type.Decimal(precision, scale));
  }

  private Type struct(Part property) {
    List<Column> fields = new ArrayList<>();
    for (Part field : property.parts("properties")) {
      String name = field.text("name").orElse("");
      fields.add(
          new Column(0, field.text("id").orElse(name), name, read(field), field.flag("required")));
    }
    return fields.isEmpty() ? asText(property, "properties", "an object") : new Type.Struct(fields);
  }

  private Type list(Part property) {
    Optional<Part> items = property.part("items");
    if (items.isEmpty()) {
      return asText(property, "items", "an array");
    }
    return new Type.ListOf(
        new Column(0, "element", "element", read(items.get()), items.get().flag("required")));
  }

  private Type map(Part property) {
    Optional<Part> map = property.part("map");
    Optional<Part> key = map.flatMap(part -> part.part("key"));
    Optional<Part> value = map.flatMap(part -> part.part("value"));
    if (key.isEmpty() || value.isEmpty()) {
      return asText(property, "map", "a map");
    }
    return new Type.MapOf(
        new Column(0, "key", "key", read(key.get()), true),
        new Column(0, "value", "value", read(value.get()), value.get().flag("required")));
  }

  private static Type vector(Optional<Part> options) {
    return switch (options.flatMap(part -> part.text("elementType")).orElse("float32")) {
      case "float64" -> Primitive.DOUBLE;
      case "int8", "uint8", "binary" -> Primitive.INT;
      default -> Primitive.FLOAT;
    };
  }

  private Type unknown(Part property) {
    return property.has("logicalType")
        ? Primitive.STRING
        : asText(property, "logicalType", "a property");
  }

  private Type asText(Part property, String field, String thing) {
    findings.warning(
        ErrorCode.DOC_MISSING_FIELD,
        property.place(),
        "The field `" + field + "` of " + thing + " is missing, so it is read as a string",
        "Add `" + field + ":`");
    return Primitive.STRING;
  }
}
