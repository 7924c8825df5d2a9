package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Address;
import dev.weft.usecases.lineage.LineageView;
import dev.weft.usecases.lineage.LineageView.NodeView;
import dev.weft.usecases.lineage.ShowLineage;
import dev.weft.usecases.lineage.ShowLineage.Direction;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lineage over products, as those see it who may know of the products.
class LineageTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FRED = TestMesh.as("fred");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
    mesh.edit("finance/report/sql/report.sql", "count(*)", "count(day)");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void leadsFromAColumnToItsCapturesOverProducts() {
    run();
    assertThat(edges(lineage(FRED, "finance/report:report#orders", Direction.UP, 5)))
        .containsExactly(
            "sales/orders@1:orders#day > finance/report@1:report#orders",
            "sales/orders@1:raw_orders#day > sales/orders@1:orders#day");
  }

  @Test
  void leadsToWhatCurrentReleasesMakeOfAColumnAlsoOfAnOlderReleaseOfIt() {
    run();
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(edges(lineage(ANN, "sales/orders:raw_orders#day", Direction.DOWN, 5)))
        .contains(
            "sales/orders@1:raw_orders#day > sales/orders@1:orders#day",
            "sales/orders@1:orders#day > sales/days@1:days#day",
            "sales/orders@1:orders#day > finance/report@1:report#orders");
  }

  @Test
  void endsAfterTheStepsAskedForAndSaysThatThereIsMore() {
    run();
    LineageView one = lineage(ANN, "finance/report:report#orders", Direction.UP, 1);
    assertThat(edges(one)).hasSize(1);
    assertThat(one.truncated()).isTrue();
    assertThat(lineage(ANN, "finance/report:report#orders", Direction.UP, 2).truncated()).isFalse();
  }

  @Test
  void countsHiddenProductsAndNamesNothingOfThemNorBehindThem() {
    mesh.edit(
        "sales/orders/product.yaml",
        "{ property: weft.kind",
        "{ property: weft.hidden, value: true }, { property: weft.kind");
    run();
    LineageView seen = lineage(FRED, "finance/report:report#orders", Direction.UP, 5);
    assertThat(seen.hiddenProducts()).isEqualTo(1);
    assertThat(seen.nodes())
        .extracting(NodeView::column)
        .containsExactly("finance/report@1:report#orders", null);
    assertThat(seen.toString()).doesNotContain("sales");
    assertThat(lineage(ANN, "finance/report:report#orders", Direction.UP, 5).hiddenProducts())
        .isZero();
    assertThatThrownBy(() -> lineage(FRED, "sales/orders", Direction.DOWN, 5))
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("there is no sales/orders");
  }

  @Test
  void refusesWhatIsNotThereAndWhatNeverRan() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    assertThatThrownBy(() -> lineage(ANN, "sales/orders:orders#day", Direction.UP, 5))
        .hasMessageContaining("has no release");
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThatThrownBy(() -> lineage(ANN, "sales/orders:orders#nothing", Direction.UP, 5))
        .hasMessageContaining("there is no sales/orders:orders#nothing");
  }

  private void run() {
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(ANN);
    mesh.apply(FRED);
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    assertThat(mesh.run(FRED, "finance/report").error()).isNull();
  }

  private LineageView lineage(Caller caller, String of, Direction direction, int depth) {
    return new ShowLineage(mesh.catalog, mesh.mesh)
        .show(caller, Address.find(of).orElseThrow(), direction, depth);
  }

  private static List<String> edges(LineageView view) {
    Map<Integer, String> names = new HashMap<>();
    view.nodes().forEach(node -> names.put(node.id(), String.valueOf(node.column())));
    return view.edges().stream()
        .map(edge -> names.get(edge.of()) + " > " + names.get(edge.made()))
        .toList();
  }
}
