package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// Where the text of ODCS asks for more than its JSON Schema, or tools read it in two ways.
final class TextNotes {

  private TextNotes() {}

  static void check(Part root, Findings findings) {
    if (!root.mapping().keys().contains("schema")) {
      note(
          root,
          "schema",
          "The text of the standard requires `schema`, its JSON Schema does not",
          findings);
    }
    for (Part server : root.parts("servers")) {
      String type = server.text("type").orElse("");
      List<String> required =
          switch (type) {
            case "snowflake" -> List.of("host", "port", "warehouse");
            case "kinesis" -> List.of("stream");
            default -> List.of();
          };
      for (String field : required) {
        if (!server.has(field)) {
          note(
              server,
              field,
              "The text of the standard requires `" + field + "` of a server of the type " + type,
              findings);
        }
      }
    }
    for (Element object : Element.objects(root)) {
      object
          .all()
          .forEach(element -> element.part().parts("quality").forEach(r -> between(r, findings)));
    }
  }

  private static void note(Part part, String field, String message, Findings findings) {
    findings.info(ErrorCode.ODCS_TEXT, part.place(), message, "Add `" + field + ":`");
  }

  private static void between(Part rule, Findings findings) {
    if (rule.has("mustBeBetween")) {
      findings.info(
          ErrorCode.ODCS_BETWEEN,
          rule.at("mustBeBetween"),
          "The bounds themselves are excluded, as the text says; some tools include them",
          "Where a bound is meant to be met, use mustBeGreaterOrEqualTo and mustBeLessOrEqualTo");
    }
  }
}
