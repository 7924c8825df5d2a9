package dev.weft.formats.edit;

import dev.weft.formats.yaml.Node;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/// How scalars and keys are spelled: plain where every reader of YAML understands the same, else in
/// quotes.
enum Spelling {
  /// Block style of YAML.
  BLOCK,
  /// Between brackets of YAML.
  FLOW,
  JSON;

  /// What must not begin a plain scalar.
  private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`=~.+";

  /// What YAML 1.1, which many tools still read, makes something else of.
  private static final Set<String> OF_OLD =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /// Dates, numbers to the base 60 and numbers with `_`, all of YAML 1.1.
  private static final Pattern NUMBERS_OF_OLD =
      Pattern.compile(
          "\\d{4}-\\d\\d?-\\d\\d?.*|[-+]?\\d[\\d_]*(:[0-5]?\\d)+(\\.\\d*)?|[-+]?[\\d.]*\\d_[\\d_.a-fA-F]*"
              + "|0[xob].*");

  private static final Map<Node.Sort, Tag> TAGS =
      Map.of(
          Node.Sort.NULL, Tag.NULL,
          Node.Sort.BOOLEAN, Tag.BOOL,
          Node.Sort.INTEGER, Tag.INT,
          Node.Sort.DECIMAL, Tag.FLOAT,
          Node.Sort.STRING, Tag.STR);

  /// A scalar on one line.
  String scalar(Tree.Leaf leaf) {
    return switch (leaf.sort()) {
      case NULL -> "null";
      case STRING -> text(leaf.text());
      case BOOLEAN, INTEGER, DECIMAL ->
          resolve(leaf.text()).equals(TAGS.get(leaf.sort()))
              ? leaf.text()
              : word(leaf.sort()) + " " + quoted(leaf.text());
    };
  }

  private static String word(Node.Sort sort) {
    return switch (sort) {
      case NULL -> "!!null";
      case BOOLEAN -> "!!bool";
      case INTEGER -> "!!int";
      case DECIMAL -> "!!float";
      case STRING -> "!!str";
    };
  }

  /// A key, or a text as one.
  String text(String text) {
    return this != JSON && isPlain(text) ? text : quoted(text);
  }

  private boolean isPlain(String text) {
    return !text.isEmpty()
        && INDICATORS.indexOf(text.charAt(0)) < 0
        && text.chars().allMatch(c -> c >= ' ' && isPrintable(c))
        && text.charAt(0) != ' '
        && text.charAt(text.length() - 1) != ' '
        && text.charAt(text.length() - 1) != ':'
        && !text.contains(": ")
        && !text.contains(" #")
        && (this == BLOCK || text.chars().allMatch(c -> ",[]{}".indexOf(c) < 0))
        && !OF_OLD.contains(text.toLowerCase(java.util.Locale.ROOT))
        && !NUMBERS_OF_OLD.matcher(text).matches()
        && resolve(text).equals(Tag.STR);
  }

  private static Tag resolve(String text) {
    return new CoreScalarResolver(false).resolve(text, true);
  }

  /// In double quotes; in single ones where that spares escapes.
  private String quoted(String text) {
    boolean simple = text.chars().allMatch(c -> c >= ' ' && isPrintable(c));
    boolean escapes = text.indexOf('"') >= 0 || text.indexOf('\\') >= 0;
    if (this != JSON && simple && escapes) {
      return "'" + text.replace("'", "''") + "'";
    }
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> escape((char) c, quoted));
    return quoted.append('"').toString();
  }

  private static void escape(char c, StringBuilder to) {
    switch (c) {
      case '"' -> to.append("\\\"");
      case '\\' -> to.append("\\\\");
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (c >= ' ' && isPrintable(c)) {
          to.append(c);
        } else {
          to.append("\\u").append(String.format(java.util.Locale.ROOT, "%04x", (int) c));
        }
      }
    }
  }

  /// Neither a control nor a break of lines nor a byte order mark nor no character at all.
  static boolean isPrintable(int c) {
    return c != 0x7f
        && !(c >= 0x80 && c < 0xa0)
        && c != 0x2028
        && c != 0x2029
        && c != 0xfeff
        && c < 0xfffe;
  }
}
