package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Spells row expressions as conditions over one table, every column qualified. A quotient by zero
/// is null, so that no row is kept because of one. Throws [Unfit] for columns that are not there.
final class FilterSyntax {

  /// A policy does not fit its table.
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Schema schema;
  private final String alias;

  FilterSyntax(Schema schema, String alias) {
    this.schema = schema;
    this.alias = alias;
  }

  ObjectNode of(RowExpression expression) {
    return switch (expression) {
      case RowExpression.Always(boolean value) -> Syntax.truth(value);
      case RowExpression.And(var all) -> joined("CONJUNCTION_AND", all, true);
      case RowExpression.Or(var any) -> joined("CONJUNCTION_OR", any, false);
      case RowExpression.Not(var of) -> Syntax.operator("OPERATOR_NOT", List.of(of(of)));
      case RowExpression.Compare(var comparison, var left, var right) -> {
        requireAlike(kind(left), kind(right));
        yield Syntax.compare(sign(comparison), value(left), value(right));
      }
      case RowExpression.In(var value, var values) -> in(value, values);
      case RowExpression.IsNull(var value) ->
          Syntax.operator("OPERATOR_IS_NULL", List.of(value(value)));
      case RowExpression.StartsWith(var value, String prefix) -> {
        requireAlike(kind(value), Kind.TEXT);
        yield Syntax.call("starts_with", value(value), Syntax.text(prefix));
      }
    };
  }

  ObjectNode column(String name) {
    if (schema.column(name).isEmpty()) {
      throw new Unfit();
    }
    return Syntax.column(alias, name);
  }

  private ObjectNode joined(String type, List<RowExpression> parts, boolean ofNone) {
    return switch (parts.size()) {
      case 0 -> Syntax.truth(ofNone);
      case 1 -> of(parts.getFirst());
      default -> Syntax.conjunction(type, parts.stream().map(this::of).toList());
    };
  }

  private ObjectNode in(RowValue value, List<Literal> values) {
    ObjectNode one = value(value);
    if (values.isEmpty()) {
      return Syntax.truth(false);
    }
    List<ObjectNode> children = new ArrayList<>(List.of(one));
    for (Literal literal : values) {
      requireAlike(kind(value), kind(literal));
      children.add(value(literal));
    }
    return Syntax.operator("COMPARE_IN", children);
  }

  private static String sign(RowExpression.Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "COMPARE_EQUAL";
      case NOT_EQUAL -> "COMPARE_NOTEQUAL";
      case LESS -> "COMPARE_LESSTHAN";
      case AT_MOST -> "COMPARE_LESSTHANOREQUALTO";
      case MORE -> "COMPARE_GREATERTHAN";
      case AT_LEAST -> "COMPARE_GREATERTHANOREQUALTO";
    };
  }

  /// What can be compared with what, without a cast that a stored value could fail.
  private enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    TIME,
    OTHER
  }

  private static void requireAlike(Kind one, Kind other) {
    if (one != other || one == Kind.OTHER) {
      throw new Unfit();
    }
  }

  private Kind kind(RowValue value) {
    return switch (value) {
      case RowValue.OfColumn(String name) ->
          kind(schema.column(name).orElseThrow(Unfit::new).type());
      case RowValue.Arithmetic(var operator, var left, var right) -> {
        requireAlike(kind(left), Kind.NUMBER);
        requireAlike(kind(right), Kind.NUMBER);
        yield Kind.NUMBER;
      }
      case Literal.Text text -> Kind.TEXT;
      case Literal.Whole number -> Kind.NUMBER;
      case Literal.Decimal number -> Kind.NUMBER;
      case Literal.Truth truth -> Kind.TRUTH;
      case Literal.Date date -> Kind.TIME;
      case Literal.Timestamp time -> Kind.TIME;
      case Literal.Moment moment -> Kind.TIME;
    };
  }

  private static Kind kind(Type type) {
    if (!(type instanceof Type.Primitive primitive)) {
      return type instanceof Type.Decimal ? Kind.NUMBER : Kind.OTHER;
    }
    return switch (primitive) {
      case STRING -> Kind.TEXT;
      case INT, LONG, FLOAT, DOUBLE -> Kind.NUMBER;
      case BOOLEAN -> Kind.TRUTH;
      case DATE, TIMESTAMP, TIMESTAMPTZ -> Kind.TIME;
      case BINARY, TIME, UUID -> Kind.OTHER;
    };
  }

  private ObjectNode value(RowValue value) {
    return switch (value) {
      case RowValue.OfColumn(String name) -> column(name);
      case RowValue.Arithmetic(var operator, var left, var right) ->
          computed(operator, value(left), value(right));
      case Literal.Text(String text) -> typed(text, Type.Primitive.STRING);
      case Literal.Whole(long number) -> typed(Long.toString(number), Type.Primitive.LONG);
      case Literal.Decimal(var number) -> decimal(number);
      case Literal.Truth(boolean truth) -> Syntax.truth(truth);
      case Literal.Date(var date) -> typed(date.toString(), Type.Primitive.DATE);
      case Literal.Timestamp(var time) -> typed(time.toString(), Type.Primitive.TIMESTAMP);
      case Literal.Moment(var moment) -> typed(moment.toString(), Type.Primitive.TIMESTAMPTZ);
    };
  }

  private static ObjectNode computed(
      RowValue.Operator operator, ObjectNode left, ObjectNode right) {
    return switch (operator) {
      case PLUS -> Syntax.call("+", left, right);
      case MINUS -> Syntax.call("-", left, right);
      case TIMES -> Syntax.call("*", left, right);
      case DIVIDED_BY ->
          Syntax.call(
              "/",
              left,
              Syntax.nullWhen(
                  Syntax.compare("COMPARE_EQUAL", right.deepCopy(), Syntax.whole(0)), right));
    };
  }

  private static ObjectNode decimal(java.math.BigDecimal number) {
    java.math.BigDecimal plain = number.scale() < 0 ? number.setScale(0) : number;
    int precision = Math.max(plain.precision(), plain.scale() + 1);
    if (precision > 38 || plain.scale() > 38) {
      throw new Unfit();
    }
    return typed(plain.toPlainString(), new Type.Decimal(precision, plain.scale()));
  }

  private static ObjectNode typed(String text, Type type) {
    return Syntax.cast(Syntax.text(text), Syntax.type(type));
  }
}
