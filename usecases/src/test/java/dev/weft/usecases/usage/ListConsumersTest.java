package dev.weft.usecases.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.SmallMesh;
import dev.weft.usecases.TestMesh;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who reads a major, and who is ready for its end.
class ListConsumersTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;
  private ListConsumers consumers;

  @BeforeEach
  void read() {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    mesh.run(FRED, "finance/report");
    mesh.query(EVE, "select amount from sales.orders.orders where customer = 'c1'");
    mesh.reads.flush();
    consumers = new ListConsumers(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private List<ConsumerView> list(Caller caller) {
    return consumers.list(caller, ORDERS, Optional.of(1), new PageRequest("", 500)).items();
  }

  /// Another major beside the first one, with the same contract but for its number.
  private void nextMajor() {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: day, logicalType: date",
        "name: day, logicalType: string");
    mesh.edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 2.0.0");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.edit("sales/orders/product.yaml", "orders, version: 1.0.0", "orders, version: 2.0.0");
    mesh.edit("sales/orders/sql/orders.sql", "day", "day::varchar as day");
    mesh.apply(ANN, "sales/orders");
    mesh.run(ANN, "sales/orders");
  }

  @Test
  void namesThoseWhoDeclaredAndThoseWhoWereSeen() {
    assertThat(list(ANN))
        .extracting(ConsumerView::consumer, ConsumerView::declared, view -> view.reads() > 0)
        .containsExactly(
            tuple("eve", false, true),
            tuple("product:finance/report", true, true),
            tuple("product:sales/days", true, true));
    assertThat(list(ANN)).extracting(ConsumerView::readiness).containsOnly("waiting");
    assertThat(list(ANN)).extracting(ConsumerView::lastRead).doesNotContainNull();
  }

  @Test
  void tellsWhoIsReadyForTheEnd() {
    nextMajor();
    mesh.query(EVE, "select amount from sales.\"orders@2\".orders");
    mesh.reads.flush();
    assertThat(list(ANN))
        .extracting(ConsumerView::consumer, ConsumerView::next, ConsumerView::readiness)
        .contains(tuple("eve", 2, "moving"), tuple("product:finance/report", null, "waiting"));

    mesh.clock.move(Duration.ofDays(40));
    assertThat(list(ANN))
        .extracting(ConsumerView::consumer, ConsumerView::next, ConsumerView::readiness)
        .contains(tuple("eve", 2, "ready"), tuple("product:finance/report", null, "idle"));
  }

  @Test
  void namesPeopleToAuditorsAlone() {
    assertThat(list(FLO))
        .extracting(ConsumerView::consumer, ConsumerView::count, ConsumerView::reads)
        .contains(tuple("", 1, 0L))
        .noneMatch(row -> row.toList().contains("eve"));
    assertThat(list(FLO).getLast().readiness()).isEqualTo("waiting");
  }

  @Test
  void comesInPages() {
    Page<ConsumerView> first =
        consumers.list(ANN, ORDERS, Optional.empty(), new PageRequest("", 2));
    assertThat(first.items()).hasSize(2);
    assertThat(
            consumers
                .list(
                    ANN, ORDERS, Optional.empty(), new PageRequest(String.valueOf(first.next()), 2))
                .items())
        .extracting(ConsumerView::consumer)
        .containsExactly("product:sales/days");
    // those who may not be named stay together, at the end
    Page<ConsumerView> others =
        consumers.list(FLO, ORDERS, Optional.empty(), new PageRequest("", 2));
    assertThat(others.next()).isNotNull();
    assertThat(
            consumers
                .list(
                    FLO,
                    ORDERS,
                    Optional.empty(),
                    new PageRequest(String.valueOf(others.next()), 2))
                .items())
        .extracting(ConsumerView::consumer)
        .containsExactly("");
  }

  @Test
  void knowsNothingOfWhatIsNotThere() {
    for (var asked : List.of(ProductId.of("sales/nothing"), ORDERS)) {
      WeftException e =
          catchThrowableOfType(
              WeftException.class,
              () -> consumers.list(ANN, asked, Optional.of(7), new PageRequest("", 2)));
      assertThat(e.code()).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
    }
  }
}
