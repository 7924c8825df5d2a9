package dev.weft.formats.bitol;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.error.ErrorCode;
import java.util.List;

/// The words that the standards give as examples for `status`, which they leave open.
final class UsualStatus {

  static final List<String> WORDS = List.of("proposed", "draft", "active", "deprecated", "retired");

  private UsualStatus() {}

  /// A word of one's own is as good; one letter beside a usual one is worth a note.
  static void check(Part root, Findings findings) {
    String status = root.text("status").orElse("");
    if (!WORDS.contains(status)) {
      WORDS.stream()
          .filter(word -> Guess.isNear(status, word))
          .findFirst()
          .ifPresent(
              word ->
                  findings.info(
                      ErrorCode.ODCS_WORD,
                      root.at("status"),
                      "`" + status + "` is no usual status",
                      "Did you mean `" + word + "`?"));
    }
  }
}
