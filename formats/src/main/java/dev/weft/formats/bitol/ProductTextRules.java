package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the text of Bitol ODPS says and its JSON Schema lets pass.
final class ProductTextRules {

  private static final List<String> CONTENTS =
      List.of("discoverability", "observability", "control", "dictionary");

  private final Part root;
  private final Findings findings;
  private final Effort effort = new Effort();

  private ProductTextRules(Part root, Findings findings) {
    this.root = root;
    this.findings = findings;
  }

  static void check(Part root, Findings findings) {
    var rules = new ProductTextRules(root, findings);
    rules.ports();
    rules.inputContracts();
    rules.entries();
    rules.words();
    new TeamRules(ErrorCode.ODPS_DATE, findings).check(root);
    if (!root.has("outputPorts")) {
      findings.info(
          ErrorCode.ODPS_TEXT,
          root.place(),
          "The text of the standard requires `outputPorts`, its JSON Schema does not",
          "Add `outputPorts:`");
    }
  }

  /// A port is told apart by name and version.
  private void ports() {
    for (String list : List.of("inputPorts", "outputPorts", "managementPorts")) {
      Set<String> seen = new HashSet<>();
      for (Part port : root.parts(list)) {
        String version = port.text("version").orElse("");
        String key = port.text("name").orElse("") + (version.isEmpty() ? "" : " " + version);
        if (port.has("name") && !seen.add(key)) {
          findings.error(
              ErrorCode.ODPS_DUPLICATE_PORT,
              port.at("name"),
              "Two entries of `" + list + "` are called `" + key + "`",
              "Rename one of them, or give it another version");
        }
      }
    }
  }

  /// What an output is said to be made of is an input.
  private void inputContracts() {
    Set<String> inputs =
        root.parts("inputPorts").stream()
            .map(port -> port.text("contractId").orElse(""))
            .collect(Collectors.toSet());
    for (Part port : root.parts("outputPorts")) {
      Set<String> seen = new HashSet<>();
      for (Part input : port.parts("inputContracts")) {
        String id = input.text("id").orElse("");
        if (!id.isEmpty() && !inputs.contains(id)) {
          findings.warning(
              ErrorCode.ODPS_INPUT_CONTRACT,
              input.at("id"),
              "No input port has the contract `" + id + "`",
              effort.hint(id, inputs, "Add the input port"));
        } else if (!id.isEmpty() && !seen.add(id + " " + input.text("version").orElse(""))) {
          repeated(input, "id", "The input contract `" + id + "`");
        }
      }
    }
  }

  private void entries() {
    customProperties(root);
    for (String list : List.of("inputPorts", "outputPorts", "managementPorts")) {
      root.parts(list).forEach(this::customProperties);
    }
    once(
        root.parts("support"),
        part -> part.text("channel").orElse("") + part.text("url").map(u -> " " + u).orElse(""),
        "channel",
        "The channel");
  }

  private void customProperties(Part owner) {
    once(
        owner.parts("customProperties"),
        part -> part.text("property").orElse(""),
        "property",
        "The custom property");
  }

  private void once(List<Part> parts, Function<Part, String> key, String field, String what) {
    Set<String> seen = new HashSet<>();
    for (Part part : parts) {
      String text = key.apply(part);
      if (!text.isBlank() && !seen.add(text)) {
        repeated(part, field, what + " `" + text + "`");
      }
    }
  }

  private void repeated(Part part, String field, String what) {
    findings.warning(
        ErrorCode.ODPS_DUPLICATE_ENTRY,
        part.at(field),
        what + " stands here twice",
        "Remove one of them");
  }

  private void words() {
    word(root, "status", UsualStatus.WORDS);
    root.parts("managementPorts").forEach(port -> word(port, "content", CONTENTS));
    root.parts("managementPorts").forEach(port -> word(port, "type", List.of("rest", "topic")));
  }

  /// The lists are open; a near miss of a usual word is worth a warning.
  private void word(Part part, String field, List<String> words) {
    String text = part.text(field).orElse("");
    if (text.length() > 3 && !words.contains(text)) {
      Guess.find(text, words)
          .ifPresent(
              guess ->
                  findings.warning(
                      ErrorCode.ODPS_WORD,
                      part.at(field),
                      "`" + text + "` is no usual " + field,
                      "Did you mean `" + guess + "`?"));
    }
  }
}
