package dev.weft.cli.folder;

import dev.weft.cli.failure.Reported;
import java.util.List;

/// A linted file under the name that the caller knows it by.
///
/// @param kind of its first document; empty when it says none
record LintedFile(String file, String kind, List<Reported> findings) {
  LintedFile {
    findings = List.copyOf(findings);
  }

  boolean isValid() {
    return findings.stream().noneMatch(Reported::stops);
  }
}
