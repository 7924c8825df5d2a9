package dev.weft.engine.duckdb.pool;

import dev.weft.engine.tck.GovernanceContract;
import java.util.Set;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Leaves the suites of governance that take longest to a soak.
final class LongInSoak implements ExecutionCondition {

  private static final Set<Class<?>> LONG =
      Set.of(GovernanceContract.HoldsAttacks.class, GovernanceContract.Filters.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Boolean.getBoolean("weft.soak")
            || context.getTestClass().filter(LONG::contains).isEmpty()
        ? ConditionEvaluationResult.enabled("short, or a soak")
        : ConditionEvaluationResult.disabled("only in a soak: make soak");
  }
}
