package dev.weft.cli.folder;

import java.nio.file.Path;

/// Validates a folder without a server: documents, references between them, SQL against declared
/// inputs, contracts, names.
@FunctionalInterface
public interface OfflineValidation {

  /// Validates an existing folder. Bad documents are findings, never an exception.
  ValidationReport validate(Path folder);
}
