package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.access.Caller;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.mesh.Node;
import dev.weft.usecases.mesh.ShowStatus;
import dev.weft.usecases.mesh.StatusView;
import dev.weft.usecases.product.ProductView;
import dev.weft.usecases.product.ShowProduct;
import dev.weft.usecases.promise.MissedPromise;
import dev.weft.usecases.promise.PromiseView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What contracts promise beside their rows: who sees it, and where it stands.
class PromiseTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void promise() {
    mesh = SmallMesh.applied(new TestMesh(root, place(root)));
    mesh.with(
        "sales/orders/contracts/orders.yaml",
        SmallMesh.ORDERS.replace("version: 1.0.0", "version: 1.1.0")
            + """
            slaProperties:
              - { property: ly, value: 24, unit: h, driver: analytics, description: Planners wait. }
              - { property: frequency, value: 1, valueExt: 1, unit: d }
              - { property: retention, value: 7, unit: d }
              - { property: retention, value: 3, unit: y, element: orders.day }
              - { property: availability, value: 99, unit: percent }
              - { property: carbon, value: 3, unit: kg }
            """);
    mesh.apply(ANN, "sales");
  }

  TestMesh.Place place(Path folder) {
    return TestMesh.Place.in(folder);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void showsWhereEachPromiseStands() {
    assertThat(states(ANN))
        .containsExactly(
            Tuple.tuple("latency", "24 h", "not measured"),
            Tuple.tuple("frequency", "1 d", "not measured"),
            Tuple.tuple("retention", "7 d", "not measured"),
            Tuple.tuple("retention", "3 y", "promise"),
            Tuple.tuple("availability", "99 percent", "not measured"),
            Tuple.tuple("carbon", "3 kg", "promise"));
    mesh.run(ANN, "sales/orders");
    mesh.query(EVE, "select count(*) from sales.orders.orders");
    mesh.log.seal();
    assertThat(states(ANN))
        .extracting(t -> t.toList().get(2))
        .containsExactly("met", "met", "met", "promise", "met", "promise");
    mesh.clock.move(Duration.ofHours(20));
    assertThat(states(ANN))
        .extracting(t -> t.toList().get(2))
        .containsExactly("at risk", "at risk", "met", "promise", "met", "promise");
    mesh.clock.move(Duration.ofHours(5));
    assertThat(states(ANN))
        .extracting(t -> t.toList().get(2))
        .containsExactly("missed", "missed", "met", "promise", "met", "promise");
    mesh.run(ANN, "sales/orders");
    assertThat(promises(ANN).getFirst())
        .satisfies(
            latency -> {
              assertThat(latency.state()).isEqualTo("met");
              assertThat(latency.driver()).isEqualTo("analytics");
              assertThat(latency.description()).isEqualTo("Planners wait.");
              assertThat(latency.measured()).startsWith("released ").contains(", due by ");
            });
  }

  /// What does not move is sent once; what moved is sent again.
  @Test
  void saysTheSameUntilAStateMoves() {
    mesh.run(ANN, "sales/orders");
    List<PromiseView> before = promises(ANN);
    mesh.clock.move(Duration.ofHours(1));
    assertThat(promises(ANN)).isEqualTo(before);
    mesh.clock.move(Duration.ofHours(19));
    assertThat(promises(ANN)).isNotEqualTo(before);
  }

  @Test
  void revivesNothingWhenTheClockJumpsBack() {
    mesh.run(ANN, "sales/orders");
    mesh.clock.move(Duration.ofHours(25));
    mesh.run(ANN, "sales/days");
    mesh.clock.move(Duration.ofHours(-25));
    assertThat(promises(ANN).getFirst().state()).isEqualTo("missed");
  }

  @Test
  void isMeasuredByWhatARollbackShows() {
    mesh.run(ANN, "sales/orders");
    mesh.clock.move(Duration.ofHours(25));
    mesh.run(ANN, "sales/orders");
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);
    assertThat(promises(ANN).getFirst().state()).isEqualTo("missed");
  }

  @Test
  void tellsStatesToThoseWhoReadThePortOnly() {
    mesh.run(ANN, "sales/orders");
    mesh.query(EVE, "select count(*) from sales.orders.orders");
    mesh.log.seal();
    for (Caller outsider : List.of(FLO, TestMesh.OPERATOR)) {
      assertThat(promises(outsider))
          .extracting(PromiseView::property, PromiseView::state, PromiseView::measured)
          .containsExactly(
              Tuple.tuple("latency", null, ""),
              Tuple.tuple("frequency", null, ""),
              Tuple.tuple("retention", null, ""),
              Tuple.tuple("retention", "promise", ""),
              Tuple.tuple("availability", null, ""),
              Tuple.tuple("carbon", "promise", ""));
    }
    assertThat(promises(EVE)).extracting(PromiseView::state).doesNotContainNull();
    assertThat(promises(EVE).get(4).measured()).isEmpty();
    assertThat(promises(ANN).get(4).measured()).startsWith("100.00 percent");
  }

  @Test
  void tellsStatesToWhoeverAnAgreementLetsRead() {
    mesh.run(ANN, "sales/orders");
    mesh.with(
        "sales/agreements/flo.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: flo_reads_orders
        product: sales/orders@1
        consumer: person:flo
        purposes: [exploration]
        reason: She asked.
        """);
    mesh.apply(ANN, "sales");
    assertThat(promises(FLO).getFirst().state()).isEqualTo("met");
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
    mesh.apply(TestMesh.as("gil"));
    assertThat(promises(FLO).getFirst().state()).isNull();
    assertThat(promises(EVE).getFirst().state()).isNull();
    assertThat(promises(ANN).getFirst().state()).isEqualTo("met");
  }

  @Test
  void namesInTheStatusWhatOnesOwnProductsMiss() {
    mesh.run(ANN, "sales/orders");
    mesh.clock.move(Duration.ofHours(25));
    assertThat(missed(ANN))
        .extracting(MissedPromise::product, MissedPromise::port, MissedPromise::property)
        .containsExactly(
            Tuple.tuple("sales/orders@1", "orders", "latency"),
            Tuple.tuple("sales/orders@1", "orders", "frequency"));
    for (Caller other : List.of(EVE, FLO, TestMesh.as("fred"), TestMesh.OPERATOR)) {
      assertThat(missed(other)).isEmpty();
    }
    mesh.run(ANN, "sales/orders");
    assertThat(missed(ANN)).extracting(MissedPromise::property).containsExactly("frequency");
  }

  @Test
  void saysNothingOfAHiddenProduct() {
    mesh.run(ANN, "sales/orders");
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    mesh.apply(ANN, "sales");
    assertThatThrownBy(() -> promises(FLO)).isInstanceOf(WeftException.class);
    mesh.clock.move(Duration.ofHours(25));
    assertThat(missed(FLO)).isEmpty();
    assertThat(missed(ANN)).isNotEmpty();
  }

  private List<PromiseView> promises(Caller caller) {
    ProductView view =
        new ShowProduct(mesh.catalog, mesh.mesh, mesh.log).show(caller, ORDERS, Optional.empty());
    return view.ports().getFirst().promises();
  }

  private List<Tuple> states(Caller caller) {
    return promises(caller).stream()
        .map(promise -> Tuple.tuple(promise.property(), promise.value(), promise.state()))
        .toList();
  }

  private List<MissedPromise> missed(Caller caller) {
    return new ShowStatus(mesh.catalog, mesh.mesh, mesh.log)
        .show(
            caller,
            new Node("test", "http://x", "sqlite", 0, false),
            new StatusView.Cage("best_effort", 0, List.of()))
        .missed();
  }
}
