package dev.weft.formats.bitol;

import dev.weft.model.contract.Property.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the ends of relationships: `table.column`, `schema/ID/properties/ID`, and the latter
/// behind the file of another contract.
final class References {

  private static final Pattern FULL =
      Pattern.compile("(?:([^#]*)#)?/?schema/([^\\s.#/]+)/properties/([^\\s.#/]+)");
  private static final Pattern SHORT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  private final Map<String, String> nameOf = new HashMap<>();
  private final Map<String, Map<String, String>> columnOf = new HashMap<>();

  /// @param root of the contract, whose own objects and properties are known by id
  References(Part root) {
    for (Part object : root.parts("schema")) {
      String table = object.text("name").orElse("");
      object.text("id").ifPresent(id -> nameOf.put(id, table));
      for (Part property : object.parts("properties")) {
        String name = property.text("name").orElse("");
        property
            .text("id")
            .ifPresent(id -> columnOf.computeIfAbsent(table, key -> new HashMap<>()).put(id, name));
      }
    }
  }

  /// The reference; what is of the same contract by its names, all else by id or name as written;
  /// empty when it points elsewhere, for instance into a nested property.
  Optional<Reference> find(String text) {
    Matcher full = FULL.matcher(text);
    if (full.matches()) {
      String file = full.group(1) == null ? "" : full.group(1);
      String table = full.group(2);
      return Optional.of(
          file.isEmpty()
              ? own(nameOf.getOrDefault(table, table), full.group(3))
              : new Reference(file, table, full.group(3)));
    }
    Matcher brief = SHORT.matcher(text);
    return brief.matches()
        ? Optional.of(new Reference("", brief.group(1), brief.group(2)))
        : Optional.empty();
  }

  private Reference own(String table, String column) {
    return new Reference(
        "", table, columnOf.getOrDefault(table, Map.of()).getOrDefault(column, column));
  }
}
