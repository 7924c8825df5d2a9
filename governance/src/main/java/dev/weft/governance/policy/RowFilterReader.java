package dev.weft.governance.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.weft.governance.expression.Unresolved;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import dev.weft.model.policy.RowValue.Operator;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;

/// Turns a checked expression into a filter of one table. Whatever does not mention `row` is a
/// constant of the decision and evaluated by CEL; the rest becomes nodes with SQL's null logic.
final class RowFilterReader {

  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "_==_", Comparison.EQUAL,
          "_!=_", Comparison.NOT_EQUAL,
          "_<_", Comparison.LESS,
          "_<=_", Comparison.AT_MOST,
          "_>_", Comparison.MORE,
          "_>=_", Comparison.AT_LEAST);
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "_+_", Operator.PLUS,
          "_-_", Operator.MINUS,
          "_*_", Operator.TIMES,
          "_/_", Operator.DIVIDED_BY);
  private static final String POSSIBLE =
      "A filter has comparisons, in, startsWith, null tests, arithmetic, &&, || and !";

  private final CelAbstractSyntaxTree tree;
  private final CelRuntime runtime;
  private final SortedMap<String, Type> columns;
  private final RowConstants constants;

  RowFilterReader(CelAbstractSyntaxTree tree, CelRuntime runtime, SortedMap<String, Type> columns) {
    this.tree = tree;
    this.runtime = runtime;
    this.columns = columns;
    this.constants = new RowConstants(this);
  }

  /// A value of a row that is filled in per decision.
  @FunctionalInterface
  interface Filling {
    /// The value in a decision, for comparing with a kind of values.
    RowValue in(Scene scene, RowKind kind) throws Unresolved;
  }

  /// A value with what it can be compared with.
  record Operand(RowKind kind, Filling filling) {}

  RowFilter read() throws NoFilter {
    return condition(tree.getExpr());
  }

  private RowFilter condition(CelExpr expr) throws NoFilter {
    if (!RowConstants.mentionsRow(expr)) {
      return constants.truth(expr);
    }
    if (expr.getKind() != ExprKind.Kind.CALL) {
      return flag(expr);
    }
    List<CelExpr> args = expr.call().args();
    return switch (expr.call().function()) {
      case "_&&_" -> Logic.and(condition(args.get(0)), condition(args.get(1)));
      case "_||_" -> Logic.or(condition(args.get(0)), condition(args.get(1)));
      case "!_" -> Logic.not(condition(args.get(0)));
      case "@in" -> in(args.get(0), args.get(1));
      case "startsWith" -> startsWith(expr.call().target().orElseThrow(), args.get(0));
      case String function when COMPARISONS.containsKey(function) ->
          comparison(expr, COMPARISONS.get(function), args.get(0), args.get(1));
      case String function ->
          throw no(expr, "`" + name(function) + "` has no place in a filter", POSSIBLE);
    };
  }

  private RowFilter flag(CelExpr expr) throws NoFilter {
    if (expr.getKind() != ExprKind.Kind.SELECT || expr.select().testOnly()) {
      throw no(expr, "This is no condition on a row", POSSIBLE);
    }
    Operand operand = operand(expr);
    if (operand.kind() != RowKind.TRUTH) {
      throw no(
          expr, "The column is " + operand.kind().words() + ", not true or false", "Compare it");
    }
    return scene ->
        new RowExpression.Compare(
            Comparison.EQUAL,
            operand.filling().in(scene, RowKind.TRUTH),
            Literals.of(true, RowKind.TRUTH));
  }

  private RowFilter comparison(CelExpr at, Comparison comparison, CelExpr left, CelExpr right)
      throws NoFilter {
    if (isNull(left) || isNull(right)) {
      return nullTest(at, comparison, isNull(left) ? right : left);
    }
    Operand one = operand(left);
    Operand other = operand(right);
    if (!one.kind().comparableWith(other.kind())) {
      throw no(
          at,
          "One side is " + one.kind().words() + ", the other " + other.kind().words(),
          "Use date('…'), timestamp('…') or decimal('…') to write a value of the column's type");
    }
    boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
    if (one.kind() == RowKind.TRUTH && !equality) {
      throw no(at, "True and false have no order", "Use == or !=");
    }
    return scene ->
        new RowExpression.Compare(
            comparison,
            one.filling().in(scene, other.kind()),
            other.filling().in(scene, one.kind()));
  }

  private RowFilter nullTest(CelExpr at, Comparison comparison, CelExpr value) throws NoFilter {
    Operand operand = operand(value);
    RowFilter test = scene -> new RowExpression.IsNull(operand.filling().in(scene, operand.kind()));
    return switch (comparison) {
      case EQUAL -> test;
      case NOT_EQUAL -> Logic.not(test);
      case LESS, AT_MOST, MORE, AT_LEAST ->
          throw no(at, "Null has no order", "Use == null or != null");
    };
  }

  private RowFilter in(CelExpr value, CelExpr list) throws NoFilter {
    if (RowConstants.mentionsRow(list)) {
      throw no(list, "What stands behind `in` depends on the row", "Write == and ||");
    }
    Operand operand = operand(value);
    RowConstants.Many many = constants.list(list, operand.kind());
    return scene ->
        new RowExpression.In(
            operand.filling().in(scene, operand.kind()), many.in(scene, operand.kind()));
  }

  private RowFilter startsWith(CelExpr target, CelExpr prefix) throws NoFilter {
    Operand operand = operand(target);
    if (operand.kind() != RowKind.TEXT || RowConstants.mentionsRow(prefix)) {
      throw no(
          target,
          "`startsWith` takes a text of the row and a prefix that does not depend on the row",
          "");
    }
    RowConstants.Text text = constants.text(prefix);
    return scene ->
        new RowExpression.StartsWith(operand.filling().in(scene, RowKind.TEXT), text.in(scene));
  }

  /// A column, a constant, or arithmetic over both.
  private Operand operand(CelExpr expr) throws NoFilter {
    if (!RowConstants.mentionsRow(expr)) {
      return constants.operand(expr);
    }
    if (expr.getKind() == ExprKind.Kind.SELECT && !expr.select().testOnly()) {
      return column(expr);
    }
    if (expr.getKind() == ExprKind.Kind.CALL) {
      List<CelExpr> args = expr.call().args();
      String function = expr.call().function();
      Operator operator = OPERATORS.get(function);
      if (operator != null) {
        return arithmetic(operator, number(args.get(0)), number(args.get(1)));
      }
      if (function.equals("-_")) {
        Operand zero = new Operand(RowKind.NUMBER, (scene, kind) -> Literals.of(0L, kind));
        return arithmetic(Operator.MINUS, zero, number(args.get(0)));
      }
      throw no(expr, "`" + name(function) + "` has no place in a filter", POSSIBLE);
    }
    throw no(expr, "This has no value in a row", POSSIBLE);
  }

  private Operand column(CelExpr expr) throws NoFilter {
    CelExpr owner = expr.select().operand();
    if (owner.getKind() != ExprKind.Kind.IDENT || !owner.ident().name().equals("row")) {
      throw no(expr, "A filter sees whole columns, not parts of them", "Write row.<column>");
    }
    String name = expr.select().field();
    RowValue value = new RowValue.OfColumn(name);
    return new Operand(
        RowKind.of(Objects.requireNonNull(columns.get(name))), (scene, kind) -> value);
  }

  private static Operand arithmetic(Operator operator, Operand left, Operand right) {
    return new Operand(
        RowKind.NUMBER,
        (scene, kind) ->
            new RowValue.Arithmetic(
                operator,
                left.filling().in(scene, RowKind.NUMBER),
                right.filling().in(scene, RowKind.NUMBER)));
  }

  private Operand number(CelExpr expr) throws NoFilter {
    Operand operand = operand(expr);
    if (operand.kind() != RowKind.NUMBER) {
      throw no(expr, "Arithmetic takes numbers, and this is " + operand.kind().words(), "");
    }
    return operand;
  }

  private static boolean isNull(CelExpr expr) {
    return expr.getKind() == ExprKind.Kind.CONSTANT
        && expr.constant().getKind() == CelConstant.Kind.NULL_VALUE;
  }

  private static String name(String function) {
    return function.replace("_", "").replace("@", "").replace("?:", "? :");
  }

  CelType type(CelExpr expr) {
    return tree.getType(expr.id()).orElse(SimpleType.DYN);
  }

  /// A program for a part of the expression that does not mention the row.
  CelRuntime.Program program(CelExpr part) throws NoFilter {
    try {
      return runtime.createProgram(
          CelAbstractSyntaxTree.newCheckedAst(
              part, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap()));
    } catch (CelEvaluationException e) {
      throw no(part, "This cannot be computed: " + Unresolved.of(e).why(), "");
    }
  }

  NoFilter no(CelExpr at, String message, String remedy) {
    Integer offset = tree.getSource().getPositionsMap().get(at.id());
    Optional<CelSourceLocation> location =
        offset == null ? Optional.empty() : tree.getSource().getOffsetLocation(offset);
    return new NoFilter(location.orElse(CelSourceLocation.of(1, 0)), message, remedy);
  }

  /// All parts below an expression.
  static List<CelExpr> parts(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT, IDENT, NOT_SET -> List.of();
      case SELECT -> List.of(expr.select().operand());
      case CALL -> {
        var parts = new ArrayList<CelExpr>(expr.call().args());
        expr.call().target().ifPresent(parts::addFirst);
        yield parts;
      }
      case LIST -> List.copyOf(expr.list().elements());
      case STRUCT -> expr.struct().entries().stream().map(CelExpr.CelStruct.Entry::value).toList();
      case MAP ->
          expr.map().entries().stream()
              .flatMap(entry -> java.util.stream.Stream.of(entry.key(), entry.value()))
              .toList();
      case COMPREHENSION ->
          List.of(
              expr.comprehension().iterRange(),
              expr.comprehension().accuInit(),
              expr.comprehension().loopCondition(),
              expr.comprehension().loopStep(),
              expr.comprehension().result());
    };
  }
}
