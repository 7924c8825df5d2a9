package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.policy.Waiver;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a `Waiver`; its name is `rule@target`.
public final class WaiverReader {

  private WaiverReader() {}

  public static Optional<Sourced<Waiver>> read(YamlDocument document, Findings findings) {
    return OwnDocument.read(document, findings, WaiverReader::body, Waiver::id);
  }

  private static Supplier<Waiver> body(Fields fields) {
    String rule = fields.name("rule", "rule");
    String target = fields.text("target");
    String owner = fields.name("owner", "person");
    Optional<String> until = Dates.find(fields, "until");
    fields.missing("until");
    String reason = fields.text("reason");
    boolean retired = fields.isRetired();
    return () ->
        new Waiver(rule, target, owner, reason, LocalDate.parse(until.orElseThrow()), retired);
  }
}
