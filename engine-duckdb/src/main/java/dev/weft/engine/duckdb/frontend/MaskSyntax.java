package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.FilterSyntax.Unfit;
import dev.weft.engine.duckdb.mask.MaskFunction;
import dev.weft.engine.duckdb.mask.SecretName;
import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.policy.Mask;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Spells a mask of one column as an expression of the column's type. Cheap masks are plain SQL,
/// the others functions of the package `mask`. Throws [Unfit] where mask and type do not belong
/// together.
final class MaskSyntax {

  private final Type type;
  private final Supplier<ObjectNode> value;

  /// Masks of a column.
  ///
  /// @param value makes a reference to the column; each place in a tree needs its own
  MaskSyntax(Type type, Supplier<ObjectNode> value) {
    this.type = type;
    this.value = value;
  }

  ObjectNode of(Mask mask) {
    return switch (mask) {
      case SHOW_FIRST_4 -> ofText(MaskFunction.SHOW_FIRST_4);
      case SHOW_LAST_4 -> ofText(MaskFunction.SHOW_LAST_4);
      case MASK_ALPHANUM -> ofText(MaskFunction.MASK_ALPHANUM);
      case TRUNCATE_TO_MONTH -> truncated("month");
      case TRUNCATE_TO_YEAR -> truncated("year");
      case SHA_256_QUERY_LOCAL -> digest(secret(SecretName.SALT));
      case SHA_256_GLOBAL -> digest(Syntax.text(""));
      case MASK_TO_FIXED_VALUE -> fixed(type, value);
      case REPLACE_WITH_NULL -> Syntax.cast(Syntax.nothing(), Syntax.type(type));
      case PSEUDONYM -> pseudonym(SecretName.PSEUDONYM_KEY);
      case REDACT -> throw new Unfit();
    };
  }

  /// A secret of the statement under way.
  static ObjectNode secret(String variable) {
    return Syntax.cast(
        Syntax.call("getvariable", Syntax.text(variable)), Syntax.type(Primitive.STRING));
  }

  private ObjectNode ofText(String function) {
    require(type == Primitive.STRING);
    return Syntax.call(function, value.get());
  }

  private ObjectNode pseudonym(String variable) {
    require(type == Primitive.STRING || type == Primitive.INT || type == Primitive.LONG);
    return Syntax.call(MaskFunction.PSEUDONYM, value.get(), secret(variable));
  }

  private ObjectNode digest(ObjectNode salt) {
    if (type == Primitive.BINARY) {
      ObjectNode hex = Syntax.call("hex", value.get());
      return Syntax.call("unhex", Syntax.call(MaskFunction.SHA_256_OF_HEX, hex, salt));
    }
    require(type == Primitive.STRING || type == Primitive.INT || type == Primitive.LONG);
    return Syntax.call(MaskFunction.SHA_256, value.get(), salt);
  }

  private ObjectNode truncated(String part) {
    require(type == Primitive.DATE || type == Primitive.TIMESTAMP || type == Primitive.TIMESTAMPTZ);
    ObjectNode cut =
        type == Primitive.TIMESTAMPTZ
            ? utc(Syntax.call("date_trunc", Syntax.text(part), utc(value.get())))
            : Syntax.call("date_trunc", Syntax.text(part), value.get());
    return Syntax.cast(cut, Syntax.type(type));
  }

  /// Between moments and UTC's clock, both ways, whatever zone the session has.
  private static ObjectNode utc(ObjectNode time) {
    return Syntax.call("timezone", Syntax.text("UTC"), time);
  }

  private static ObjectNode fixed(Type type, Supplier<ObjectNode> value) {
    ObjectNode constant =
        switch (type) {
          case Primitive primitive -> typed(text(primitive), type);
          case Type.Decimal decimal -> typed("0", type);
          case Type.Struct(List<Column> fields) -> struct(fields, type, value);
          case Type.ListOf list -> Syntax.cast(Syntax.call("list_value"), Syntax.type(type));
          case Type.MapOf map -> Syntax.cast(Syntax.call("map"), Syntax.type(type));
        };
    return Syntax.nullWhen(Syntax.operator("OPERATOR_IS_NULL", List.of(value.get())), constant);
  }

  private static ObjectNode struct(List<Column> fields, Type type, Supplier<ObjectNode> value) {
    ObjectNode[] values =
        fields.stream()
            .map(field -> fixed(field.type(), () -> Syntax.field(value.get(), field.name())))
            .toArray(ObjectNode[]::new);
    return Syntax.cast(Syntax.call("row", values), Syntax.type(type));
  }

  private static ObjectNode typed(String text, Type type) {
    return Syntax.cast(Syntax.text(text), Syntax.type(type));
  }

  private static String text(Primitive type) {
    return switch (type) {
      case BOOLEAN -> "false";
      case INT, LONG, FLOAT, DOUBLE -> "0";
      case STRING -> "XXXXXXXX";
      case BINARY -> "";
      case DATE -> "1970-01-01";
      case TIME -> "00:00:00";
      case TIMESTAMP -> "1970-01-01 00:00:00";
      case TIMESTAMPTZ -> "1970-01-01 00:00:00+00";
      case UUID -> "00000000-0000-0000-0000-000000000000";
    };
  }

  private static void require(boolean fits) {
    if (!fits) {
      throw new Unfit();
    }
  }
}
