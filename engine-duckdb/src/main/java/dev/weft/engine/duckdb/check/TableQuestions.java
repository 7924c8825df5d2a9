package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.check.Question.OfText;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Rule;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What rules count in the rows of one table. Throws `BUILD_COLUMN` for a column that is not there,
/// `BUILD_TYPE` for one of another type, and what is wrong with the rule itself.
final class TableQuestions {

  private final CheckedTable table;
  private final Patterns patterns;

  TableQuestions(CheckedTable table, Patterns patterns) {
    this.table = table;
    this.patterns = patterns;
  }

  /// Rows that break a rule.
  Question breakers(Rule.OfRow rule) {
    Operand value = operand(rule.column(), column -> Unread.wouldCount(rule, column));
    RowRules.pattern(rule).ifPresent(patterns::check);
    if (rule instanceof Rule.Required(String name)) {
      return nulls(name);
    }
    boolean costly = RowRules.pattern(rule).isPresent() || rule instanceof Rule.Format;
    return rows(rule.column(), RowRules.broken(rule, value), costly);
  }

  /// The column whose inner values a rule looks at.
  Operand inside(Rule.Inside rule) {
    return operand(rule.column(), value -> Unread.wouldCount(rule, value));
  }

  /// @param whole whether only rows count in which all of the value could be read
  private Operand operand(String name, Predicate<Operand> whole) {
    Column column = column(name);
    Operand value = Operand.of(column);
    return table
        .unread(column.name())
        .filter(unread -> whole.test(value))
        .map(unread -> value.where(isNull(unread)))
        .orElse(value);
  }

  /// Values that could not be read as their type are no nulls.
  Question nulls(String name) {
    return Question.of(
        table
            .unread(column(name).name())
            .map(unread -> Census.rowsWhere(isNull(name) + " AND " + isNull(unread)))
            .orElseGet(() -> Census.nullsOf(name)));
  }

  Question missing(Rule.MissingCount rule) {
    Column column = column(rule.column());
    List<@Nullable String> values = rule.values();
    String stated = Values.isOneOf(Operand.of(column), values);
    if (!values.contains(null)) {
      return rows(column.name(), stated, false);
    }
    String absent =
        isNull(column.name())
            + table.unread(column.name()).map(unread -> " AND " + isNull(unread)).orElse("");
    return rows(column.name(), absent + " OR " + stated, false);
  }

  Question invalid(Rule.InvalidCount rule) {
    Operand value = Operand.of(column(rule.column()));
    rule.pattern().ifPresent(patterns::check);
    String condition = Values.isInvalid(value, rule.values(), rule.pattern());
    return rows(rule.column(), condition, rule.pattern().isPresent());
  }

  /// Values that are not of the column's type; nothing where all are by themselves.
  Optional<Question> unread(String name) {
    return table
        .unread(column(name).name())
        .map(unread -> Question.of("count(" + SqlText.name(unread) + ")"));
  }

  private Question rows(String column, String condition, boolean costly) {
    boolean text = column(column).type() == Primitive.STRING && table.unread(column).isEmpty();
    return text
        ? Question.ofText(new OfText(column, condition, costly))
        : Question.of(Census.rowsWhere(condition));
  }

  private static String isNull(String name) {
    return SqlText.name(name) + " IS NULL";
  }

  List<String> existing(List<String> columns) {
    return columns.stream().map(name -> column(name).name()).toList();
  }

  Column column(String name) {
    Optional<String> foreign = table.foreign(name);
    if (foreign.isPresent()) {
      throw WeftException.of(
          ErrorCode.BUILD_TYPE,
          "The column " + name + " is of another type in the data (" + foreign.get() + ")",
          "Correct the type in the data or in the contract.");
    }
    Optional<String> pattern = table.illegible(name);
    if (pattern.isPresent()) {
      throw WeftException.of(
          ErrorCode.BUILD_TYPE,
          "The column " + name + " cannot be read by the pattern " + pattern.get(),
          "Write the format with the letters y, M, d, H, m, s, S, E, a, h, X, x and Z.");
    }
    return table.schema().column(name).orElseThrow(() -> CheckedTables.unknown("column " + name));
  }
}
