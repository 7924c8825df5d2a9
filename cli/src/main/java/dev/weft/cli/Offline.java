package dev.weft.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.weft.cli.contract.DataTesting;
import dev.weft.cli.contract.DocumentDiffing;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.folder.OfflineValidation;
import dev.weft.cli.folder.PolicyTesting;
import dev.weft.cli.folder.ValidationReport;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.duckdb.check.GovernedRules;
import dev.weft.engine.duckdb.check.SqlRules;
import dev.weft.engine.duckdb.contract.DuckDbDataChecks;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.table.ScanPlan;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.offline.CheckSelection;
import dev.weft.usecases.offline.DiffDocuments;
import dev.weft.usecases.offline.DifferenceView;
import dev.weft.usecases.offline.TestContract;
import dev.weft.usecases.offline.TestPolicies;
import dev.weft.usecases.offline.TestView;
import dev.weft.usecases.offline.TestedData;
import dev.weft.usecases.offline.Validate;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The wiring of what the command does without a server. Nothing is made before a verb needs it,
/// because the SQL engine behind it is slow to load.
final class Offline
    implements OfflineValidation,
        PolicyTesting,
        FolderContents.Reader,
        DocumentDiffing,
        DataTesting {

  private static final long LEAST_MEMORY = 256L << 20;
  private static final long MOST_SPILL = 64L << 30;

  @Override
  public ValidationReport validate(Path folder) {
    var report = useCase().validate(folder);
    return new ValidationReport(report.findings(), report.documents(), report.statements());
  }

  @Override
  public List<PolicyTesting.Tested> test(Path folder) {
    return new TestPolicies(new FolderReader())
        .test(folder).stream()
            .map(
                test ->
                    new PolicyTesting.Tested(
                        test.scope(),
                        test.policy(),
                        test.name(),
                        test.expected(),
                        test.actual(),
                        test.place()))
            .toList();
  }

  @Override
  public FolderContents read(Path folder) {
    var contents = useCase().contents(folder);
    return new FolderContents(
        contents.products(),
        contents.inputs().stream()
            .map(input -> new FolderContents.Input(input.contractId(), input.version().major()))
            .toList());
  }

  @Override
  public DifferenceView promise(DiffDocuments.Given old, DiffDocuments.Given now) {
    return differences().promise(old, now);
  }

  @Override
  public DifferenceView expectation(DiffDocuments.Given old, DiffDocuments.Given now) {
    return differences().expectation(old, now);
  }

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
        frontEnd = new DuckDbFrontEnd(Profile.QUERY);
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

  private static DiffDocuments differences() {
    return new DiffDocuments(new YamlReader(), new StandardForm(new StandardSchemas()));
  }

  private static Validate useCase() {
    return new Validate(new FolderReader(), new ProductCompiler(new DuckDbFrontEnd(Profile.BUILD)));
  }
}
