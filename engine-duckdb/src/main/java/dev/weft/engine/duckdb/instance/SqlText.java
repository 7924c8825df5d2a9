package dev.weft.engine.duckdb.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Spells names, strings and paths so that they mean themselves and nothing else.
public final class SqlText {

  private SqlText() {}

  /// Any text as an identifier.
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /// Any text as a string literal.
  public static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// One file as a string literal for the functions that read: characters of a glob stand for
  /// themselves.
  public static String file(Path path) {
    return text(path.toString().replaceAll("([*?\\[])", "[$1]"));
  }

  /// Files as a list literal for the functions that read.
  public static String files(List<Path> paths) {
    return paths.stream().map(SqlText::file).collect(Collectors.joining(", ", "[", "]"));
  }
}
