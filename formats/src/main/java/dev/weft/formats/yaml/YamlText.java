package dev.weft.formats.yaml;

import dev.weft.model.document.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes new documents: small groups on one line, texts in quotes where any version of YAML would
/// take them for something else. What was written reads back as the same value.
public final class YamlText {

  /// A group on one line, with room for a few fields.
  private static final int LINE = 100;

  /// A list of groups on one line.
  private static final int SHORT_LINE = 40;

  /// What YAML 1.1 reads as truth, nothing, a date, or a number of its own.
  private static final Pattern AMBIGUOUS =
      Pattern.compile(
          "(?i)|y|yes|n|no|on|off|true|false|null|~|<<|=|.*:|.*[ ]"
              + "|[-+]?\\.?[0-9][0-9_]*(\\.[0-9_]*)?(e[-+]?[0-9]*)?|0[xob].*|[-+]?\\.(inf|nan)?"
              + "|[0-9]{4}-[0-9].*|[-+]?[0-9]+:.*");

  private YamlText() {}

  public static String of(Value.Fields document) {
    StringBuilder text = new StringBuilder();
    DumpSettings settings =
        DumpSettings.builder()
            .setSchema(new CoreSchema())
            .setWidth(Integer.MAX_VALUE)
            .setSplitLines(false)
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .build();
    new Dump(settings).dumpNode(block(document, 0), new Writer(text));
    return text.toString();
  }

  /// A group or list over several lines, but what fits on one.
  private static Node block(Value value, int depth) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) -> mapping(fields, depth);
      case Value.Items(List<Value> items) -> {
        boolean groups = items.stream().anyMatch(Value.Fields.class::isInstance);
        boolean flow = depth > 0 && length(value) <= (groups ? SHORT_LINE : LINE);
        yield new SequenceNode(
            Tag.SEQ,
            items.stream().map(item -> block(item, depth + 1)).toList(),
            flow ? FlowStyle.FLOW : FlowStyle.BLOCK);
      }
      case Value.Text(String text) -> text(text);
      case Value.Numeral(BigDecimal number) -> number(number);
      case Value.Flag(boolean yes) ->
          new ScalarNode(Tag.BOOL, yes ? "true" : "false", ScalarStyle.PLAIN);
      case Value.Nothing nothing -> new ScalarNode(Tag.NULL, "null", ScalarStyle.PLAIN);
    };
  }

  private static Node mapping(Map<String, Value> fields, int depth) {
    boolean flow = depth > 1 && length(new Value.Fields(fields)) <= LINE;
    List<NodeTuple> tuples =
        fields.entrySet().stream()
            .map(entry -> new NodeTuple(text(entry.getKey()), block(entry.getValue(), depth + 1)))
            .toList();
    return new MappingNode(Tag.MAP, tuples, flow ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node text(String text) {
    if (text.contains("\n")) {
      return new ScalarNode(Tag.STR, text, ScalarStyle.LITERAL);
    }
    boolean plain = !AMBIGUOUS.matcher(text).matches();
    return new ScalarNode(Tag.STR, text, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private static Node number(BigDecimal number) {
    boolean whole = number.scale() <= 0 && number.precision() - number.scale() < 100;
    return whole
        ? new ScalarNode(Tag.INT, number.toPlainString(), ScalarStyle.PLAIN)
        : new ScalarNode(Tag.FLOAT, number.toString(), ScalarStyle.PLAIN);
  }

  /// About as many characters as it takes on one line; more than fit for what has lines.
  private static int length(Value value) {
    return switch (value) {
      case Value.Fields(Map<String, Value> fields) ->
          fields.entrySet().stream()
                  .mapToInt(entry -> entry.getKey().length() + 4 + length(entry.getValue()))
                  .reduce(0, YamlText::sum)
              + 2;
      case Value.Items(List<Value> items) ->
          items.stream().mapToInt(item -> length(item) + 2).reduce(0, YamlText::sum) + 2;
      case Value.Text(String text) -> text.contains("\n") ? LINE + 1 : text.length() + 2;
      case Value.Numeral(BigDecimal number) -> number.toString().length();
      case Value.Flag flag -> 5;
      case Value.Nothing nothing -> 4;
    };
  }

  private static int sum(int a, int b) {
    return Math.min(LINE * 2, a + b);
  }

  private record Writer(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String str) {
      text.append(str);
    }

    @Override
    public void write(String str, int off, int len) {
      text.append(str, off, off + len);
    }
  }
}
