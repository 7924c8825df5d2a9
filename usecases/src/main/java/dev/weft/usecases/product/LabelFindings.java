package dev.weft.usecases.product;

import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.product.Moves;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.CompiledTable;
import dev.weft.usecases.registry.Onwards;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Columns of ports whose contract says less than they carry.
final class LabelFindings {

  private final LabelRanks ranks;
  private final EffectiveLabels effective;
  private final List<Agreement> agreements;
  private final Moves moves;

  LabelFindings(
      LabelRanks ranks, EffectiveLabels effective, List<Agreement> agreements, Moves moves) {
    this.ranks = ranks;
    this.effective = effective;
    this.agreements = List.copyOf(agreements);
    this.moves = moves;
  }

  List<Finding> of(ProductFolder folder, Compiled compiled) {
    var findings = new ArrayList<Finding>();
    for (Sourced<Contract> contract : folder.served()) {
      for (SchemaObject object : contract.value().objects()) {
        compiled
            .table(object.name())
            .ifPresent(
                table -> {
                  below(contract, object, compiled, table, findings);
                  passedOn(contract, object, compiled, table, findings);
                });
      }
    }
    return findings;
  }

  /// Values that came under an agreement which lets nothing be passed on.
  private void passedOn(
      Sourced<Contract> contract,
      SchemaObject object,
      Compiled compiled,
      CompiledTable table,
      List<Finding> findings) {
    for (Property property : object.properties()) {
      for (Origin origin : effective.of(compiled, table, property.name()).origins()) {
        Onwards.kept(agreements, moves, origin)
            .ifPresent(
                passage ->
                    findings.add(
                        PlanFailures.onward(
                            contract, property, object.name() + "." + property.name(), passage)));
      }
    }
  }

  private void below(
      Sourced<Contract> contract,
      SchemaObject object,
      Compiled compiled,
      CompiledTable table,
      List<Finding> findings) {
    for (Property property : object.properties()) {
      Optional<SortedMap<String, String>> promised =
          ranks.promised(property.classification(), property.labels());
      if (promised.isEmpty()) {
        continue;
      }
      var carried = effective.of(compiled, table, property.name()).labels();
      for (LabelFamily family : ranks.below(promised.get(), carried)) {
        findings.add(
            PlanFailures.label(
                contract,
                property,
                object.name() + "." + property.name(),
                promised.get().getOrDefault(family.name(), "not at all"),
                carried.getOrDefault(family.name(), "an unknown label"),
                effective.path(compiled, table, property.name(), family.name())));
      }
    }
  }
}
