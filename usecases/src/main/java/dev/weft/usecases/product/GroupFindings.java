package dev.weft.usecases.product;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.Rulings;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Principal;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.policy.Obligations;
import dev.weft.model.product.Address;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.compile.InputNames;
import dev.weft.usecases.compile.InputTables.Resolved;
import dev.weft.usecases.registry.ReadTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tables whose groups a run could not count: a declassifier lowers labels of theirs, and policies
/// keep its subject from the product. Judged by the releases that are current; of an input that has
/// none yet nothing is known.
final class GroupFindings {

  private final PlanWork work;
  private final EffectiveLabels effective;
  private final AccessKernel kernel;

  /// @param policies that will be in force, as agreements will be
  GroupFindings(
      PlanWork work, EffectiveLabels effective, PolicySet policies, List<Agreement> agreements) {
    this.work = work;
    this.effective = effective;
    Facts now = work.applied.facts(work.reading.now());
    this.kernel =
        new AccessKernel(
            new Facts(
                now.mesh(),
                now.domains(),
                agreements.stream().map(agreement -> new Versioned<>(agreement, 0)).toList(),
                now.principals(),
                new Rulings(policies, work.applied.tree()),
                now.now()));
  }

  List<Finding> of(ProductFolder folder, Compiled compiled) {
    var findings = new ArrayList<Finding>();
    for (CompiledTable table : compiled.tables()) {
      Set<String> hidden = new LinkedHashSet<>();
      for (Lowered lowered : effective.lowered(compiled, table)) {
        lowered.groups().stream()
            .filter(groups -> !counts(compiled, lowered.input().table(), groups.subject()))
            .map(groups -> groups.subject() + " for " + groups.declassifier())
            .forEach(hidden::add);
      }
      if (!hidden.isEmpty()) {
        findings.add(PlanFailures.uncountable(folder, table.name(), String.join(", ", hidden)));
      }
    }
    return findings;
  }

  /// Whether the product may count its own rows, or those of an input, by a column.
  private boolean counts(Compiled compiled, String table, String subject) {
    String column = Address.find(subject).flatMap(Address::column).orElse("");
    return !InputNames.isInput(table)
        || obligations(compiled, table)
            .map(seen -> seen.columns().contains(column) && seen.minimumGroup().isEmpty())
            .orElse(true);
  }

  /// What holds for the product at an input; empty where that cannot be told or it is refused.
  private Optional<Obligations> obligations(Compiled compiled, String table) {
    return compiled.inputs().values().stream()
        .filter(input -> table.startsWith(input.product() + "@" + input.major() + ":"))
        .findFirst()
        .flatMap(input -> read(input, Address.find(table).flatMap(Address::table).orElse("")))
        .flatMap(read -> obligations(compiled.product(), read));
  }

  private Optional<ReadTable> read(Resolved input, String table) {
    return work.reading
        .releases()
        .current(input.product(), input.major())
        .flatMap(
            stored ->
                Optional.ofNullable(stored.release().tables().get(table))
                    .map(
                        released ->
                            ReadTable.of(work.reading, work.mesh, stored.release(), released)
                                .onPort(input.port())));
  }

  private Optional<Obligations> obligations(ProductId product, ReadTable table) {
    var question =
        new Question(
            new Principal.OfProduct(product),
            Optional.empty(),
            Optional.empty(),
            "build",
            List.of(table.facts()));
    return switch (kernel.decide(question)) {
      case StatementDecision.Allow allow -> Optional.of(allow.tables().getFirst().obligations());
      case StatementDecision.Deny _ -> Optional.empty();
    };
  }
}
