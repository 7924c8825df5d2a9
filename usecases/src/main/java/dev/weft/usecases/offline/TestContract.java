package dev.weft.usecases.offline;

import dev.weft.build.check.ContractChecks;
import dev.weft.engine.Cancellation;
import dev.weft.engine.DataChecks;
import dev.weft.engine.DataChecks.Depth;
import dev.weft.engine.DataChecks.Measured;
import dev.weft.engine.DataChecks.Source;
import dev.weft.formats.bitol.ContractReader;
import dev.weft.formats.bitol.DescribedData;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.contract.Property;
import dev.weft.model.error.Finding;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Rule;
import dev.weft.usecases.offline.DiffDocuments.Given;
import dev.weft.usecases.offline.TestView.CheckView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Tests data that need not be Weft's against a contract that need not be Weft's: every rule of the
/// contract, measured where the data lies.
public final class TestContract {

  private final OneDocument documents;
  private final ContractReader contracts;
  private final DataChecks engine;
  private final Path scratch;

  /// Makes the use case.
  ///
  /// @param scratch folder for copies of tables; whoever made it removes it
  public TestContract(
      YamlReader documents, ContractReader contracts, DataChecks engine, Path scratch) {
    this.documents = new OneDocument(documents);
    this.contracts = contracts;
    this.engine = engine;
    this.scratch = scratch;
  }

  /// What is to be measured of one table; nothing where no data was given for it.
  private record Planned(DescribedData.Table table, Optional<Source> source, List<Check> checks) {}

  /// Runs the selected checks. What cannot be read or run is in the answer, not thrown.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings when the contract
  ///   breaks its standard; CLI_USAGE when it is unclear what to test
  public TestView test(Given contract, TestedData data, CheckSelection selection) {
    DescribedData described = read(contract);
    if (described.tables().isEmpty()) {
      throw TestErrors.noTable();
    }
    Map<String, Source> sources = sources(described, data);
    List<Planned> plan =
        described.tables().stream()
            .map(table -> planned(described, table, sources, selection))
            .toList();
    if (plan.stream().allMatch(planned -> planned.checks().isEmpty())) {
      throw TestErrors.nothingSelected();
    }
    return TestView.of(
        described, views(plan, selection.metadataOnly() ? Depth.METADATA : Depth.VALUES));
  }

  private DescribedData read(Given contract) {
    List<Finding> findings = new ArrayList<>();
    var described = new AtomicReference<Optional<DescribedData>>(Optional.empty());
    Optional<YamlDocument> document =
        documents.read(
            contract,
            (read, found) -> {
              if (isContract(read)) {
                described.set(contracts.describe(read, found));
              }
            },
            findings);
    if (document.isPresent() && !isContract(document.get())) {
      throw TestErrors.noContract(contract.name());
    }
    return described.get().orElseThrow(() -> TestErrors.notUnderstood(findings));
  }

  private static boolean isContract(YamlDocument document) {
    return document.text("kind").orElse("").equals("DataContract");
  }

  private Map<String, Source> sources(DescribedData contract, TestedData data) {
    return switch (data) {
      case TestedData.Paths paths -> DataFiles.of(contract, paths);
      case TestedData.OfServer server -> new ServerData(contract, server, scratch).sources();
    };
  }

  private static Planned planned(
      DescribedData contract,
      DescribedData.Table table,
      Map<String, Source> sources,
      CheckSelection selection) {
    Map<String, Set<String>> columns =
        contract.tables().stream()
            .collect(
                Collectors.toMap(
                    one -> one.object().name(),
                    one ->
                        one.object().properties().stream()
                            .map(Property::name)
                            .collect(Collectors.toSet())));
    List<Check> checks =
        ContractChecks.ofData(table.object(), columns).stream()
            .filter(selection::selects)
            .map(check -> withData(check, sources.keySet()))
            .toList();
    return new Planned(table, Optional.ofNullable(sources.get(table.object().name())), checks);
  }

  /// A reference into a table without data cannot be followed.
  private static Check withData(Check check, Set<String> tables) {
    return target(check.rule())
        .filter(target -> !tables.contains(target))
        .map(target -> new Rule.NotExecutable(noData(target)))
        .map(rule -> with(check, rule))
        .orElse(check);
  }

  private static Optional<String> target(Rule rule) {
    return rule instanceof Rule.References key ? Optional.of(key.target()) : Optional.empty();
  }

  private static Check with(Check check, Rule rule) {
    return new Check(
        check.name(),
        check.table(),
        check.element(),
        rule,
        check.severity(),
        check.dimension(),
        false);
  }

  private List<CheckView> views(List<Planned> plan, Depth depth) {
    List<DataChecks.Table> tables = new ArrayList<>();
    for (Planned planned : plan) {
      planned
          .source()
          .ifPresent(
              source -> tables.add(TestedTable.of(planned.table(), source, planned.checks())));
    }
    Iterator<Measured> measured = engine.run(tables, depth, new Cancellation()).iterator();
    List<CheckView> views = new ArrayList<>();
    for (Planned planned : plan) {
      for (Check check : planned.checks()) {
        views.add(planned.source().isPresent() ? view(measured.next()) : skipped(check));
      }
    }
    return views;
  }

  private static CheckView view(Measured measured) {
    return CheckView.of(measured.result(), measured.samples());
  }

  private static CheckView skipped(Check check) {
    var result = new CheckResult(check, Outcome.SKIPPED, 0, "", "", noData(check.table()));
    return CheckView.of(result, List.of());
  }

  private static String noData(String table) {
    return "no data was given for " + table;
  }
}
