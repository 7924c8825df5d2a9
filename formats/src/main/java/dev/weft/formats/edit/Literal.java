package dev.weft.formats.edit;

import dev.weft.formats.yaml.Node;
import java.util.List;

/// A text over several lines as people like to read it: `|` and the lines themselves.
final class Literal {

  private Literal() {}

  static boolean fits(Tree.Leaf leaf) {
    String text = leaf.text();
    return leaf.sort() == Node.Sort.STRING
        && text.indexOf('\n') > 0
        && text.charAt(0) > ' '
        && text.chars().allMatch(c -> c == '\n' || (c >= ' ' && Spelling.isPrintable(c)))
        && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
  }

  static String head(Tree.Leaf leaf) {
    if (!leaf.text().endsWith("\n")) {
      return "|-";
    }
    return leaf.text().endsWith("\n\n") ? "|+" : "|";
  }

  static List<String> lines(Tree.Leaf leaf) {
    return leaf.text().lines().toList();
  }
}
