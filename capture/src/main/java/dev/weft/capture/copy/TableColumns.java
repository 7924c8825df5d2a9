package dev.weft.capture.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which columns of a table are wanted.
final class TableColumns {

  private TableColumns() {}

  /// The wanted columns that the table has, by the table's spelling.
  static List<TakenColumn> find(List<String> there, List<CopiedColumn> wanted) {
    Map<String, TakenColumn> found = new LinkedHashMap<>();
    for (CopiedColumn column : wanted) {
      spelling(there, column)
          .ifPresent(name -> found.putIfAbsent(name, new TakenColumn(name, name, column.type())));
    }
    return List.copyOf(found.values());
  }

  private static Optional<String> spelling(List<String> there, CopiedColumn column) {
    return column.spellings().stream()
        .filter(there::contains)
        .findFirst()
        .or(
            () ->
                column.spellings().stream()
                    .flatMap(name -> there.stream().filter(name::equalsIgnoreCase))
                    .findFirst());
  }

  /// Any text as an identifier of SQL.
  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
