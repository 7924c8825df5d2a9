package dev.weft.cli.contract;

import dev.weft.usecases.offline.DiffDocuments.Given;
import dev.weft.usecases.offline.DifferenceView;

/// Compares two versions of a contract or a product without a server.
public interface DocumentDiffing {

  /// Judged by those who read. Throws a WeftException with all findings when one of them breaks its
  /// standard.
  DifferenceView promise(Given old, Given now);

  /// Judged by those who deliver; throws as [#promise].
  DifferenceView expectation(Given old, Given now);
}
