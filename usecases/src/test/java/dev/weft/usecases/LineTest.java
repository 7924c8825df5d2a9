package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.Schema;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A table's history is a line: a field id means one column for ever, whatever is rolled back. Told
/// of a captured table, whose contract may change at will: ports do not within a major.
class LineTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final String CONTRACT = "sales/orders/internal/raw_orders.yaml";
  private static final String SQL = "sales/orders/sql/orders.sql";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.edit("sales/orders/build.yaml", "missing_column: fail", "missing_column: ignore");
    mesh.apply(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void givesNoFieldIdTwiceThroughThreeEvolutionsAndTwoRollbacks() {
    add("size", "string");
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    retype("size", "string", "integer");
    mesh.rollbacks.rollBack(ANN, ORDERS, 2);
    add("colour", "string");
    Map<Integer, String> meanings = new HashMap<>();
    for (long release = 1; release <= 6; release++) {
      for (var column : schema(release).columns()) {
        String meaning = column.key() + " " + column.type();
        assertThat(meanings.merge(column.id(), meaning, (was, _) -> was))
            .as("field id %s in release %s", column.id(), release)
            .isEqualTo(meaning);
      }
    }
    assertThat(id(2, "size")).isNotEqualTo(id(4, "size")).isEqualTo(id(5, "size"));
    assertThat(id(6, "size")).isEqualTo(id(4, "size"));
    assertThat(meanings).hasSize(9);
  }

  @Test
  void keepsAFieldIdThroughARenameAndReadsOldFilesByIt() {
    mesh.edit(
        CONTRACT,
        "id: customer, name: customer",
        "id: customer, name: buyer, physicalName: customer");
    mesh.edit(SQL, "customer", "buyer as customer");
    mesh.apply(ANN);
    mesh.run(ANN, "sales/orders");
    assertThat(id(2, "buyer")).isEqualTo(id(1, "customer"));
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    assertThat(mesh.query(ANN, "select customer from sales.orders.raw_orders where order_id = 2"))
        .isEqualTo("customer\nc2\n");
    assertThat(
            mesh.query(
                ANN, "select buyer from sales.\"orders@1.0.0+2\".raw_orders where order_id = 2"))
        .isEqualTo("buyer\nc2\n");
  }

  @Test
  void showsEveryReleaseAsItWas() {
    mesh.source("data/orders.csv", SmallMesh.orders(6));
    mesh.run(ANN, "sales/orders");
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    mesh.rollbacks.rollBack(ANN, ORDERS, 2);
    mesh.run(ANN, "sales/orders");
    int[] rows = {3, 6, 3, 6, 6};
    for (int release = 1; release <= rows.length; release++) {
      assertThat(
              mesh.query(
                  ANN,
                  "select count(*) as n from sales.\"orders@1.0.0+%d\".orders".formatted(release)))
          .as("release %s", release)
          .isEqualTo("n\n" + rows[release - 1] + "\n");
    }
  }

  private void add(String column, String type) {
    mesh.edit(
        CONTRACT,
        "      - { id: customer,",
        "      - { id: %s, name: %s, logicalType: %s, classification: public }\n      - { id: customer,"
            .formatted(column, column, type));
    release();
  }

  private void retype(String column, String from, String to) {
    mesh.edit(
        CONTRACT,
        "name: " + column + ", logicalType: " + from,
        "name: " + column + ", logicalType: " + to);
    release();
  }

  private void release() {
    mesh.apply(ANN);
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
  }

  private int id(long release, String column) {
    return schema(release).column(column).orElseThrow().id();
  }

  /// As the released metadata file has it.
  private Schema schema(long release) {
    MetadataLocation location =
        mesh.catalog.read(
            r ->
                Objects.requireNonNull(
                        r.releases().get(ORDERS, release).release().tables().get("raw_orders"))
                    .location());
    return mesh.lake.plan(location).schema();
  }
}
