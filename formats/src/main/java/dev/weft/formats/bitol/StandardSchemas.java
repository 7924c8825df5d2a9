package dev.weft.formats.bitol;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The official JSON Schemas (draft 2019-09), each loaded when first needed and then kept. Threads
/// may share it.
public final class StandardSchemas {

  private final Map<String, JsonNode> trees = new ConcurrentHashMap<>();
  private final Map<String, QuickSchema> quick = new ConcurrentHashMap<>();
  private final Map<String, Schema> loaded = new ConcurrentHashMap<>();

  /// Reports how a document breaks a schema. What the text of the standard admits is a note.
  ///
  /// @param name of the schema, for instance `odcs-json-schema-v3.1.0`
  void check(String name, TextWins text, YamlDocument document, Findings findings) {
    if (isQuicklyKept(name, document.root())) {
      return;
    }
    var errors = errors(name, document.root());
    if (!errors.isEmpty()) {
      new Violations(tree(name), text, document.root(), errors).report(findings);
    }
  }

  /// Whether a document surely keeps a schema.
  boolean isQuicklyKept(String name, Node.Mapping root) {
    return quick.computeIfAbsent(name, key -> new QuickSchema(tree(key))).isKept(root);
  }

  /// What a whole validator says.
  List<Error> errors(String name, Node.Mapping root) {
    return loaded
        .computeIfAbsent(
            name,
            key ->
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09)
                    .getSchema(tree(key)))
        .validate(NodeJson.of(root));
  }

  private JsonNode tree(String name) {
    return trees.computeIfAbsent(name, StandardSchemas::read);
  }

  private static JsonNode read(String name) {
    try (InputStream in = StandardSchemas.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("The schema " + name + " is not in the jar");
      }
      return JsonMapper.shared().readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("The schema " + name + " cannot be read", e);
    }
  }
}
