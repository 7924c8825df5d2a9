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

  /// @param root of the contract, whose own objects are known by id
  References(Part root) {
    for (Part object : root.parts("schema")) {
      object.text("id").ifPresent(id -> nameOf.put(id, object.text("name").orElse(id)));
    }
  }

  /// The reference; a table of the same contract by its name, all else by id or name as written;
  /// empty when it points elsewhere, for instance into a nested property.
  Optional<Reference> find(String text) {
    Matcher full = FULL.matcher(text);
    if (full.matches()) {
      String file = full.group(1) == null ? "" : full.group(1);
      String table = full.group(2);
      return Optional.of(
          new Reference(
              file, file.isEmpty() ? nameOf.getOrDefault(table, table) : table, full.group(3)));
    }
    Matcher brief = SHORT.matcher(text);
    return brief.matches()
        ? Optional.of(new Reference("", brief.group(1), brief.group(2)))
        : Optional.empty();
  }
}
