package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.ErrorCode;

/// A pattern compiles by ECMA-262, as the standard says, and RE2 can run it, as checks do.
final class PatternRule {

  private final Findings findings;

  PatternRule(Findings findings) {
    this.findings = findings;
  }

  void check(Node node) {
    String text = node.textOrNull();
    if (text == null) {
      return;
    }
    EcmaPattern pattern = EcmaPattern.of(text);
    if (pattern.mistake().isPresent()) {
      findings.error(
          ErrorCode.ODCS_PATTERN,
          node.place(),
          "The pattern is no regular expression: " + pattern.mistake().get(),
          "Write it by ECMA-262, as JavaScript does");
    } else if (pattern.beyondRe2().isPresent()) {
      findings.warning(
          ErrorCode.ODCS_PATTERN_ENGINE,
          node.place(),
          "The pattern cannot run: " + pattern.beyondRe2().get() + ", which RE2 does not know",
          "Say it without, or as a rule of the type sql");
    }
  }
}
