package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.product.ProductView.PortView;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.promise.PromiseView;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data that stays where it is: described, found, and never served.
class ExternalPortTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FLO = TestMesh.as("flo");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void describe() {
    mesh = SmallMesh.applied(root);
    mesh.edit(
        "sales/orders/product.yaml",
        "type: tables }]",
        "type: tables }, { name: archive, version: 1.0.0, contractId: sales.orders.archive,"
            + " customProperties: [{ property: weft.external, value: true }] }]");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 1.1.0\nstatus");
    mesh.with(
        "sales/orders/contracts/archive.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.orders.archive
        version: 1.0.0
        status: active
        servers:
          - { server: warehouse, type: snowflake, environment: prod, account: acme, database: sales, schema: old }
        schema:
          - name: old_orders
            physicalName: OLD_ORDERS
            logicalType: object
            properties:
              - { name: order_id, logicalType: integer, primaryKey: true, classification: public }
        slaProperties: [{ property: freshness, value: 24, unit: h }]
        """);
    mesh.apply(ANN, "sales");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void isShownWithTheServerThatHasIt() {
    for (Caller caller : new Caller[] {ANN, FLO}) {
      PortView port = port(caller, "archive");
      assertThat(port.external()).isTrue();
      assertThat(port.servers())
          .containsExactly(
              new ProductView.ServerView(
                  "warehouse",
                  "snowflake",
                  "prod",
                  Map.of("account", "acme", "database", "sales", "schema", "old"),
                  ""));
      assertThat(port.tables()).extracting("name").containsExactly("old_orders");
      assertThat(port.promises()).extracting(PromiseView::state).containsExactly("promise");
      assertThat(port(caller, "orders").external()).isFalse();
      assertThat(port(caller, "orders").servers()).isEmpty();
    }
  }

  @Test
  void isBuiltByNoRunAndAnswersNoQuery() {
    assertThat(refused(ANN, "old_orders").code()).isEqualTo(ErrorCode.SQL_EXTERNAL);
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.query(ANN, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
    WeftException refusal = refused(ANN, "old_orders");
    assertThat(refusal.code()).isEqualTo(ErrorCode.SQL_EXTERNAL);
    assertThat(refusal.sentence())
        .isEqualTo(
            "sales.orders.old_orders is external: its data stays where it is and is not served"
                + " here");
    assertThat(refusal.remedy())
        .isEqualTo("`weft product show sales/orders` names the server that has it.");
    assertThat(refused(ANN, "older_orders").code()).isEqualTo(ErrorCode.SQL_UNKNOWN_TABLE);
  }

  @Test
  void tellsThoseWithoutAGrantNoMoreThanOfAnyTable() {
    assertThat(refused(FLO, "old_orders").sentence().replace("old_orders", "T"))
        .isEqualTo(refused(FLO, "no_orders").sentence().replace("no_orders", "T"));
  }

  @Test
  void isReadByNoBuild() {
    mesh.edit(
        "sales/days/product.yaml",
        "inputPorts: [",
        "inputPorts: [{ name: archive, version: 1.0.0, contractId: sales.orders.archive }, ");
    mesh.edit("sales/days/product.yaml", "version: 1.0.0\nstatus", "version: 1.1.0\nstatus");
    assertThat(mesh.plans.plan(ANN, mesh.files("sales")).findings()).noneMatch(Finding::stops);
    mesh.apply(ANN, "sales");
    mesh.run(ANN, "sales/orders");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    mesh.with(
        "sales/days/sql/days.sql",
        "select date '2026-01-01' as day, count(*) as orders, 1.0::double as amount"
            + " from sales.orders.old_orders\n");
    assertThat(
            catchThrowableOfType(
                    WeftException.class, () -> mesh.plans.plan(ANN, mesh.files("sales")))
                .findings())
        .filteredOn(Finding::stops)
        .extracting(Finding::code)
        .containsExactly(ErrorCode.BUILD_EXTERNAL);
  }

  private PortView port(Caller caller, String name) {
    return new ShowProduct(mesh.catalog, mesh.mesh, mesh.log)
        .show(caller, ORDERS, Optional.empty()).ports().stream()
            .filter(port -> port.name().equals(name))
            .findFirst()
            .orElseThrow();
  }

  private WeftException refused(Caller caller, String table) {
    return catchThrowableOfType(
        WeftException.class, () -> mesh.query(caller, "select * from sales.orders." + table));
  }
}
