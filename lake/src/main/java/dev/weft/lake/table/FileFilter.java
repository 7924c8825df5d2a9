package dev.weft.lake.table;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Schema;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.InclusiveMetricsEvaluator;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types;

/// Which files can hold rows that filters let through, by Iceberg's own judgement of their bounds.
/// A filter that cannot be said in Iceberg's words leaves every file in.
final class FileFilter {

  private final Schema schema;

  private FileFilter(Schema schema) {
    this.schema = schema;
  }

  /// Empty when no file can be left out.
  static Optional<Predicate<DataFile>> of(List<RowExpression> filters, Schema schema) {
    FileFilter filter = new FileFilter(schema);
    return filters.stream()
        .flatMap(FileFilter::conjuncts)
        .map(filter::said)
        .flatMap(Optional::stream)
        .reduce(Expressions::and)
        .map(all -> new InclusiveMetricsEvaluator(schema, all)::eval);
  }

  private static Stream<RowExpression> conjuncts(RowExpression filter) {
    return filter instanceof RowExpression.And(var all)
        ? all.stream().flatMap(FileFilter::conjuncts)
        : Stream.of(filter);
  }

  /// Empty when any part of it has no words: a part must not be left out below a NOT.
  private Optional<Expression> said(RowExpression filter) {
    return switch (filter) {
      case RowExpression.Always(boolean value) ->
          Optional.of(value ? Expressions.alwaysTrue() : Expressions.alwaysFalse());
      case RowExpression.And(var all) ->
          said(all).map(each -> each.stream().reduce(Expressions.alwaysTrue(), Expressions::and));
      case RowExpression.Or(var any) ->
          said(any).map(each -> each.stream().reduce(Expressions.alwaysFalse(), Expressions::or));
      case RowExpression.Not(var of) -> said(of).map(Expressions::not);
      case RowExpression.Compare(var how, RowValue.OfColumn(var name), Literal literal) ->
          value(name, literal).map(value -> compared(how, name, value));
      case RowExpression.Compare(var how, Literal literal, RowValue.OfColumn(var name)) ->
          value(name, literal).map(value -> compared(turned(how), name, value));
      case RowExpression.Compare _ -> Optional.empty();
      case RowExpression.In(RowValue.OfColumn(var name), var literals) -> in(name, literals);
      case RowExpression.In _ -> Optional.empty();
      case RowExpression.IsNull(RowValue.OfColumn(var name)) ->
          type(name).map(_ -> Expressions.isNull(name));
      case RowExpression.IsNull _ -> Optional.empty();
      case RowExpression.StartsWith(RowValue.OfColumn(var name), var prefix) ->
          type(name)
              .filter(type -> type == TypeID.STRING)
              .map(_ -> Expressions.startsWith(name, prefix));
      case RowExpression.StartsWith _ -> Optional.empty();
    };
  }

  private Optional<List<Expression>> said(List<RowExpression> filters) {
    List<Expression> said = new ArrayList<>();
    for (RowExpression filter : filters) {
      Optional<Expression> one = said(filter);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      said.add(one.get());
    }
    return Optional.of(said);
  }

  private Optional<Expression> in(String name, List<Literal> literals) {
    List<Object> values = new ArrayList<>();
    for (Literal literal : literals) {
      value(name, literal).ifPresent(values::add);
    }
    return values.size() < literals.size()
        ? Optional.empty()
        : Optional.of(
            values.isEmpty() ? Expressions.alwaysFalse() : Expressions.in(name, values.toArray()));
  }

  private static Expression compared(Comparison how, String name, Object value) {
    return switch (how) {
      case EQUAL -> Expressions.equal(name, value);
      case NOT_EQUAL -> Expressions.notEqual(name, value);
      case LESS -> Expressions.lessThan(name, value);
      case AT_MOST -> Expressions.lessThanOrEqual(name, value);
      case MORE -> Expressions.greaterThan(name, value);
      case AT_LEAST -> Expressions.greaterThanOrEqual(name, value);
    };
  }

  private static Comparison turned(Comparison how) {
    return switch (how) {
      case EQUAL, NOT_EQUAL -> how;
      case LESS -> Comparison.MORE;
      case AT_MOST -> Comparison.AT_LEAST;
      case MORE -> Comparison.LESS;
      case AT_LEAST -> Comparison.AT_MOST;
    };
  }

  /// A literal for a column of its own type. Other pairs are left to the engine, whose order of
  /// numbers, NaN and zones need not be Iceberg's.
  private Optional<Object> value(String name, Literal literal) {
    return type(name)
        .flatMap(
            type ->
                switch (literal) {
                  case Literal.Text(String text) when type == TypeID.STRING -> Optional.of(text);
                  case Literal.Whole(long number) when type == TypeID.LONG -> Optional.of(number);
                  case Literal.Whole(long number)
                      when type == TypeID.INTEGER && number == (int) number ->
                      Optional.of((int) number);
                  case Literal.Truth(boolean truth) when type == TypeID.BOOLEAN ->
                      Optional.of(truth);
                  case Literal.Date(var day) when type == TypeID.DATE ->
                      Optional.of((int) day.toEpochDay());
                  case Literal.Text _,
                      Literal.Whole _,
                      Literal.Decimal _,
                      Literal.Truth _,
                      Literal.Date _,
                      Literal.Timestamp _,
                      Literal.Moment _ ->
                      Optional.<Object>empty();
                });
  }

  private Optional<TypeID> type(String name) {
    Types.NestedField field = schema.findField(name);
    return Optional.ofNullable(field).map(found -> found.type().typeId());
  }
}
