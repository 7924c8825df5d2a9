package dev.weft.governance.access;

import dev.weft.governance.access.Rulings.Case;
import dev.weft.governance.policy.Scene;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.lineage.Origin;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.PolicyTest.Given;
import dev.weft.model.policy.PolicyTest.OfColumn;
import dev.weft.model.policy.PolicyTest.OfGrant;
import dev.weft.model.policy.PolicyTest.OfPrincipal;
import dev.weft.model.policy.PolicyTest.OfProduct;
import dev.weft.model.policy.PolicyTest.OfTable;
import java.util.List;
import java.util.Map;

/// Shows the facts of a case to policies.
final class Scenes {

  private Scenes() {}

  static Scene ofTable(Vocabulary vocabulary, Case of) {
    TableFacts table = of.table();
    Grant grant = of.candidate().grant();
    return Scene.of(
        vocabulary,
        new Given(
            new OfPrincipal(
                of.subject().name(),
                of.subject().kind(),
                List.copyOf(of.subject().domains()),
                of.subject().attributes()),
            new OfGrant(
                grant.via().word(),
                grant.id(),
                grant.roles().stream().map(Role::word).toList(),
                List.copyOf(grant.purposes())),
            new OfProduct(
                table.product().domain(),
                table.product().name(),
                table.major(),
                table.kind().word(),
                table.productTags()),
            table.port().orElse(""),
            new OfTable(
                table.table(),
                table.tags(),
                table.columns().stream().map(ColumnFacts::name).toList()),
            new OfColumn("", "", List.of(), false, List.of(), Map.of()),
            of.purpose().orElse(""),
            of.via()));
  }

  /// @param origins where its values come from
  static OfColumn column(Vocabulary vocabulary, Case of, ColumnFacts column, List<Origin> origins) {
    return new OfColumn(
        column.name(),
        column.type().word(),
        column.tags(),
        of.candidate().names(of.table().table(), column.name()),
        origins,
        vocabulary.complete(column.labels()));
  }
}
