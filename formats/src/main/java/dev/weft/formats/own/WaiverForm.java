package dev.weft.formats.own;

import dev.weft.model.document.MeshFolder.Kept;
import java.util.function.Supplier;

/// The form of a Waiver; its id is `rule@target`.
final class WaiverForm {

  private WaiverForm() {}

  static Supplier<Kept> read(Fields fields) {
    String rule = fields.name("rule", "rule");
    String target = fields.text("target");
    fields.name("owner", "person");
    fields.missing("until");
    Dates.find(fields, "until");
    fields.text("reason");
    boolean retired = fields.isRetired();
    return () -> new Kept("Waiver", rule + "@" + target, "", retired);
  }
}
