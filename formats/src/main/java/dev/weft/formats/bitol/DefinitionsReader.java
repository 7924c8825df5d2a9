package dev.weft.formats.bitol;

import dev.weft.model.contract.Definition;
import java.util.ArrayList;
import java.util.List;

/// Reads `authoritativeDefinitions` of a contract, its tables and their columns.
final class DefinitionsReader {

  private DefinitionsReader() {}

  static List<Definition> read(Part root) {
    List<Definition> definitions = new ArrayList<>();
    add(root, definitions);
    for (Part object : root.parts("schema")) {
      add(object, definitions);
      object.parts("properties").forEach(property -> add(property, definitions));
    }
    return definitions;
  }

  private static void add(Part element, List<Definition> definitions) {
    for (Part part : element.parts("authoritativeDefinitions")) {
      definitions.add(
          new Definition(
              element.pointer(),
              part.text("type").orElse(""),
              part.text("url").orElse("").strip(),
              part.pointer()));
    }
  }
}
