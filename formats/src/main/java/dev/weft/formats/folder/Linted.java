package dev.weft.formats.folder;

import dev.weft.model.error.Finding;
import java.util.List;

/// A file that was linted.
///
/// @param file its path as it was given
/// @param kind of its first document, such as `DataContract`; empty when it says none
/// @param findings sorted by line and column; each with the line it points to
public record Linted(String file, String kind, List<Finding> findings) {

  public Linted {
    findings = List.copyOf(findings);
  }

  /// Whether no finding stops.
  public boolean isValid() {
    return findings.stream().noneMatch(Finding::stops);
  }
}
