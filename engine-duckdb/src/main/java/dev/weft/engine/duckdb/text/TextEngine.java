package dev.weft.engine.duckdb.text;

import java.util.List;

/// An instance of the engine that understands texts and has nothing to read: no data, no files, no
/// network, its settings locked. Thread-safe.
///
/// Every method throws `WeftException` of the block `W-SQL` when a text takes too long or too much,
/// and `LostTextException` when the engine was gone before it was asked.
public interface TextEngine {

  /// The tree of a text as JSON, or what is wrong with it.
  String parse(String text);

  /// The text of a tree that `parse` has given.
  String write(String tree);

  /// Makes or drops empty tables; they stay until they are dropped. Texts of ours only.
  void define(String statements);

  /// The bound plan of a text as JSON, or what is wrong with it. The engine computes constants
  /// while it binds.
  String plan(String sql);

  /// The columns of a text's result.
  List<ResultColumn> columns(String sql);

  /// Whether it can still be asked.
  boolean isAlive();
}
