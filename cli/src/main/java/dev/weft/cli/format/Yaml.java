package dev.weft.cli.format;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A JSON tree as YAML 1.2 blocks. Anything that YAML could take for something else is quoted as
/// JSON quotes it, which YAML reads the same.
final class Yaml {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./@+ -]*");
  private static final Pattern WORDS =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|nan|inf");

  private Yaml() {}

  static String text(JsonNode node) {
    StringBuilder text = new StringBuilder();
    write(node, "", text);
    return text.toString().stripTrailing();
  }

  private static void write(JsonNode node, String indent, StringBuilder text) {
    if (node.isObject() && !node.isEmpty()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        text.append(indent).append(scalar(field.getKey())).append(':');
        child(field.getValue(), indent, text);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      for (JsonNode item : node) {
        StringBuilder block = new StringBuilder();
        write(item, indent + "  ", block);
        text.append(indent)
            .append("- ")
            .append(block.substring(Math.min(indent.length() + 2, block.length())));
      }
    } else {
      text.append(indent).append(leaf(node)).append('\n');
    }
  }

  private static void child(JsonNode value, String indent, StringBuilder text) {
    if (value.isContainer() && !value.isEmpty()) {
      text.append('\n');
      write(value, indent + "  ", text);
    } else {
      text.append(' ').append(leaf(value)).append('\n');
    }
  }

  private static String leaf(JsonNode node) {
    if (node.isObject()) {
      return "{}";
    }
    if (node.isArray()) {
      return "[]";
    }
    return node.isString() ? scalar(node.asString()) : node.toString();
  }

  private static String scalar(String text) {
    boolean plain =
        PLAIN.matcher(text).matches() && !text.endsWith(" ") && !WORDS.matcher(text).matches();
    return plain ? text : Json.line(text);
  }
}
