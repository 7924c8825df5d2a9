package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.frontend.Analyser.Answer;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.model.table.Schema;
import java.util.List;

/// Empty tables to bind texts to, until closed. Not thread-safe.
final class Stubs implements AutoCloseable {

  private final Analyser analyser;
  private final TextEngine engine;
  private final StubShelf shelf;
  private final List<Schema> schemas;
  private final List<String> names;

  Stubs(Analyser analyser, TextEngine engine, StubShelf shelf, List<Schema> schemas) {
    this.analyser = analyser;
    this.engine = engine;
    this.shelf = shelf;
    this.schemas = List.copyOf(schemas);
    this.names = shelf.lend(this.schemas);
  }

  /// The tables' names in the order of their schemas.
  List<String> names() {
    return List.copyOf(names);
  }

  /// The bound plan of a text: an object with `plans`.
  Answer plan(String sql) {
    return analyser.answer(engine.plan(sql));
  }

  /// The columns of a text's result. Nothing is computed but constants.
  List<ResultColumn> columns(String sql) {
    return engine.columns(sql);
  }

  @Override
  public void close() {
    if (engine.isAlive()) {
      shelf.takeBack(schemas, names);
    }
  }
}
