package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.model.product.Address;
import dev.weft.usecases.access.ExplainAccess;
import dev.weft.usecases.access.ExplanationView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Policies about the tags of a product, of a table and of a column, as documents have them.
class TagsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller GIL = TestMesh.as("gil");
  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";
  private static final String INTERNAL = "sales/orders/internal/raw_orders.yaml";
  private static final String CUSTOMER = "{ id: customer, name: customer, logicalType: string, ";
  private static final String ORDERS = "sales/orders:orders";
  private static final String RAW_ORDERS = "sales/orders:raw_orders";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void seesTheTagsOfAColumn() {
    policy("'contact' in column.tags");
    tagColumn(CONTRACT);
    applyAndRun();
    assertThat(seen(EVE, ORDERS, "customer")).startsWith("redact");
    assertThat(seen(EVE, ORDERS, "day")).isEqualTo("show");
    assertThat(mesh.query(EVE, "select customer from sales.orders.orders limit 1"))
        .doesNotContain("c1");
  }

  @Test
  void seesTheTagsOfATable() {
    policy("'people' in table.tags && column.name == 'customer'");
    tagTable();
    applyAndRun();
    assertThat(seen(EVE, ORDERS, "customer")).startsWith("redact");
    assertThat(seen(EVE, "sales/days:days", "orders")).isEqualTo("show");
  }

  @Test
  void seesTheTagsOfAProduct() {
    policy("'raw' in product.tags && column.name == 'customer'");
    tagProduct();
    applyAndRun();
    assertThat(seen(EVE, ORDERS, "customer")).startsWith("redact");
  }

  @Test
  void seesTheTagsOfAnInternalTable() {
    policy("'contact' in column.tags");
    tagColumn(INTERNAL);
    applyAndRun();
    assertThat(seen(ANN, RAW_ORDERS, "customer")).startsWith("redact");
    assertThat(seen(ANN, ORDERS, "customer")).isEqualTo("show");
  }

  @Test
  void holdsAnAddedTagOnWhatWasReleasedBefore() {
    policy("'contact' in column.tags");
    applyAndRun();
    assertThat(seen(EVE, ORDERS, "customer")).isEqualTo("show");
    long before = moment();
    tagColumn(CONTRACT);
    contract("1.0.0", "1.0.1");
    mesh.apply(ANN, "sales/orders");
    assertThat(seen(EVE, ORDERS, "customer")).startsWith("redact");
    assertThat(seen(EVE, "sales/orders@1.0.0+1:orders", "customer")).startsWith("redact");
    assertThat(seen(EVE, ORDERS, "customer", Optional.of(before))).isEqualTo("show");
  }

  @Test
  void letsGoOfARemovedTagWithTheNextRelease() {
    policy("'contact' in column.tags || 'people' in table.tags || 'raw' in product.tags");
    tagColumn(CONTRACT);
    tagTable();
    tagProduct();
    applyAndRun();
    mesh.edit(CONTRACT, "tags: [contact], ", "")
        .edit(CONTRACT, "    tags: [people]\n", "")
        .edit("sales/orders/product.yaml", "tags: [raw]\n", "");
    contract("1.0.0", "1.0.1");
    mesh.apply(ANN, "sales/orders");
    assertThat(seen(EVE, ORDERS, "customer")).startsWith("redact");
    assertThat(seen(EVE, ORDERS, "day")).startsWith("redact");
    mesh.run(ANN, "sales/orders");
    assertThat(seen(EVE, ORDERS, "customer")).isEqualTo("show");
    assertThat(seen(EVE, ORDERS, "day")).isEqualTo("show");
  }

  @Test
  void followsAColumnThroughARename() {
    policy("'contact' in column.tags");
    applyAndRun();
    assertThat(seen(ANN, RAW_ORDERS, "customer")).isEqualTo("show");
    mesh.edit(
        INTERNAL,
        CUSTOMER,
        "{ id: customer, name: buyer, physicalName: customer, logicalType: string, tags: [contact], ");
    mesh.edit("sales/orders/sql/orders.sql", "customer", "buyer as customer");
    mesh.apply(ANN, "sales/orders");
    assertThat(seen(ANN, RAW_ORDERS, "customer")).startsWith("redact");
  }

  private void policy(String match) {
    mesh.with(
        "policies/tagged.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: tagged
        scope: mesh
        stage: enforce
        reason: What is tagged is not shown.
        match: "%s"
        effect: { mask: redact }
        """
            .formatted(match));
  }

  private void tagColumn(String contract) {
    mesh.edit(contract, CUSTOMER, CUSTOMER + "tags: [contact], ");
  }

  private void contract(String from, String to) {
    mesh.edit(CONTRACT, "version: " + from, "version: " + to);
  }

  private void tagTable() {
    mesh.edit(CONTRACT, "logicalType: object\n", "logicalType: object\n    tags: [people]\n");
  }

  private void tagProduct() {
    mesh.edit("sales/orders/product.yaml", "status: active\n", "status: active\ntags: [raw]\n");
  }

  private void applyAndRun() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(GIL);
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
  }

  /// The present moment; what comes afterwards comes an hour later.
  private long moment() {
    long now = mesh.catalog.<Long>read(reading -> reading.now());
    mesh.clock.move(Duration.ofHours(1));
    return now;
  }

  private String seen(Caller by, String table, String column) {
    return seen(by, table, column, Optional.empty());
  }

  private String seen(Caller by, String table, String column, Optional<Long> at) {
    var ask =
        new ExplainAccess.Ask(
            Address.find(table).orElseThrow(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            at);
    ExplanationView view = new ExplainAccess(mesh.catalog, mesh.mesh, mesh.lake).explain(by, ask);
    return view.columns().stream()
        .filter(one -> one.column().equals(column))
        .map(ExplanationView.ColumnView::result)
        .findFirst()
        .orElse("nothing");
  }
}
