package dev.weft.cli.contract;

import dev.weft.usecases.offline.CheckSelection;
import dev.weft.usecases.offline.DiffDocuments.Given;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestedData;

/// Tests data against a contract without a server.
@FunctionalInterface
public interface DataTesting {

  /// Runs the selected checks. Throws a WeftException with all findings when the contract breaks
  /// its standard, or when it is unclear what to test.
  TestView test(Given contract, TestedData data, CheckSelection selection);
}
