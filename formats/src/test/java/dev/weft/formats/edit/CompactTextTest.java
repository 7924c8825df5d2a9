package dev.weft.formats.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written reads back as the same.
class CompactTextTest {

  private static Value read(String text) {
    var findings = new Findings();
    List<YamlDocument> documents =
        new YamlReader().read(SourceFile.of("document.yaml", text), findings);
    assertThat(findings.list()).as(text).isEmpty();
    return Values.of(documents.getFirst());
  }

  private static Value.Fields of(Value value) {
    return new Value.Fields(Map.of("value", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no",
        "YES",
        "~",
        "null",
        "1.0",
        "1_000",
        "0x1F",
        "010",
        "12:30:00",
        "2001-01-01",
        ".inf",
        "a: b",
        "a #b",
        "# c",
        "- d",
        "[e]",
        "{f}",
        "it's",
        "\"g\"",
        "back\\slash",
        "two\nlines",
        "two\nlines\n",
        " leading\n  and trailing \n",
        "\n",
        "tab\there",
        "bell\u0007",
        "größe ☃ \uD83D\uDE00",
        "\u2028",
        "%x",
        "@y",
        "`z`",
        "&a",
        "*b",
        "!c",
        "|",
        ">",
        "?",
        "---",
        "...",
        "<<",
        "="
      })
  void textsStayTexts(String text) {
    Value.Fields document = of(new Value.Text(text));

    assertThat(read(TreeText.compact(document))).isEqualTo(document);
    assertThat(read(TreeText.compact(new Value.Fields(Map.of(text, new Value.Text("v"))))))
        .isEqualTo(new Value.Fields(Map.of(text, new Value.Text("v"))));
  }

  @Test
  void writesSmallGroupsOnOneLine() {
    Map<String, Value> column = new LinkedHashMap<>();
    column.put("name", new Value.Text("day"));
    column.put("required", new Value.Flag(true));
    column.put("value", new Value.Text("1.0.0"));
    Value.Fields document =
        new Value.Fields(Map.of("columns", new Value.Items(List.of(new Value.Fields(column)))));

    assertThat(TreeText.compact(document))
        .isEqualTo(
            """
            columns:
              - {name: day, required: true, value: 1.0.0}
            """);
  }

  @Test
  void everyValueComesBack() {
    long seed = Long.getLong("seed", 61_803L);
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      Value.Fields document = of(value(random, 0));
      String text = TreeText.compact(document);
      assertThat(read(text)).as("seed %d round %d%n%s", seed, round, text).isEqualTo(document);
    }
  }

  private static Value value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 4 : 6)) {
      case 0 -> new Value.Text(word(random));
      case 1 ->
          new Value.Numeral(
              BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(12) - 4));
      case 2 -> new Value.Flag(random.nextBoolean());
      case 3 -> new Value.Nothing();
      case 4 -> {
        List<Value> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth + 1));
        }
        yield new Value.Items(items);
      }
      default -> {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          fields.put(word(random), value(random, depth + 1));
        }
        yield new Value.Fields(fields);
      }
    };
  }

  private static String word(Random random) {
    String signs = "abcXYZ019 -:#'\"\n\\{}[],&*!|>%@`.ä☃\t";
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      word.append(signs.charAt(random.nextInt(signs.length())));
    }
    return word.toString();
  }
}
