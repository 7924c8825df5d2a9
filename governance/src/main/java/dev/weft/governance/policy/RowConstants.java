package dev.weft.governance.policy;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.weft.governance.expression.Unresolved;
import dev.weft.governance.policy.RowFilterReader.Operand;
import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The parts of a filter that do not depend on the row: what is written in it, and entitlements of
/// the caller.
final class RowConstants {

  private static final Set<String> WRITTEN = Set.of("date", "decimal", "timestamp");

  private final RowFilterReader reader;

  RowConstants(RowFilterReader reader) {
    this.reader = reader;
  }

  /// A list that is filled in per decision.
  @FunctionalInterface
  interface Many {
    List<Literal> in(Scene scene, RowKind kind) throws Unresolved;
  }

  /// A text that is filled in per decision.
  @FunctionalInterface
  interface Text {
    String in(Scene scene) throws Unresolved;
  }

  static boolean mentionsRow(CelExpr expr) {
    return expr.getKind() == ExprKind.Kind.IDENT
        ? expr.ident().name().equals("row")
        : RowFilterReader.parts(expr).stream().anyMatch(RowConstants::mentionsRow);
  }

  RowFilter truth(CelExpr expr) throws NoFilter {
    refuseWritten(expr);
    CelRuntime.Program program = reader.program(expr);
    return scene -> new RowExpression.Always(Boolean.TRUE.equals(value(program, scene)));
  }

  Operand operand(CelExpr expr) throws NoFilter {
    Optional<Literal> written = written(expr);
    if (written.isPresent()) {
      Literal literal = written.get();
      return new Operand(kind(literal), (scene, kind) -> literal);
    }
    refuseWritten(expr);
    RowKind own = kind(expr, reader.type(expr));
    CelRuntime.Program program = reader.program(expr);
    return new Operand(own, (scene, kind) -> Literals.of(value(program, scene), kind));
  }

  Many list(CelExpr expr, RowKind of) throws NoFilter {
    if (expr.getKind() == ExprKind.Kind.LIST) {
      var operands = new ArrayList<Operand>();
      for (CelExpr element : expr.list().elements()) {
        operands.add(matching(element, operand(element), of));
      }
      return (scene, kind) -> {
        var literals = new ArrayList<Literal>();
        for (Operand operand : operands) {
          literals.add((Literal) operand.filling().in(scene, kind));
        }
        return literals;
      };
    }
    if (!(reader.type(expr) instanceof ListType list)) {
      throw reader.no(expr, "What stands behind `in` is no list", "Write [ … ]");
    }
    comparable(expr, of, kind(expr, list.elemType()));
    CelRuntime.Program program = reader.program(expr);
    return (scene, kind) -> {
      var literals = new ArrayList<Literal>();
      for (Object value : (List<?>) value(program, scene)) {
        literals.add(Literals.of(value, kind));
      }
      return literals;
    };
  }

  private Operand matching(CelExpr at, Operand operand, RowKind of) throws NoFilter {
    comparable(at, of, operand.kind());
    return operand;
  }

  private void comparable(CelExpr at, RowKind column, RowKind value) throws NoFilter {
    if (!column.comparableWith(value)) {
      throw reader.no(
          at, "The column is " + column.words() + ", the list has " + value.words(), "");
    }
  }

  Text text(CelExpr expr) throws NoFilter {
    if (kind(expr, reader.type(expr)) != RowKind.TEXT) {
      throw reader.no(expr, "A prefix is a text", "");
    }
    CelRuntime.Program program = reader.program(expr);
    return scene -> (String) value(program, scene);
  }

  private static Object value(CelRuntime.Program program, Scene scene) throws Unresolved {
    try {
      return program.eval(scene.values());
    } catch (CelEvaluationException e) {
      throw Unresolved.of(e);
    }
  }

  /// A value written as `date('…')`, `timestamp('…')` or `decimal('…')`.
  private Optional<Literal> written(CelExpr expr) throws NoFilter {
    if (expr.getKind() != ExprKind.Kind.CALL || !WRITTEN.contains(expr.call().function())) {
      return Optional.empty();
    }
    String function = expr.call().function();
    CelExpr argument = expr.call().args().getFirst();
    boolean text =
        argument.getKind() == ExprKind.Kind.CONSTANT
            && argument.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    Optional<Literal> literal =
        !text
            ? Optional.empty()
            : switch (function) {
              case "date" -> Literals.date(argument.constant().stringValue());
              case "decimal" -> Literals.decimal(argument.constant().stringValue());
              default -> Literals.timestamp(argument.constant().stringValue());
            };
    if (literal.isEmpty()) {
      throw reader.no(
          expr,
          "`" + function + "(…)` does not hold a value",
          switch (function) {
            case "date" -> "Write date('2001-01-31')";
            case "decimal" -> "Write decimal('12.50')";
            default ->
                "Write timestamp('2001-01-31T12:00:00'), with Z or an offset for a column with zone";
          });
    }
    return literal;
  }

  private void refuseWritten(CelExpr expr) throws NoFilter {
    if (expr.getKind() == ExprKind.Kind.CALL && WRITTEN.contains(expr.call().function())) {
      throw reader.no(
          expr, "`" + expr.call().function() + "(…)` is compared with a column, nothing else", "");
    }
    for (CelExpr part : RowFilterReader.parts(expr)) {
      refuseWritten(part);
    }
  }

  private RowKind kind(CelExpr at, CelType type) throws NoFilter {
    return switch (type.kind()) {
      case STRING -> RowKind.TEXT;
      case INT, UINT, DOUBLE -> RowKind.NUMBER;
      case BOOL -> RowKind.TRUTH;
      case TIMESTAMP -> RowKind.TIME;
      default -> throw reader.no(at, "This cannot be compared with a column", "");
    };
  }

  private static RowKind kind(Literal literal) {
    return switch (literal) {
      case Literal.Text _ -> RowKind.TEXT;
      case Literal.Whole _, Literal.Decimal _ -> RowKind.NUMBER;
      case Literal.Truth _ -> RowKind.TRUTH;
      case Literal.Date _ -> RowKind.DATE;
      case Literal.Timestamp _ -> RowKind.TIMESTAMP;
      case Literal.Moment _ -> RowKind.MOMENT;
    };
  }
}
