package dev.weft.build.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The reference page of rules is written from the rules.
class RuleReferenceTest {

  private static final String HEAD =
      """
      # Changes of contracts and products

      What `weft contract diff OLD NEW` tells, by rule. The names are stable; the sentences beside them may improve.

      - **Impact.** A promise (an output port's contract) is broken by less than before, an expectation (`--input`, what a
        consumer asks for) by more. The version has to rise by the greatest impact: `patch` the last number, `minor` the
        middle one, `major` the first. Higher is always enough, lower never.
      - **Items of lists** are the same by their natural key: objects and properties by `id`, then by name, so that a new
        name is told as a renaming; quality rules by `id`, name, text, then by what they measure; service levels by property
        and element; servers, roles, support channels, team members, definitions and custom properties by their names or
        addresses; output ports by name and version. Their order says nothing.
      - **Paths** are JSON pointers in which an item of a list is named by that key: `/schema/flights/properties/delay/required`.
        They point into the new document, for what was removed into the old one. The second item of the same key is `key#2`.
      - **Physical types** widen as Iceberg tables do: to a larger whole number, from single to double precision, to more
        decimal digits of the same scale. Everything else that is not the same type is another one.
      - **Thresholds** of quality rules are compared by what they let pass. Bounds of `mustBeBetween` lie outside.
      - **Bounds** are compared by the values that they leave: of whole numbers, `maximum: 10` and `exclusiveMaximum: 11` are the
        same. What a list says exactly twice, it says once.
      - **Relationships** are the same by the columns that they connect, wherever they are written, by names or by ids; so are
        the elements of service levels.
      - **Fields that no rule names**, those of other tools among them, are `other-field`.

      | rule | promise | expectation |
      |---|---|---|
      """;

  @Test
  void nobodyWritesItByHand() throws IOException {
    String page =
        HEAD
            + Arrays.stream(Rule.values())
                .map(RuleReferenceTest::line)
                .collect(Collectors.joining());
    Path file = Path.of("..", "docs", "reference", "contract-changes.md");
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(file, page);
    }
    assertThat(page).as("run `make golden` to write it").isEqualTo(Files.readString(file));
  }

  private static String line(Rule rule) {
    return "| `"
        + rule.word()
        + "` | "
        + rule.effect().impact(Direction.OUTPUT).word()
        + " | "
        + rule.effect().impact(Direction.INPUT).word()
        + " |\n";
  }
}
