package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.product.PlanView;
import dev.weft.usecases.product.PlanView.ColumnView;
import dev.weft.usecases.product.PlanView.ContractChange;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.product.PlanView.Reader;
import dev.weft.usecases.product.PlanView.TableChange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a plan says would change.
class PlanTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String RAW = "sales/orders/internal/raw_orders.yaml";

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
  void saysThatNothingChanges() {
    PlanView plan = mesh.plan(ANN);
    assertThat(plan.empty()).isTrue();
    assertThat(plan.kind()).isEqualTo("mesh");
    assertThat(plan.products()).isEmpty();
    assertThat(plan.notYours()).isEmpty();
  }

  @Test
  void seesARenameByTheColumnsId() {
    mesh.edit(RAW, "name: customer,", "name: buyer, physicalName: customer,");
    mesh.edit("sales/orders/sql/orders.sql", "customer", "buyer as customer");
    ProductChange change = orders();
    assertThat(change.action()).isEqualTo("change");
    assertThat(table(change, "raw_orders").columns())
        .containsExactly(new ColumnView("buyer", "rename", "customer", "buyer"));
    assertThat(change.rebuilds()).isTrue();
  }

  @Test
  void listsColumnsThatComeGoAndChange() {
    mesh.edit(RAW, "id: customer, name: customer", "id: size, name: size");
    mesh.edit(RAW, "name: order_id,", "name: order_id, required: true,");
    mesh.edit(RAW, "logicalType: number,", "logicalType: number, physicalType: 'decimal(12,2)',");
    mesh.edit(
        "sales/orders/sql/orders.sql",
        "amount, customer",
        "amount::double as amount, size as customer");
    assertThat(table(orders(), "raw_orders").columns())
        .extracting(ColumnView::name, ColumnView::action, ColumnView::from, ColumnView::to)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("order_id", "change", "optional", "required"),
            org.assertj.core.groups.Tuple.tuple("amount", "change", "double", "decimal(12,2)"),
            org.assertj.core.groups.Tuple.tuple("size", "add", null, "string"),
            org.assertj.core.groups.Tuple.tuple("customer", "remove", "string", null));
  }

  @Test
  void listsTablesAndContractsThatComeAndGo() {
    mesh.with("sales/days/sql/totals.sql", "select sum(orders) as orders from days\n");
    mesh.edit("sales/days/build.yaml", "days: {}", "days: {}, totals: {}");
    ProductChange added = product("sales/days");
    assertThat(added.tables())
        .containsExactly(
            new TableChange(
                "totals",
                "add",
                true,
                List.of(new ColumnView("orders", "add", null, "decimal(38,0)"))));
    mesh.apply(ANN);
    mesh.remove("sales/days/sql/totals.sql");
    mesh.edit("sales/days/build.yaml", ", totals: {}", "");
    mesh.edit("sales/days/contracts/days.yaml", "version: 1.0.0", "version: 1.1.0");
    ProductChange removed = product("sales/days");
    assertThat(removed.tables())
        .containsExactly(new TableChange("totals", "remove", true, List.of()));
    assertThat(removed.contracts())
        .containsExactly(
            new ContractChange("sales.days.days", "change", "1.0.0", "1.1.0", "none", List.of()));
  }

  @Test
  void showsAChangedStatementAsAChangeOfItsTable() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    assertThat(orders().tables())
        .containsExactly(new TableChange("orders", "change", false, List.of()));
  }

  @Test
  void rebuildsNothingForWords() {
    mesh.with("sales/orders/README.md", "# Orders\n");
    ProductChange change = orders();
    assertThat(change.rebuilds()).isFalse();
    assertThat(change.tables()).isEmpty();
    assertThat(change.contracts()).isEmpty();
  }

  @Test
  void namesWhoReadsAChangedProduct() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    assertThat(orders().readers())
        .containsExactly(
            new Reader("finance/report@1", List.of("orders")),
            new Reader("sales/days@1", List.of("orders")));
  }

  @Test
  void countsAddedProductsAndDocuments() {
    try (var fresh = SmallMesh.written(root.resolve("fresh"))) {
      PlanView plan = fresh.plan(TestMesh.OPERATOR);
      assertThat(plan.documents())
          .extracting(d -> d.action() + " " + d.kind() + " " + d.name())
          .containsExactly(
              "add Mesh small",
              "add Connection sales_files",
              "add Domain finance",
              "add Domain sales");
      assertThat(plan.notYours())
          .extracting(NotYours::name)
          .containsExactlyInAnyOrder(
              "report_reads_orders", "sales/orders", "sales/days", "finance/report");
    }
  }

  @Test
  void makesWhatDependsOnOthersWait() {
    try (var fresh = SmallMesh.written(root.resolve("fresh"))) {
      fresh.apply(TestMesh.OPERATOR);
      PlanView plan = fresh.plan(TestMesh.as("fred"));
      assertThat(plan.products()).isEmpty();
      assertThat(plan.notYours())
          .filteredOn(left -> left.name().equals("finance/report"))
          .singleElement()
          .extracting(NotYours::who)
          .isEqualTo(List.of("waits for sales/orders"));
    }
  }

  @Test
  void plansADomainAndAProductByThemselves() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select distinct");
    mesh.edit("finance/domain.yaml", "title: finance", "title: Finance");
    PlanView domain = mesh.plans.plan(ANN, mesh.files("sales"));
    assertThat(domain.kind()).isEqualTo("domain");
    assertThat(domain.products())
        .extracting(ProductChange::product)
        .containsExactly("sales/orders");
    assertThat(domain.documents()).isEmpty();
    assertThat(domain.notYours()).isEmpty();
    PlanView product = mesh.plans.plan(ANN, mesh.files("sales/days"));
    assertThat(product.kind()).isEqualTo("product");
    assertThat(product.empty()).isTrue();
  }

  private ProductChange orders() {
    return product("sales/orders");
  }

  private ProductChange product(String name) {
    return mesh.plan(ANN).products().stream()
        .filter(change -> change.product().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static TableChange table(ProductChange change, String name) {
    return change.tables().stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow();
  }
}
