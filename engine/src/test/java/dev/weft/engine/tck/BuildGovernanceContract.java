package dev.weft.engine.tck;

import org.junit.jupiter.api.Nested;

/// As `GovernanceContract`, for engines that also run the statements of products.
public abstract class BuildGovernanceContract extends GovernanceContract {

  @Nested
  class CallsBuildFunctions extends BuildFunctionSuite {
    @Override
    GovernanceContract contract() {
      return BuildGovernanceContract.this;
    }
  }
}
