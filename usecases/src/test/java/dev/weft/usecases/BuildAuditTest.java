package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.AuditRecord.Outcome;
import dev.weft.catalog.audit.AuditRecord.Verdict;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.audit.AuditQuestion;
import dev.weft.usecases.audit.AuditView;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written down of what builds read: as the product, for whoever started them.
class BuildAuditTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FRED = TestMesh.as("fred");

  private TestMesh mesh;

  @BeforeEach
  void release(@TempDir Path folder) {
    mesh = SmallMesh.applied(folder);
    mesh.run(ANN, "sales/orders");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private List<AuditRecord> records(String principal) {
    var filter = new AuditFilter(0, principal, "", "", "");
    return mesh.log.list(filter, Long.MAX_VALUE, 100).stream()
        .map(stored -> stored.record())
        .toList();
  }

  private List<AuditView> seen(Caller by) {
    var all =
        new AuditQuestion(
            Optional.empty(),
            Optional.empty(),
            Optional.of("product:finance/report"),
            Optional.empty(),
            Optional.empty());
    return mesh.audits.list(by, all, new PageRequest("", 100)).items();
  }

  @Test
  void whatTheRunMakesItselfIsNoDecision() {
    assertThat(records("product:sales/orders")).isEmpty();
  }

  @Test
  void saysWhatAProductReadOfAnotherDomain() {
    RunView run = mesh.run(FRED, "finance/report");

    AuditRecord read = records("product:finance/report").getFirst();
    assertThat(read.kind()).isEqualTo(AuditRecord.Kind.DECISION);
    assertThat(read.who())
        .isEqualTo(new AuditRecord.Who("product:finance/report", "fred", "build", ""));
    assertThat(read.outcome()).isEqualTo(new Outcome(Verdict.ALLOW, ""));
    assertThat(read.question().purpose()).isEqualTo("exploration");
    assertThat(read.question().text())
        .isEqualTo("SELECT count_star() AS orders FROM sales.orders.orders");
    assertThat(read.facts()).containsEntry("run", run.id());
    assertThat(read.registry()).isPositive();
    AuditRecord.Table table = read.tables().getFirst();
    assertThat(table.product()).isEqualTo("sales/orders");
    assertThat(table.state()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(table.grant()).isEqualTo(new AuditRecord.Grant("agreement", "report_reads_orders"));
    assertThat(table.columns())
        .extracting(AuditRecord.Column::name)
        .containsExactly("amount", "customer", "day", "order_id");
  }

  @Test
  void saysWhichColumnsOfTheOwnDomainAreUsed() {
    mesh.run(ANN, "sales/days");

    AuditRecord.Table table = records("product:sales/days").getFirst().tables().getFirst();
    assertThat(table.grant().via()).isEqualTo("membership");
    assertThat(table.columns())
        .filteredOn(AuditRecord.Column::used)
        .extracting(AuditRecord.Column::name)
        .containsExactly("amount", "day");
  }

  @Test
  void eachRunHasItsOwn() {
    var runs =
        List.of(mesh.run(FRED, "finance/report").id(), mesh.run(FRED, "finance/report").id());

    assertThat(records("product:finance/report"))
        .extracting(record -> record.facts().get("run"))
        .containsExactlyInAnyOrderElementsOf(runs);
  }

  @Test
  void saysThatABuildWasRefused() {
    mesh.with(
        "sales/policies/closed.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: closed
        scope: sales
        stage: enforce
        reason: Nobody reads orders today.
        match: table.name == 'orders'
        effect: { deny: true }
        """);
    mesh.apply(TestMesh.OPERATOR);

    RunView run = mesh.run(FRED, "finance/report");

    assertThat(run.state()).isEqualTo("failed");
    AuditRecord refused = records("product:finance/report").getFirst();
    assertThat(refused.outcome()).isEqualTo(new Outcome(Verdict.DENY, TestMesh.error(run).code()));
    assertThat(refused.tables().getFirst().versions())
        .containsEntry("AccessPolicy sales/closed", "1 enforce");
    assertThat(refused.facts()).containsEntry("run", run.id());
  }

  @Test
  void readsNothingThatIsNotOnRecord() {
    mesh.log.close();

    RunView run = mesh.run(FRED, "finance/report");

    assertThat(run.state()).isEqualTo("failed");
    assertThat(TestMesh.error(run).code()).isEqualTo("W-SERVER-011");
    assertThat(
            mesh.catalog.<Boolean>read(
                r ->
                    r.releases()
                        .list(ProductId.of("finance/report"), Long.MAX_VALUE, 10)
                        .isEmpty()))
        .isTrue();
  }

  @Test
  void isSeenByBothDomainsAndByWhoeverStartedIt() {
    RunView run = mesh.run(FRED, "finance/report");

    for (Caller by : List.of(FRED, ANN, TestMesh.as("gil"))) {
      assertThat(seen(by)).extracting(AuditView::run).containsExactly(run.id());
      assertThat(seen(by).getFirst().actor()).isEqualTo("fred");
    }
    assertThat(seen(TestMesh.as("eve"))).isEmpty();
    assertThat(seen(TestMesh.as("flo"))).isEmpty();
    assertThat(records("fred")).hasSize(1);
  }
}
