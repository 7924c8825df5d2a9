package dev.weft.capture.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.capture.synthetic.Expression.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExpressionParserTest {

  @Test
  void takesTextAndWordsApart() {
    assertThat(parts("M#{row}, born #{date 1940-01-01 2000-12-31}!"))
        .containsExactly(
            new Part.Text("M"),
            new Part.Row(),
            new Part.Text(", born "),
            new Part.Day(LocalDate.parse("1940-01-01"), LocalDate.parse("2000-12-31")),
            new Part.Text("!"));
  }

  @Test
  void takesNumbersWithAndWithoutQuotes() {
    assertThat(arguments("#{number.numberBetween '201','989'}")).containsExactly(201L, 989L);
    assertThat(arguments("#{number.numberBetween 201, 989}")).containsExactly(201L, 989L);
    assertThat(arguments("#{number.numberBetween -5,5}")).containsExactly(-5L, 5L);
  }

  @Test
  void takesADayWithItself() {
    assertThat(parts("#{date 2001-01-01, 2001-01-01}")).hasSize(1);
  }

  @Test
  void takesAHashWithoutBracesForText() {
    assertThat(parts("#1 {x}")).containsExactly(new Part.Text("#1 {x}"));
  }

  @Test
  void knowsNothingOfWordsThatAreNotListed() {
    for (String word : List.of("random.hex", "file.fileName", "time.now", "toString", "getClass")) {
      assertThat(ExpressionParser.parse("#{" + word + "}").problems()).as(word).hasSize(1);
    }
  }

  /// Whatever is thrown at it, the parser answers, and an expression that it lets through is small.
  @Test
  void answersWhateverIsThrownAtIt() {
    long seed = Long.getLong("seed", 20260101L);
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "#{",
            "}",
            "row",
            "date ",
            "name.lastName",
            "number.digits ",
            "9",
            "'",
            ",",
            " ",
            "-",
            "2001-01-01",
            "x");
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(random.nextInt(30), 0, pieces.size())
              .mapToObj(pieces::get)
              .collect(Collectors.joining());
      ExpressionParser.Parsed parsed = ExpressionParser.parse(text);
      assertThat(parsed.problems().isEmpty() && parsed.expression().parts().size() > 20)
          .as("%s, seed %d", text, seed)
          .isFalse();
    }
  }

  private static List<Part> parts(String text) {
    ExpressionParser.Parsed parsed = ExpressionParser.parse(text);
    assertThat(parsed.problems()).isEmpty();
    return parsed.expression().parts();
  }

  private static List<Long> arguments(String text) {
    return ((Part.Word) parts(text).getFirst()).arguments();
  }
}
