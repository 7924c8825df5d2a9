package dev.weft.build.change.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.weft.build.change.Direction;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Fields with values of every wrong type: the reading of documents refuses them, and the newest
/// standard may allow some; neither may stop a comparison.
class WildDocumentsTest {

  private static final List<Value> WRONG =
      List.of(
          new Value.Nothing(),
          new Value.Flag(true),
          new Value.Text(""),
          new Value.Text("a/b~c`\n|"),
          new Value.Numeral(new BigDecimal("-1e300")),
          new Value.Numeral(new BigDecimal("0.001")),
          new Value.Items(List.of()),
          new Value.Items(List.of(new Value.Items(List.of()), new Value.Nothing())),
          new Value.Fields(Map.of()),
          new Value.Fields(Map.of("name", new Value.Text("x"))));

  private static Value wild(Value value, Random random) {
    if (random.nextInt(25) == 0) {
      return WRONG.get(random.nextInt(WRONG.size()));
    }
    return switch (value) {
      case Value.Items(List<Value> items) ->
          new Value.Items(items.stream().map(item -> wild(item, random)).toList());
      case Value.Fields fields -> wild(fields, random);
      case Value.Text text -> text;
      case Value.Numeral number -> number;
      case Value.Flag flag -> flag;
      case Value.Nothing nothing -> nothing;
    };
  }

  private static Value.Fields wild(Value.Fields value, Random random) {
    Map<String, Value> fields = new LinkedHashMap<>();
    value.fields().forEach((key, field) -> fields.put(key, wild(field, random)));
    return new Value.Fields(fields);
  }

  @Test
  void areComparedLikeAnyOther() {
    long seed = Long.getLong("seed", 20_010_911L);
    Random random = new Random(seed);
    Value.Fields tame = Flights.contract().value();
    for (int round = 0; round < 200; round++) {
      Value.Fields one = wild(tame, random);
      Value.Fields other = wild(tame, random);
      for (Direction direction : Direction.values()) {
        assertThatCode(() -> ContractDifference.between(one, other, direction))
            .as("seed %d, round %d", seed, round)
            .doesNotThrowAnyException();
        assertThat(ContractDifference.between(one, one, direction).changes())
            .as("seed %d, round %d", seed, round)
            .isEmpty();
      }
      assertThatCode(() -> ProductDifference.between(one, other))
          .as("seed %d, round %d", seed, round)
          .doesNotThrowAnyException();
    }
  }
}
