package dev.weft.formats.mend;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was found, to be compared with what is found after a change, which moves places.
record Verdict(List<Finding> findings) {

  Verdict {
    findings = List.copyOf(findings);
  }

  List<Finding> of(ErrorCode code) {
    return findings.stream().filter(finding -> finding.code() == code).toList();
  }

  /// A finding, not a note, that was not there before.
  Optional<Finding> added(Verdict before) {
    Map<String, Integer> known = new HashMap<>();
    before.findings.forEach(finding -> known.merge(key(finding), 1, Integer::sum));
    return findings.stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .filter(finding -> known.merge(key(finding), -1, Integer::sum) < 0)
        .findFirst();
  }

  /// Why a change that led here from there is not kept.
  String more(Verdict before) {
    return added(before)
        .map(
            finding -> "Mending it would raise " + finding.code().code() + ": " + finding.message())
        .orElse("The finding would still be there");
  }

  private static String key(Finding finding) {
    return finding.place().file() + " " + finding.code() + " " + finding.message();
  }
}
