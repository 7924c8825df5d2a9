package dev.weft.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON as YAML that means the same.
class YamlTest {

  private static String yaml(String json) {
    return Yaml.text(Json.read(json));
  }

  @Test
  void writesBlocks() {
    assertThat(yaml("{\"a\":{\"b\":[1,{\"c\":null,\"d\":[]},[2,3]]},\"e\":{}}"))
        .isEqualTo(
            """
            a:
              b:
                - 1
                - c: null
                  d: []
                - - 2
                  - 3
            e: {}""");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes", "No", "null", "1.0", "a: b", "# c", "- d", " e", "f ", "*g", "", "é", "a\\nb", "~"
      })
  void quotesWhatYamlWouldTakeForSomethingElse(String text) {
    assertThat(yaml("{\"k\":\"" + text + "\"}")).isEqualTo("k: \"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ada", "operations/departures@1.0.0+3", "product owner", "W-PLAN-001"})
  void leavesPlainWordsAlone(String text) {
    assertThat(yaml("{\"k\":\"" + text + "\"}")).isEqualTo("k: " + text);
  }

  @Test
  void keepsEveryDigit() {
    assertThat(yaml("[12345678901234567890, 0.10]")).isEqualTo("- 12345678901234567890\n- 0.10");
    assertThat(Json.line(Json.read("[12345678901234567890,0.10]")))
        .isEqualTo("[12345678901234567890,0.10]");
  }
}
