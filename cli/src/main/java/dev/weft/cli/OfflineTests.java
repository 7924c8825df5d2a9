package dev.weft.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.weft.cli.contract.DataTesting;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.check.SqlRules;
import dev.weft.engine.duckdb.contract.DuckDbDataChecks;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.table.ScanPlan;
import dev.weft.usecases.offline.CheckSelection;
import dev.weft.usecases.offline.DiffDocuments;
import dev.weft.usecases.offline.TestContract;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestedData;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The wiring of tests of data, with an engine that ends with the call.
final class OfflineTests implements DataTesting {

  private static final long LEAST_MEMORY = 256L << 20;
  private static final long MOST_SPILL = 64L << 30;

  /// With an engine of its own, which ends with the call and may use half of the memory.
  @Override
  public TestView test(DiffDocuments.Given contract, TestedData data, CheckSelection selection) {
    try (var scratch = new Scratch();
        var engine = DuckDb.open(settings(scratch.folder()));
        var rules = new LateRules()) {
      return new TestContract(
              new YamlReader(),
              new ContractReader(new StandardSchemas()),
              new DuckDbDataChecks(engine, rules),
              scratch.folder())
          .test(contract, data, selection);
    }
  }

  /// A front end that starts with the first SQL rule: most contracts have none.
  private static final class LateRules implements SqlRules, AutoCloseable {

    private @Nullable DuckDbFrontEnd frontEnd;

    @Override
    public synchronized GovernedStatement govern(String query, Map<String, ScanPlan> tables) {
      if (frontEnd == null) {
        frontEnd = new DuckDbFrontEnd(Profile.TEST);
      }
      return new GovernedRules(frontEnd).govern(query, tables);
    }

    @Override
    public synchronized void close() {
      if (frontEnd != null) {
        frontEnd.close();
      }
    }
  }

  private static EngineSettings settings(Path spill) {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new EngineSettings(
        Math.max(LEAST_MEMORY, memory / 2),
        Runtime.getRuntime().availableProcessors(),
        spill,
        MOST_SPILL);
  }
}
