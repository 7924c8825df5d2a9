package dev.weft.formats.edit;

import dev.weft.formats.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Trees as contracts are, with texts that are hard to write, from a seed.
final class RandomTree {

  private static final List<String> TEXTS =
      List.of(
          "flights",
          "Ground delay, all causes",
          "a: b",
          "a #b",
          "# a",
          "- a",
          "yes",
          "No",
          "null",
          "~",
          "",
          " ",
          " a",
          "a ",
          "1",
          "1.0",
          "1e3",
          "0x1F",
          "0o7",
          "1_000",
          "12:30:45",
          "2026-11-29",
          "2026-11-29T12:00:00Z",
          "1.0.0",
          "v3.1.0",
          ".inf",
          ".nan",
          "true",
          "{a}",
          "[a]",
          "a, b",
          "a]b",
          "*a",
          "&a",
          "!a",
          "%a",
          "@a",
          "`a`",
          "'",
          "\"",
          "it's",
          "say \"a\"",
          "back\\slash",
          "a\tb",
          "\ta",
          "two\nlines",
          "two\nlines\n",
          "two\n\nlines\n\n",
          "\nfirst",
          "a\n  b\n c",
          "a\r\nb",
          "a\u0007b",
          "é ü 漢",
          "\uD83D\uDE00 smile",
          "\u2028",
          "\uFEFFa",
          "a:",
          ":a",
          "?",
          "? a",
          "-",
          "--- a",
          "...",
          "#ops-data",
          "=",
          "<<",
          "|",
          "> a",
          "a|b",
          "^[A-Z]{3}$",
          "https://example.com/a#b?c=d&e",
          "${table}",
          "{object}",
          "x".repeat(300));

  private static final List<String> KEYS =
      List.of(
          "name",
          "id",
          "mustBe",
          "customProperties",
          "x y",
          "a:b",
          "yes",
          "1",
          "a#b",
          "",
          "é",
          "a, b",
          "/slash~tilde",
          "-",
          "it's",
          "\"q\"",
          "null",
          "description",
          "\uD83D\uDE00");

  private final Random random;

  RandomTree(Random random) {
    this.random = random;
  }

  Tree.Fields document() {
    return fields(0);
  }

  Tree tree(int depth) {
    int kind = random.nextInt(depth > 3 ? 6 : 10);
    return kind < 6 ? leaf() : kind < 8 ? fields(depth + 1) : items(depth + 1);
  }

  private Tree.Fields fields(int depth) {
    List<Tree.Field> fields = new ArrayList<>();
    for (String key : keys(depth == 0 ? 1 + random.nextInt(6) : random.nextInt(5))) {
      fields.add(new Tree.Field(key, tree(depth)));
    }
    return new Tree.Fields(fields);
  }

  private Set<String> keys(int many) {
    Set<String> keys = new LinkedHashSet<>();
    while (keys.size() < many) {
      keys.add(key());
    }
    return keys;
  }

  String key() {
    return random.nextInt(3) == 0
        ? KEYS.get(random.nextInt(KEYS.size()))
        : "field_" + random.nextInt(1000);
  }

  private Tree.Items items(int depth) {
    List<Tree> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(tree(depth));
    }
    return new Tree.Items(items);
  }

  private Tree.Leaf leaf() {
    return switch (random.nextInt(8)) {
      case 0 -> Tree.nothing();
      case 1 -> Tree.flag(random.nextBoolean());
      case 2 -> Tree.number(random.nextLong(-1000, 1000));
      case 3 -> new Tree.Leaf(random.nextInt(100) + "." + random.nextInt(10), Node.Sort.DECIMAL);
      default -> Tree.text(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
