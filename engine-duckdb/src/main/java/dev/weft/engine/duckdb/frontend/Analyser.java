package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.engine.duckdb.text.TextSource;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.table.Schema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reads what engines for texts answer. Thread-safe.
final class Analyser {

  /// What the engine makes of a text.
  sealed interface Answer {
    /// It refuses.
    record Refused(EngineRefusal refusal) implements Answer {}

    /// It understands.
    record Understood(JsonNode json) implements Answer {}
  }

  private static final int MOST_LEVELS = 10_000;
  private static final int MOST_STUBS = 4_096;

  private final JsonMapper json =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MOST_LEVELS).build())
                  .build())
          .build();
  private final TextSource engines;
  private final Map<TextEngine, StubShelf> shelves = new ConcurrentHashMap<>();

  Analyser(TextSource engines) {
    this.engines = engines;
  }

  /// The tree of a text: an object with `statements`.
  Answer parse(String text) {
    return answer(engines.engine().parse(text));
  }

  /// The text of a tree: a statement of `parse`.
  String write(ObjectNode statement) {
    ObjectNode tree = json.createObjectNode().put("error", false);
    tree.putArray("statements").add(statement);
    return engines.engine().write(json.writeValueAsString(tree));
  }

  /// Empty tables of these schemas to bind texts to; the caller closes them.
  Stubs stubs(List<Schema> schemas) {
    TextEngine engine = engines.engine();
    StubShelf shelf = shelves.get(engine);
    if (shelf == null) {
      shelves.keySet().removeIf(known -> !known.isAlive());
      shelf = shelves.computeIfAbsent(engine, fresh -> new StubShelf(fresh, MOST_STUBS));
    }
    return new Stubs(this, engine, shelf, schemas);
  }

  /// The tree of a text that is known to be right.
  ObjectNode tree(String text) {
    if (parse(text) instanceof Answer.Understood(JsonNode tree)
        && tree.path("statements").path(0) instanceof ObjectNode statement) {
      return statement;
    }
    throw new IllegalArgumentException("The engine does not understand " + text);
  }

  /// The text that `read` reads.
  String serialized(ObjectNode tree) {
    return json.writeValueAsString(tree);
  }

  /// A tree as `Statement.tree` carries it.
  ObjectNode read(String tree) {
    return (ObjectNode) json.readTree(tree);
  }

  /// The checked tree of a statement, to be changed.
  SyntaxTree read(dev.weft.engine.Statement statement) {
    return SyntaxTree.of(read(statement.tree()), SyntaxTree.Limits.DEFAULT);
  }

  Answer answer(String text) {
    try {
      JsonNode tree = json.readTree(text);
      return tree.path("error").asBoolean(true)
          ? new Answer.Refused(EngineRefusal.of(tree))
          : new Answer.Understood(tree);
    } catch (JacksonException e) {
      throw SqlErrors.tooComplex();
    }
  }
}
