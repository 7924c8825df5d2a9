package dev.weft.cli;

import dev.weft.cli.contract.DocumentDiffing;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.folder.OfflineValidation;
import dev.weft.cli.folder.PolicyTesting;
import dev.weft.cli.folder.RuleMending;
import dev.weft.cli.folder.ValidationReport;
import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.mend.Mended;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.offline.DiffDocuments;
import dev.weft.usecases.offline.DifferenceView;
import dev.weft.usecases.offline.MendByRule;
import dev.weft.usecases.offline.TestPolicies;
import dev.weft.usecases.offline.Validate;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/// The wiring of what the command does without a server. Nothing is made before a verb needs it,
/// because the SQL engine behind it is slow to load.
final class Offline
    implements OfflineValidation,
        PolicyTesting,
        RuleMending,
        FolderContents.Reader,
        DocumentDiffing {

  @Override
  public Mended mend(Path folder, String rule) {
    return new MendByRule(new FolderReader(), Clock.systemUTC()).mend(folder, rule);
  }

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

  private static StandardForm form() {
    return new StandardForm(new StandardSchemas());
  }

  private static DiffDocuments differences() {
    return new DiffDocuments(new YamlReader(), form());
  }

  private static Validate useCase() {
    return new Validate(
        new FolderReader(),
        new ProductCompiler(new DuckDbFrontEnd(Profile.BUILD)),
        Clock.systemUTC());
  }
}
