package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.lake.storage.Storage;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.MetadataLocation;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.transforms.Transform;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A released table whose partitions are computed, as Iceberg itself sees it.
class PartitionTest {

  private static final int ORDERS = 60;

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void release() {
    mesh =
        SmallMesh.written(root)
            .source("data/orders.csv", SmallMesh.orders(ORDERS))
            .edit(
                "sales/orders/build.yaml",
                "orders: { sort: [order_id]",
                "orders: { partition: ['bucket(4, customer)', 'truncate(20, order_id)'],"
                    + " sort: [order_id]");
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("ann"));
    assertThat(mesh.run(TestMesh.as("ann"), "sales/orders").error()).isNull();
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void holdsEachRowInThePartitionThatIcebergLooksIn() throws IOException, SQLException {
    Transform<CharSequence, Integer> bucket = Transforms.bucket(4);
    Transform<Long, Long> truncate = Transforms.truncate(20);
    Set<Integer> buckets = new HashSet<>();
    int rows = 0;
    try (var files = planned(Expressions.alwaysTrue());
        Connection engine = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = engine.createStatement()) {
      for (FileScanTask file : files) {
        StructLike partition = file.file().partition();
        buckets.add(partition.get(0, Integer.class));
        try (ResultSet row =
            statement.executeQuery(
                "SELECT customer, order_id FROM read_parquet('" + file.file().location() + "')")) {
          for (; row.next(); rows++) {
            assertThat(partition.get(0, Integer.class))
                .isEqualTo(bucket.bind(Types.StringType.get()).apply(row.getString(1)));
            assertThat(partition.get(1, Long.class))
                .isEqualTo(truncate.bind(Types.LongType.get()).apply(row.getLong(2)));
          }
        }
      }
    }
    assertThat(rows).isEqualTo(ORDERS);
    assertThat(buckets).hasSize(4);
  }

  @Test
  void letsIcebergSkipTheFilesOfOtherBuckets() throws IOException {
    try (var all = planned(Expressions.alwaysTrue());
        var one = planned(Expressions.equal("customer", "c7"))) {
      assertThat(one).hasSizeLessThan(sizeOf(all)).isNotEmpty();
    }
    assertThat(
            mesh.query(
                TestMesh.as("eve"),
                "select order_id from sales.orders.orders where customer = 'c7'"))
        .isEqualTo("order_id\n7\n");
  }

  private static int sizeOf(CloseableIterable<FileScanTask> tasks) {
    int size = 0;
    for (FileScanTask _ : tasks) {
      size++;
    }
    return size;
  }

  private CloseableIterable<FileScanTask> planned(Expression filter) {
    MetadataLocation location =
        mesh.catalog
            .read(
                reading ->
                    Optional.ofNullable(
                        reading
                            .releases()
                            .newestLocations(ProductId.of("sales/orders"), 1)
                            .get("orders")))
            .orElseThrow();
    var io = new Storage(mesh.lake.root()).io();
    var table = new BaseTable(new StaticTableOperations(location.path(), io), "orders");
    return table.newScan().filter(filter).planFiles();
  }
}
