package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.ReleaseId;
import dev.weft.usecases.product.AppliedView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Applying exactly what was planned, or nothing.
class ApplyTest {

  private static final Caller ANN = TestMesh.as("ann");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void writesNothingTheSecondTime() {
    long head = head();
    AppliedView again = mesh.apply(ANN);
    assertThat(again.changed()).isFalse();
    assertThat(again.journal()).isEqualTo(head);
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void storesOneRevisionPerChangedProductWithItsInputs() {
    mesh.edit("sales/days/sql/days.sql", "select day", "select  day");
    AppliedView applied = mesh.apply(ANN, "sales");
    assertThat(applied.changed()).isTrue();
    assertThat(applied.revisions())
        .extracting(r -> r.product() + " " + r.revision() + " " + r.version())
        .containsExactly("sales/days 2 1.0.0");
    Revision stored =
        mesh.catalog.read(r -> r.registry().getRevision(ProductId.of("sales/days"), 2));
    assertThat(stored.inputs().get("sales.orders.orders@1"))
        .isEqualTo(new ResolvedInput(ProductId.of("sales/orders"), 1, "orders"));
  }

  @Test
  void refusesAPlanAfterAnotherApplyAndSaysWhatMoved() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    var planned = mesh.files();
    String fingerprint = mesh.plan(ANN).fingerprint();
    mesh.with("sales/orders/README.md", "# Orders\n");
    mesh.apply(ANN);
    long head = head();
    var failure =
        catchThrowableOfType(
            WeftException.class, () -> mesh.applies.apply(ANN, planned, fingerprint));
    assertThat(failure.code().code()).isEqualTo("W-PLAN-001");
    assertThat(failure.details()).containsEntry("moved", "product sales/orders");
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void refusesAPlanWhoseInputHasMoved() {
    mesh.edit("sales/days/sql/days.sql", "select day", "select  day");
    var planned = mesh.files("sales/days");
    String fingerprint = mesh.plans.plan(ANN, planned).fingerprint();
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    mesh.apply(ANN, "sales/orders");
    var failure =
        catchThrowableOfType(
            WeftException.class, () -> mesh.applies.apply(ANN, planned, fingerprint));
    assertThat(failure.details()).containsEntry("moved", "input sales/orders@1");
  }

  @Test
  void refusesAPlanWhoseDocumentHasMoved() {
    mesh.edit("sales/agreements/report.yaml", "wants a number", "wants numbers");
    var planned = mesh.files();
    String fingerprint = mesh.plan(ANN).fingerprint();
    mesh.edit("sales/agreements/report.yaml", "wants numbers", "wants two numbers");
    mesh.apply(ANN);
    var failure =
        catchThrowableOfType(
            WeftException.class, () -> mesh.applies.apply(ANN, planned, fingerprint));
    assertThat(failure.details().get("moved")).contains("report_reads_orders");
  }

  @Test
  void refusesAPlanOfSomebodyWithOtherRights() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    mesh.edit("mesh.yaml", "Find out.", "Find out more.");
    String fingerprint = mesh.plan(ANN).fingerprint();
    var failure =
        catchThrowableOfType(
            WeftException.class,
            () -> mesh.applies.apply(TestMesh.as("gil"), mesh.files(), fingerprint));
    assertThat(failure.code().code()).isEqualTo("W-PLAN-001");
    assertThat(failure.details().get("moved"))
        .contains("right to apply Mesh", "right to apply DataProduct sales/orders");
  }

  @Test
  void refusesAFolderThatIsNotThePlannedOne() {
    String fingerprint = mesh.plan(ANN).fingerprint();
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    var failure =
        catchThrowableOfType(
            WeftException.class, () -> mesh.applies.apply(ANN, mesh.files(), fingerprint));
    assertThat(failure.code().code()).isEqualTo("W-PLAN-001");
    var unknown =
        catchThrowableOfType(
            WeftException.class, () -> mesh.applies.apply(ANN, mesh.files(), "0".repeat(64)));
    assertThat(unknown.code().code()).isEqualTo("W-PLAN-003");
  }

  @Test
  void writesNothingOfAFolderWithOneError() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    mesh.edit("sales/days/sql/days.sql", "sum(amount)", "sum(nowhere)");
    long head = head();
    var failure = catchThrowableOfType(WeftException.class, () -> mesh.apply(ANN));
    assertThat(failure.code().code()).isEqualTo("W-PLAN-002");
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void leavesTheConsumersOfAnOldMajorWhereTheyAre() {
    twoMajors();
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    List<ReleaseId> inputs =
        mesh.catalog.read(
            r ->
                r.releases()
                    .current(ProductId.of("sales/days"), 1)
                    .orElseThrow()
                    .release()
                    .inputs());
    assertThat(inputs).extracting(ReleaseId::toString).containsExactly("sales/orders@1.0.0+1");
  }

  /// Major 2 of orders has another port, and still carries the contract of major 1.
  private void twoMajors() {
    mesh.run(ANN, "sales/orders");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.edit(
        "sales/orders/product.yaml",
        "type: tables }]",
        "type: tables }, { name: buyers, version: 2.0.0, contractId: sales.orders.buyers, type: tables }]");
    mesh.with(
        "sales/orders/contracts/buyers.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.orders.buyers
        name: buyers
        version: 2.0.0
        status: active
        schema:
          - name: buyers
            logicalType: object
            properties:
              - { id: customer, name: customer, logicalType: string, classification: public }
        """);
    mesh.with("sales/orders/sql/buyers.sql", "select distinct customer from raw_orders\n");
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  buyers: {}\n");
    mesh.apply(ANN, "sales/orders");
  }

  private long head() {
    return mesh.catalog.read(reading -> reading.journal().head());
  }
}
