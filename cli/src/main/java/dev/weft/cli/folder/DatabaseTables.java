package dev.weft.cli.folder;

import dev.weft.formats.edit.TreeText;
import dev.weft.model.document.SourceFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What tables of a database become in a product: one capture, one contract and one port each.
final class DatabaseTables {

  private final List<Entry> entries = new ArrayList<>();

  /// A table and what its database says of it.
  ///
  /// @param table as the database calls it
  record Guessed(String table, SourceFile contract) {}

  /// @param name in the product
  private record Entry(String name, Guessed guessed) {}

  DatabaseTables(List<Guessed> tables) {
    Set<String> taken = new LinkedHashSet<>();
    for (Guessed table : tables) {
      String plain = table.table().substring(table.table().indexOf('.') + 1);
      entries.add(new Entry(ContractedProduct.free(plain, taken), table));
    }
  }

  List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  /// Lines of build.yaml.
  String captures(String connection) {
    return entries.stream()
        .map(
            entry ->
                """
                  raw_%s:
                    connection: %s
                    table: %s
                    contract: internal/raw_%s.yaml
                    # what happens when the source no longer looks like its contract
                    drift: { new_column: ignore, missing_column: fail, bad_value: quarantine }
                """
                    .formatted(
                        entry.name(),
                        connection,
                        TreeText.scalar(entry.guessed().table()),
                        entry.name()))
        .collect(Collectors.joining());
  }

  /// Lines of build.yaml, the last one without its end.
  String tables() {
    return entries.stream()
        .map(entry -> "  " + entry.name() + ": {}")
        .collect(Collectors.joining("\n"));
  }

  /// Lines of product.yaml.
  String ports(String domain, String product) {
    return entries.stream()
        .map(entry -> port(domain, product, entry.name()))
        .collect(Collectors.joining());
  }

  static String port(String domain, String product, String table) {
    return "  - { name: %s, version: 1.0.0, contractId: %s.%s.%s, type: tables }\n"
        .formatted(table, domain, product, table);
  }

  /// Path in the product's folder to text.
  Map<String, String> files(String domain, String product) {
    Map<String, String> files = new LinkedHashMap<>();
    for (Entry entry : entries) {
      files.putAll(ContractedProduct.of(entry.guessed().contract(), domain, product, entry.name()));
    }
    return files;
  }
}
