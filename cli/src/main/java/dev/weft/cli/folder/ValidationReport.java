package dev.weft.cli.folder;

import dev.weft.model.error.Finding;
import java.util.List;

/// What validating a folder found.
///
/// @param findings all of them; empty when everything holds
/// @param documents how many were read
/// @param statements how many SQL statements were parsed and bound
public record ValidationReport(List<Finding> findings, int documents, int statements) {
  public ValidationReport {
    findings = List.copyOf(findings);
  }
}
