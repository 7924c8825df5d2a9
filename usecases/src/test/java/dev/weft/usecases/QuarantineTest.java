package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that are moved aside, and what follows from it.
class QuarantineTest {

  private static final Caller ANN = TestMesh.as("ann");

  @TempDir private Path root;
  private TestMesh mesh;

  /// Lines of orders, which refer to orders.
  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.edit(
        "sales/orders/product.yaml",
        "type: tables }]",
        "type: tables }, { name: lines, version: 1.0.0, contractId: sales.orders.lines, type: tables }]");
    mesh.with(
        "sales/orders/contracts/lines.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.orders.lines
        name: lines
        version: 1.0.0
        status: active
        schema:
          - name: lines
            logicalType: object
            properties:
              - id: order_id
                name: order_id
                logicalType: integer
                logicalTypeOptions: { format: i64 }
                required: true
                classification: public
                relationships: [{ to: "orders.yaml#/schema/orders/properties/order_id" }]
        """);
    mesh.with("sales/orders/sql/lines.sql", "select order_id from raw_orders\n");
    mesh.edit("sales/orders/build.yaml", "tables:\n", "tables:\n  lines: {}\n");
    mesh.apply(ANN);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void checksWhatRefersToAMovedRowAgain() {
    RunView run = mesh.run(ANN, "sales/orders");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-001");
    assertThat(TestMesh.error(run).message())
        .contains("lines.order_id", "references(order_id -> orders.order_id)", "1");
  }

  @Test
  void passesWhenNothingRefersToAMovedRow() {
    mesh.with("sales/orders/sql/lines.sql", "select order_id from orders\n");
    mesh.apply(ANN);
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.lines")).isEqualTo("n\n3\n");
  }

  @Test
  void labelsMovedRowsAsHighAsTheirTable() {
    mesh.with("sales/orders/sql/lines.sql", "select order_id from orders\n");
    mesh.apply(ANN);
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string, classification: public",
        "name: customer, logicalType: string, classification: personal");
    mesh.with(
        "policies/personal_data_is_redacted.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: personal_data_is_redacted
        stage: enforce
        reason: It is shown only where somebody needs it.
        match: column.privacy >= privacy.personal
        effect: { mask: redact }
        """);
    mesh.apply(TestMesh.as("gil"));
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.query(ANN, "select distinct class, row from sales.orders._quarantine_orders"))
        .isEqualTo("class,row\nXXXXXXXX,\n");
  }
}
