package dev.weft.build.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  @Test
  void putsNeedsFirst() {
    var order =
        Order.of(
            Map.of(
                "flights", Set.of("raw_flights"),
                "raw_flights", Set.of(),
                "airport_days", Set.of("flights", "elsewhere")));
    assertThat(order)
        .isEqualTo(new Order.Sorted(List.of("raw_flights", "flights", "airport_days")));
  }

  @Test
  void showsACircle() {
    var order = Order.of(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b")));
    assertThat(order).isInstanceOf(Order.Cyclic.class);
    assertThat(((Order.Cyclic) order).text()).isEqualTo("b → c → b");
  }

  @Test
  void seesATableThatNeedsItself() {
    assertThat(Order.of(Map.of("a", Set.of("a")))).isEqualTo(new Order.Cyclic(List.of("a", "a")));
  }

  @Test
  void survivesAVeryLongChain() {
    var needs = new HashMap<String, Set<String>>();
    for (int i = 0; i < 100_000; i++) {
      needs.put("t" + i, Set.of("t" + (i + 1)));
    }
    assertThat(Order.of(needs)).isInstanceOf(Order.Sorted.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ordersRandomGraphsOrNamesARealCircle(long seed) {
    var random = new Random(seed);
    var needs = new HashMap<String, Set<String>>();
    for (int i = 0; i < 40; i++) {
      var of = new HashSet<String>();
      for (int n = random.nextInt(3); n > 0; n--) {
        of.add("t" + (seed % 2 == 0 ? random.nextInt(40) : random.nextInt(Math.max(1, i))));
      }
      of.remove("t" + i);
      needs.put("t" + i, of);
    }
    switch (Order.of(needs)) {
      case Order.Sorted(List<String> names) -> {
        assertThat(names).containsExactlyInAnyOrderElementsOf(needs.keySet());
        needs.forEach(
            (name, of) ->
                of.forEach(n -> assertThat(names.indexOf(n)).isLessThan(names.indexOf(name))));
      }
      case Order.Cyclic(List<String> path) -> {
        for (int i = 0; i + 1 < path.size(); i++) {
          assertThat(needs.get(path.get(i))).contains(path.get(i + 1));
        }
        assertThat(path.getFirst()).isEqualTo(path.getLast());
      }
    }
  }
}
