package dev.weft.formats.datacontract;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rules of quality, which since version 1.1 are nearly those of ODCS.
final class ModelQuality {

  private ModelQuality() {}

  static List<Value> read(Part owner, Carried carried) {
    List<Value> rules = new ArrayList<>();
    for (Part rule : owner.parts("quality")) {
      Map<String, Value> fields = new LinkedHashMap<>();
      for (Node.Entry entry : rule.mapping().entries()) {
        fields.put(word(entry.key()), value(entry));
      }
      carried.take(rule.pointer());
      rules.add(new Value.Fields(fields));
    }
    return rules;
  }

  private static String word(String key) {
    return switch (key) {
      case "rule" -> "metric";
      case "mustBeGreaterThanOrEqualTo" -> "mustBeGreaterOrEqualTo";
      case "mustBeLessThanOrEqualTo" -> "mustBeLessOrEqualTo";
      default -> key;
    };
  }

  private static Value value(Node.Entry entry) {
    Value value = Values.of(entry.value());
    if (entry.key().equals("query") && value instanceof Value.Text(String query)) {
      return new Value.Text(
          query
              .replace("{model}", "{object}")
              .replace("{table}", "{object}")
              .replace("{field}", "{property}")
              .replace("{column}", "{property}"));
    }
    return value;
  }
}
