package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table of which every column is hidden from somebody.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HiddenTableTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");

  private TestMesh mesh;

  @BeforeAll
  void release(@TempDir Path root) {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    mesh.with(
        "policies/orders.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: orders_are_hidden
        scope: mesh
        stage: enforce
        reason: Nobody needs orders.
        match: table.name == 'orders'
        effect: { hide: true }
        """);
    mesh.apply(TestMesh.OPERATOR);
  }

  @AfterAll
  void stop() {
    mesh.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from sales.orders.orders",
        "from sales.orders.orders",
        "select count(*) from sales.orders.orders",
        "select customer from sales.orders.orders",
        "select nothing from sales.orders.orders"
      })
  void saysInEveryQueryThatNothingOfItMayBeSeen(String text) {
    WeftException refusal = refused(EVE, text);
    assertThat(refusal.code().code()).isEqualTo("W-ACCESS-013");
    assertThat(refusal.sentence())
        .isEqualTo(
            "eve may see nothing of sales.orders.orders for exploration: every column is hidden");
    assertThat(refusal.remedy())
        .isEqualTo(
            "weft access explain shows why. Ask its owner (ann) for a purpose or an agreement that"
                + " shows some.");
  }

  @Test
  void tellsThoseWithoutAGrantNoMoreThanBefore() {
    assertThat(refused(FLO, "select * from sales.orders.orders").sentence())
        .isEqualTo("flo has no grant on sales.orders.orders");
  }

  @Test
  void saysSoWhenAnotherDomainBuildsWithIt() {
    RunView run = mesh.run(TestMesh.as("fred"), "finance/report");
    assertThat(TestMesh.error(run).code()).isEqualTo("W-ACCESS-013");
    assertThat(TestMesh.error(run).message())
        .contains("may see nothing of sales.orders.orders for exploration");
  }

  @Test
  void leavesBuildsAndChecksOfItsOwnDomainAlone() {
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
  }

  private WeftException refused(Caller caller, String sql) {
    return catchThrowableOfType(WeftException.class, () -> mesh.query(caller, sql));
  }
}
