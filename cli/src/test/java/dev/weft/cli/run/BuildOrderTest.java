package dev.weft.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Providers before consumers.
class BuildOrderTest {

  @Test
  void putsEachProductBehindWhatItReads() {
    Map<String, List<String>> inputs = new LinkedHashMap<>();
    inputs.put("insights/network", List.of("safety/exposure", "operations/punctuality"));
    inputs.put("operations/punctuality", List.of("operations/departures"));
    inputs.put("safety/exposure", List.of("safety/strikes", "operations/departures"));
    inputs.put("operations/departures", List.of());
    inputs.put("safety/strikes", List.of("elsewhere/unknown"));

    assertThat(BuildOrder.of(inputs))
        .containsExactly(
            "safety/strikes",
            "operations/departures",
            "safety/exposure",
            "operations/punctuality",
            "insights/network");
  }

  @Test
  void cutsACycle() {
    assertThat(BuildOrder.of(Map.of("a/a", List.of("a/b"), "a/b", List.of("a/a"))))
        .containsExactlyInAnyOrder("a/a", "a/b");
  }
}
