package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.text.TextEngine;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Empty tables of one engine, kept for later statements over equal schemas: making them costs more
/// than binding to them. A table that is lent out belongs to one statement. Thread-safe.
final class StubShelf {

  private static final String SUFFIX = "_stub";

  private final TextEngine engine;
  private final int most;
  private final Map<Schema, Deque<String>> idle = new LinkedHashMap<>(16, 0.75f, true);
  private int kept;

  /// A shelf.
  ///
  /// @param engine that has the tables
  /// @param most how many tables wait at most; those that were not asked for longest go first
  StubShelf(TextEngine engine, int most) {
    this.engine = engine;
    this.most = most;
  }

  /// What a plan calls the table of this name.
  static String inPlan(String name) {
    return name + SUFFIX;
  }

  /// One table per schema, each with a name of its own; like those that a statement runs on they
  /// are views, without numbers of rows.
  List<String> lend(List<Schema> schemas) {
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    for (Schema schema : schemas) {
      String name = find(schema);
      if (name.isEmpty()) {
        name = Reserved.name();
        definitions.add(definition(name, schema));
      }
      names.add(name);
    }
    if (!definitions.isEmpty()) {
      engine.define(String.join(";", definitions));
    }
    return names;
  }

  /// Takes tables back in the order of `lend`.
  void takeBack(List<Schema> schemas, List<String> names) {
    String gone = put(schemas, names);
    if (!gone.isEmpty()) {
      engine.define(gone);
    }
  }

  private synchronized String find(Schema schema) {
    Deque<String> waiting = idle.get(schema);
    if (waiting == null || waiting.isEmpty()) {
      return "";
    }
    kept--;
    return waiting.pop();
  }

  private synchronized String put(List<Schema> schemas, List<String> names) {
    for (int at = 0; at < names.size(); at++) {
      idle.computeIfAbsent(schemas.get(at), schema -> new ArrayDeque<>()).push(names.get(at));
      kept++;
    }
    List<String> gone = new ArrayList<>();
    var eldest = idle.values().iterator();
    while (kept > most && eldest.hasNext()) {
      Deque<String> waiting = eldest.next();
      kept -= waiting.size();
      gone.addAll(waiting);
      eldest.remove();
    }
    return gone.stream().map(StubShelf::removal).collect(Collectors.joining(";"));
  }

  private static String removal(String name) {
    return "DROP VIEW " + SqlText.name(name) + "; DROP TABLE " + SqlText.name(inPlan(name));
  }

  private static String definition(String name, Schema schema) {
    String stub = SqlText.name(inPlan(name));
    return schema.columns().stream()
        .map(StubShelf::definition)
        .collect(
            Collectors.joining(
                ", ",
                "CREATE TABLE " + stub + " (",
                "); CREATE VIEW " + SqlText.name(name) + " AS FROM " + stub));
  }

  private static String definition(Column column) {
    return SqlText.name(column.name()) + " " + TypeSql.of(column.type());
  }
}
