package dev.weft.cli.product;

import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Width;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A contract as people read it: its document, and below it in comments what it means, so that the
/// whole is the same document still.
final class ContractText {

  private static final int ELEMENT = 28;

  private ContractText() {}

  static List<String> of(String document, List<String> meanings) {
    List<String> lines = new ArrayList<>(List.of(document));
    if (!meanings.isEmpty()) {
      lines.add("");
      lines.addAll(meanings);
    }
    return lines;
  }

  /// A line for each term and each other definition; none without any.
  static List<String> meanings(JsonNode contract) {
    List<String> lines = new ArrayList<>();
    contract
        .path("terms")
        .properties()
        .forEach(
            element -> element.getValue().forEach(term -> lines.add(term(element.getKey(), term))));
    Json.items(contract, "definitions")
        .forEach(
            definition ->
                lines.add(
                    line(
                        Json.text(definition, "element"),
                        Json.text(definition, "type") + " " + Json.text(definition, "url"))));
    if (!lines.isEmpty()) {
      lines.addFirst("# What it means:");
    }
    return lines;
  }

  private static String term(String element, JsonNode term) {
    List<String> synonyms = Json.texts(term, "synonyms");
    return line(
        element,
        Json.text(term, "name")
            + " ("
            + Json.text(term, "scope")
            + "): "
            + Json.text(term, "definition")
            + (synonyms.isEmpty() ? "" : " Also: " + String.join(", ", synonyms)));
  }

  private static String line(String element, String meaning) {
    String name = element.isEmpty() ? "the contract" : element;
    String words = meaning.replaceAll("\\s+", " ").strip();
    return "#   " + Width.tame(name + Width.fill(name, ELEMENT) + "  " + words);
  }
}
