package dev.weft.governance.rules;

import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.policy.RuleSubject;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The facts that rules see, by what they are about. `docs/reference/rules.md` says what each
/// means.
final class Shapes {

  private static final Shape TEXT = new Shape.Text();
  private static final Shape TEXTS = new Shape.Texts();
  private static final Shape WHOLE = new Shape.Whole();
  private static final Shape DECIMAL = new Shape.Decimal();
  private static final Shape FLAG = new Shape.Flag();

  private final SortedMap<String, Shape> labels = new TreeMap<>();

  Shapes(Vocabulary vocabulary) {
    for (LabelFamily family : vocabulary.families()) {
      labels.put(family.name(), new Shape.Label(family));
    }
  }

  /// Variables by name, without `knobs` and the families of labels.
  SortedMap<String, Shape> of(RuleSubject subject) {
    var variables = new TreeMap<String, Shape>();
    switch (subject) {
      case MESH -> variables.put("mesh", mesh());
      case DOMAIN -> variables.put("domain", domain());
      case PRODUCT -> ofProduct(variables);
      case PORT, CONTRACT -> {
        ofProduct(variables);
        variables.put("port", port());
        variables.put("contract", contract());
      }
      case CHANGE -> {
        ofProduct(variables);
        variables.put("change", change());
      }
      case RELEASE -> {
        ofProduct(variables);
        variables.put("release", release());
      }
      case AGREEMENT -> {
        ofProduct(variables);
        variables.put("agreement", agreement());
      }
    }
    return variables;
  }

  private static void ofProduct(Map<String, Shape> variables) {
    variables.put("domain", domain());
    variables.put("product", product());
  }

  private static Shape.Group mesh() {
    return group("Mesh", Map.of("name", TEXT, "purposes", TEXTS, "domains", TEXTS));
  }

  private static Shape.Group domain() {
    return group(
        "Domain",
        Map.of(
            "name", TEXT,
            "title", TEXT,
            "parent", TEXT,
            "contact", new Shape.Words(),
            "owners", TEXTS,
            "stewards", TEXTS));
  }

  private static Shape.Group product() {
    var fields = new TreeMap<String, Shape>();
    List.of("domain", "name", "version", "kind", "status", "purpose", "usage", "limitations")
        .forEach(name -> fields.put(name, TEXT));
    List.of("tags", "owners", "support").forEach(name -> fields.put(name, TEXTS));
    fields.put("major", WHOLE);
    fields.put("hidden", FLAG);
    fields.put("readme", FLAG);
    fields.put("ports", new Shape.Many(port()));
    fields.put("inputs", new Shape.Many(input()));
    return new Shape.Group("Product", fields);
  }

  private static Shape.Group port() {
    return group("Port", Map.of("name", TEXT, "type", TEXT, "contract", TEXT, "external", FLAG));
  }

  private static Shape.Group input() {
    return group("Input", Map.of("name", TEXT, "contract", TEXT, "major", WHOLE));
  }

  private Shape.Group contract() {
    var fields = new TreeMap<String, Shape>();
    List.of("id", "name", "version", "status", "purpose", "usage", "limitations")
        .forEach(name -> fields.put(name, TEXT));
    fields.put("support", TEXTS);
    fields.put("tags", TEXTS);
    fields.put("tables", new Shape.Many(table()));
    fields.put("sla", new Shape.Many(serviceLevel()));
    return new Shape.Group("Contract", fields);
  }

  private Shape.Group table() {
    return group(
        "Table",
        Map.of(
            "name", TEXT,
            "description", TEXT,
            "tags", TEXTS,
            "key", TEXTS,
            "rules", WHOLE,
            "columns", new Shape.Many(column())));
  }

  private Shape.Group column() {
    var fields = new TreeMap<String, Shape>(labels);
    List.of("name", "type", "description").forEach(name -> fields.put(name, TEXT));
    List.of("required", "unique", "labelled").forEach(name -> fields.put(name, FLAG));
    fields.put("tags", TEXTS);
    fields.put("rules", WHOLE);
    return new Shape.Group("Column", fields);
  }

  private static Shape.Group serviceLevel() {
    return group(
        "ServiceLevel",
        Map.of(
            "property", TEXT,
            "value", TEXT,
            "unit", TEXT,
            "hours", WHOLE,
            "percent", DECIMAL,
            "elements", TEXTS));
  }

  private Shape.Group change() {
    var influence = new TreeMap<String, Shape>(labels);
    influence.put("table", TEXT);
    influence.put("by", TEXT);
    var one = new TreeMap<String, Shape>();
    List.of("path", "table", "column", "rule", "impact", "message")
        .forEach(name -> one.put(name, TEXT));
    one.put("unused", FLAG);
    var fields = new TreeMap<String, Shape>();
    List.of("impact", "from", "to").forEach(name -> fields.put(name, TEXT));
    List.of("rebuilds", "approved", "acknowledged", "steward")
        .forEach(name -> fields.put(name, FLAG));
    List.of("consumers", "readers").forEach(name -> fields.put(name, WHOLE));
    fields.put("changes", new Shape.Many(new Shape.Group("OneChange", one)));
    fields.put("unfiltered", TEXTS);
    fields.put("influences", new Shape.Many(new Shape.Group("Influence", influence)));
    return new Shape.Group("Change", fields);
  }

  /// Nothing that was counted: what a rule says of it is told to people who may not know counts.
  private static Shape.Group release() {
    Shape.Group check =
        group(
            "Check",
            Map.of(
                "name", TEXT,
                "table", TEXT,
                "element", TEXT,
                "outcome", TEXT,
                "severity", TEXT,
                "dimension", TEXT));
    return group("Release", Map.of("checks", new Shape.Many(check), "tables", TEXTS));
  }

  private static Shape.Group agreement() {
    var fields = new TreeMap<String, Shape>();
    List.of("id", "consumer", "kind", "port", "onward", "reason")
        .forEach(name -> fields.put(name, TEXT));
    List.of("purposes", "columns").forEach(name -> fields.put(name, TEXTS));
    fields.put("days", WHOLE);
    fields.put("personal", FLAG);
    return new Shape.Group("Agreement", fields);
  }

  private static Shape.Group group(String name, Map<String, Shape> fields) {
    return new Shape.Group(name, new TreeMap<>(fields));
  }
}
