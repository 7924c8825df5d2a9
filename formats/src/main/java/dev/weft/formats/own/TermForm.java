package dev.weft.formats.own;

import dev.weft.model.document.MeshFolder.Kept;
import java.util.function.Supplier;

/// The form of a Term of the glossary.
final class TermForm {

  private TermForm() {}

  static Supplier<Kept> read(Fields fields) {
    String name = fields.text("name");
    fields.text("definition");
    fields.texts("synonyms");
    boolean retired = fields.isRetired();
    return () -> new Kept("Term", name, "", retired);
  }
}
