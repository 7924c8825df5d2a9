package dev.weft.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Always;
import dev.weft.model.policy.RowExpression.And;
import dev.weft.model.policy.RowExpression.Compare;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowExpression.In;
import dev.weft.model.policy.RowExpression.IsNull;
import dev.weft.model.policy.RowExpression.Not;
import dev.weft.model.policy.RowExpression.Or;
import dev.weft.model.policy.RowExpression.StartsWith;
import dev.weft.model.policy.RowValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// When one filter keeps no row that another does not keep.
class ImplicationTest {

  private static final RowValue NUMBER = new RowValue.OfColumn("number");
  private static final RowValue TEXT = new RowValue.OfColumn("text");
  private static final List<Comparison> COMPARISONS = List.of(Comparison.values());
  private static final int HIGHEST = 4;
  private static final List<String> TEXTS = List.of("", "a", "ab", "abc", "b");

  /// A row; empty stands for null.
  private record Row(Optional<Integer> number, Optional<String> text) {}

  private static In numbers(int... values) {
    return new In(
        NUMBER, IntStream.of(values).<Literal>mapToObj(value -> new Literal.Whole(value)).toList());
  }

  private static Compare number(Comparison comparison, int value) {
    return new Compare(comparison, NUMBER, new Literal.Whole(value));
  }

  private static boolean holds(RowExpression strong, RowExpression weak) {
    return Implication.holds(List.of(strong), List.of(weak));
  }

  @Test
  void comparesLiterals() {
    assertThat(holds(numbers(1), numbers(1, 2))).isTrue();
    assertThat(holds(numbers(1, 3), numbers(1, 2))).isFalse();
    assertThat(holds(numbers(), number(Comparison.EQUAL, 7))).isTrue();
    assertThat(holds(number(Comparison.EQUAL, 2), numbers(1, 2))).isTrue();
    assertThat(holds(numbers(1, 2), number(Comparison.AT_MOST, 2))).isTrue();
    assertThat(holds(numbers(1, 3), number(Comparison.AT_MOST, 2))).isFalse();
  }

  @Test
  void comparesBoundsAndPrefixes() {
    assertThat(holds(number(Comparison.LESS, 2), number(Comparison.LESS, 3))).isTrue();
    assertThat(holds(number(Comparison.AT_MOST, 3), number(Comparison.LESS, 3))).isFalse();
    assertThat(holds(number(Comparison.LESS, 3), number(Comparison.NOT_EQUAL, 3))).isTrue();
    assertThat(holds(new StartsWith(TEXT, "ab"), new StartsWith(TEXT, "a"))).isTrue();
    assertThat(holds(new StartsWith(TEXT, "a"), new StartsWith(TEXT, "ab"))).isFalse();
    assertThat(holds(new StartsWith(TEXT, "ab"), new StartsWith(NUMBER, "a"))).isFalse();
  }

  @Test
  void takesPartsForTheWhole() {
    assertThat(Implication.holds(List.of(numbers(1), new IsNull(TEXT)), List.of(numbers(1))))
        .isTrue();
    assertThat(Implication.holds(List.of(), List.of(numbers(1)))).isFalse();
    assertThat(Implication.holds(List.of(numbers(1)), List.of())).isTrue();
    var either = new Or(List.of(numbers(1), new IsNull(TEXT)));
    assertThat(holds(numbers(1), either)).isTrue();
    assertThat(holds(either, numbers(1))).isFalse();
    assertThat(holds(either, new Or(List.of(new IsNull(TEXT), numbers(1, 2))))).isTrue();
  }

  /// Every answer that is yes holds for every row, nulls among them.
  @Test
  void isNeverWrong() {
    long seed = Long.getLong("seed", 7);
    var random = new Random(seed);
    int yes = 0;
    for (int i = 0; i < 20_000; i++) {
      RowExpression strong = expression(random, 2);
      RowExpression weak = expression(random, 2);
      if (Implication.holds(strong, weak)) {
        yes++;
        for (Row row : rows()) {
          assertThat(!isTrue(strong, row) || isTrue(weak, row))
              .as("seed %s: %s implies %s in %s", seed, strong, weak, row)
              .isTrue();
        }
      }
    }
    assertThat(yes).isGreaterThan(500);
  }

  private static List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (int number = -1; number <= HIGHEST; number++) {
      for (int text = -1; text < TEXTS.size(); text++) {
        rows.add(
            new Row(
                number < 0 ? Optional.empty() : Optional.of(number),
                text < 0 ? Optional.empty() : Optional.of(TEXTS.get(text))));
      }
    }
    return rows;
  }

  private static RowExpression expression(Random random, int depth) {
    int kind = random.nextInt(depth > 0 ? 9 : 6);
    return switch (kind) {
      case 0 -> new Always(random.nextBoolean());
      case 1, 2 ->
          number(COMPARISONS.get(random.nextInt(COMPARISONS.size())), random.nextInt(HIGHEST + 1));
      case 3 -> numbers(random.ints(random.nextInt(4), 0, HIGHEST + 1).toArray());
      case 4 -> new StartsWith(TEXT, TEXTS.get(random.nextInt(TEXTS.size())));
      case 5 -> new IsNull(random.nextBoolean() ? NUMBER : TEXT);
      case 6 -> new Not(expression(random, depth - 1));
      case 7 -> new And(several(random, depth));
      default -> new Or(several(random, depth));
    };
  }

  private static List<RowExpression> several(Random random, int depth) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> expression(random, depth - 1))
        .toList();
  }

  private static boolean isTrue(RowExpression expression, Row row) {
    return truth(expression, row).orElse(false);
  }

  /// Written without the code under test: true, false, or empty for unknown.
  private static Optional<Boolean> truth(RowExpression expression, Row row) {
    return switch (expression) {
      case Always(boolean value) -> Optional.of(value);
      case And(List<RowExpression> all) -> folded(all, row, false);
      case Or(List<RowExpression> any) -> folded(any, row, true);
      case Not(RowExpression of) -> truth(of, row).map(value -> !value);
      case Compare(Comparison comparison, RowValue _, RowValue right) ->
          row.number().map(number -> compared(comparison, number, ((Literal.Whole) right).value()));
      case In(RowValue _, List<Literal> values) ->
          values.isEmpty()
              ? Optional.of(false)
              : row.number().map(number -> values.contains(new Literal.Whole(number)));
      case IsNull(RowValue value) ->
          Optional.of(value.equals(NUMBER) ? row.number().isEmpty() : row.text().isEmpty());
      case StartsWith(RowValue _, String prefix) -> row.text().map(text -> text.startsWith(prefix));
    };
  }

  private static Optional<Boolean> folded(List<RowExpression> parts, Row row, boolean decisive) {
    List<Optional<Boolean>> truths = parts.stream().map(part -> truth(part, row)).toList();
    Predicate<Optional<Boolean>> decides = one -> one.equals(Optional.of(decisive));
    if (truths.stream().anyMatch(decides)) {
      return Optional.of(decisive);
    }
    return truths.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : Optional.of(!decisive);
  }

  private static boolean compared(Comparison comparison, long left, long right) {
    return switch (comparison) {
      case EQUAL -> left == right;
      case NOT_EQUAL -> left != right;
      case LESS -> left < right;
      case AT_MOST -> left <= right;
      case MORE -> left > right;
      case AT_LEAST -> left >= right;
    };
  }
}
