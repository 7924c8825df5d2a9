package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.run.RunRequest;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two majors of one product beside each other.
class MajorsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final ProductId ORDERS = ProductId.of("sales/orders");
  private static final String PRODUCT = "sales/orders/product.yaml";
  private static final String CONTRACT = "sales/orders/contracts/orders.yaml";
  private static final String SQL = "sales/orders/sql/orders.sql";

  @TempDir private Path root;
  private TestMesh mesh;

  /// Release 1 is of major 1, release 2 of major 2, which has no customers.
  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    version("1.0.0", "2.0.0");
    mesh.edit(CONTRACT, "id: customer, name: customer", "id: size, name: size");
    mesh.edit(CONTRACT, "distinct customer", "distinct size");
    mesh.edit(SQL, "customer", "'L' as size");
    mesh.apply(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void releasesEachMajorByItself() {
    assertThat(numbers()).containsExactly("sales/orders@2.0.0+2", "sales/orders@1.0.0+1");
    assertThat(header("sales.orders.orders")).isEqualTo("order_id,day,amount,size");
    assertThat(header("sales.\"orders@2\".orders")).isEqualTo("order_id,day,amount,size");
    assertThat(header("sales.\"orders@1\".orders")).isEqualTo("order_id,day,amount,customer");
    assertThat(mesh.releases.list(ANN, ORDERS, new PageRequest("", 10)).items())
        .allMatch(ReleaseView::current);
  }

  @Test
  void leavesConsumersOnTheMajorTheyDeclare() {
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    assertThat(
            mesh.releases
                .list(ANN, ProductId.of("sales/days"), new PageRequest("", 1))
                .items()
                .getFirst()
                .inputs())
        .containsExactly("sales/orders@1.0.0+1");
  }

  @Test
  void fixesAnOldMajorBesideTheNewOne() {
    version("2.0.0", "1.2.1");
    mesh.edit(CONTRACT, "id: size, name: size", "id: customer, name: customer");
    mesh.edit(CONTRACT, "distinct size", "distinct customer");
    mesh.edit(SQL, "'L' as size", "upper(customer) as customer");
    mesh.apply(ANN, "sales/orders");
    RunView fixed = run(1);
    assertThat(fixed.release()).isEqualTo("sales/orders@1.2.1+3");
    assertThat(mesh.query(EVE, "select customer from sales.\"orders@1\".orders where order_id = 1"))
        .isEqualTo("customer\nC1\n");
    assertThat(header("sales.orders.orders")).isEqualTo("order_id,day,amount,size");
    assertThat(run(2).release()).isEqualTo("sales/orders@2.0.0+4");
    assertThat(mesh.run(ANN, "sales/orders").release()).isEqualTo("sales/orders@2.0.0+5");
  }

  @Test
  void rollsBackOneMajorAndLeavesTheOther() {
    run(1);
    assertThat(mesh.rollbacks.rollBack(ANN, ORDERS, 1).release()).isEqualTo("sales/orders@1.0.0+4");
    assertThat(header("sales.orders.orders")).isEqualTo("order_id,day,amount,size");
    assertThat(
            catchThrowableOfType(WeftException.class, () -> mesh.rollbacks.rollBack(ANN, ORDERS, 2))
                .code()
                .code())
        .isEqualTo("W-RELEASE-004");
  }

  @Test
  void fallsBackToTheOldMajorWhenTheNewOneIsRetired() {
    mesh.edit(PRODUCT, "status: active", "status: retired");
    mesh.apply(ANN, "sales/orders");
    assertThat(header("sales.orders.orders")).isEqualTo("order_id,day,amount,customer");
    assertThat(mesh.run(ANN, "sales/orders").release()).isEqualTo("sales/orders@1.0.0+3");
  }

  @Test
  void knowsNoMajorThatWasNeverApplied() {
    assertThat(catchThrowableOfType(WeftException.class, () -> run(3)).code().code())
        .isEqualTo("W-REGISTRY-001");
  }

  @Test
  void readsTwoMajorsOfOneContractBesideEachOther() {
    mesh.edit(
        "sales/days/product.yaml",
        "inputPorts: [",
        "inputPorts: [{ name: new, version: 2.0.0, contractId: sales.orders.orders }, ");
    mesh.with("sales/days/sql/days.sql", BOTH);
    mesh.apply(ANN, "sales/days");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
    assertThat(mesh.query(EVE, "select distinct orders, amount from sales.days.days"))
        .isEqualTo("orders,amount\n2,1.0\n");
    assertThat(
            mesh.releases
                .list(ANN, ProductId.of("sales/days"), new PageRequest("", 1))
                .items()
                .getFirst()
                .inputs())
        .containsExactly("sales/orders@1.0.0+1", "sales/orders@2.0.0+2");
  }

  @Test
  void takesABareAddressForTheNewestDeclaredMajor() {
    mesh.edit(
        "sales/days/product.yaml",
        "inputPorts: [",
        "inputPorts: [{ name: new, version: 2.0.0, contractId: sales.orders.orders }, ");
    mesh.edit("sales/days/sql/days.sql", "sum(amount)::double", "count(size)::double");
    mesh.apply(ANN, "sales/days");
    assertThat(mesh.run(ANN, "sales/days").error()).isNull();
  }

  /// `size` came with major 2, `customer` went with it.
  private static final String BOTH =
      """
      select o.day, count(distinct o.customer) + count(distinct n.size) as orders,
        count(distinct n.size)::double as amount
      from sales."orders@1".orders o join sales."orders@2".orders n using (order_id) group by o.day
      """;

  private void version(String from, String to) {
    mesh.edit(PRODUCT, "version: " + from + "\nstatus", "version: " + to + "\nstatus");
    mesh.edit(PRODUCT, "name: orders, version: " + from, "name: orders, version: " + to);
    mesh.edit(CONTRACT, "version: " + from, "version: " + to);
  }

  private RunView run(int major) {
    var request = new RunRequest.OfRevision(ORDERS, Optional.of(major), Optional.empty());
    try {
      return mesh.shown.follow(ANN, mesh.runs.start(ANN, request).id(), _ -> {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String header(String table) {
    return mesh.query(EVE, "select * from " + table).lines().findFirst().orElse("");
  }

  private java.util.List<String> numbers() {
    return mesh.releases.list(ANN, ORDERS, new PageRequest("", 10)).items().stream()
        .map(ReleaseView::release)
        .toList();
  }
}
