package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What all documents of Weft's own kinds share: `apiVersion: weft/v1`, a kind, no unknown field.
final class OwnDocument {

  static final String VERSION = "weft/v1";

  private OwnDocument() {}

  /// Reads a document. `body` reads the fields at once and makes the value only afterwards, when
  /// nothing was wrong.
  static <T> Optional<Sourced<T>> read(
      YamlDocument document,
      Findings findings,
      Function<Fields, Supplier<T>> body,
      Function<T, String> name) {
    int mark = findings.mark();
    String kind = document.text("kind").orElse("");
    var fields = new Fields(document.root(), article(kind), findings);
    version(fields);
    fields.find("kind");
    Supplier<T> value = body.apply(fields);
    fields.close();
    if (!findings.isSoundSince(mark)) {
      return Optional.empty();
    }
    T made = value.get();
    return Optional.of(document.sourced(kind, name.apply(made), made));
  }

  private static void version(Fields fields) {
    String version = fields.text("apiVersion");
    if (!version.isEmpty() && !version.equals(VERSION)) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_VERSION,
              fields.at("apiVersion"),
              "This Weft does not know the version `" + version + "` of its own kinds",
              "Write apiVersion: " + VERSION);
    }
  }

  private static String article(String kind) {
    return ("AEIOU".indexOf(kind.isEmpty() ? 'x' : kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }
}
