package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.usage.ColumnRead;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.product.PlanView.PromiseChange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who was seen reading a column, where a change is about to break it.
class ObservedReadersTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final MajorId ORDERS = new MajorId(ProductId.of("sales/orders"), 1);

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void read() {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    mesh.run(FRED, "finance/report");
    mesh.query(EVE, "select amount from sales.orders.orders where customer = 'c1'");
    mesh.query(EVE, "select amount from sales.orders.orders");
    mesh.reads.flush();
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private List<PromiseChange> major() {
    return mesh.plan(ANN).products().stream()
        .flatMap(product -> product.contracts().stream())
        .flatMap(contract -> contract.changes().stream())
        .filter(change -> change.impact().equals("major"))
        .toList();
  }

  /// A new major beside the old one, in which a column is another one.
  private void retype(String column, String from, String to) {
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: " + column + ", logicalType: " + from,
        "name: " + column + ", logicalType: " + to);
    mesh.edit("sales/orders/contracts/orders.yaml", "version: 1.0.0", "version: 2.0.0");
    mesh.edit("sales/orders/product.yaml", "version: 1.0.0\nstatus", "version: 2.0.0\nstatus");
    mesh.edit("sales/orders/product.yaml", "orders, version: 1.0.0", "orders, version: 2.0.0");
    mesh.edit("sales/orders/sql/orders.sql", column, column + "::varchar as " + column);
  }

  @Test
  void countsWhatIsReadByColumnAndReader() {
    assertThat(mesh.catalog.<List<ColumnRead>>read(reading -> reading.usage().of(ORDERS, 0)))
        .extracting(read -> read.column() + " " + read.principal() + " " + read.reads())
        .contains("amount eve 2", "customer eve 1", "day product:sales/days 1")
        .doesNotContain("order_id eve 1", "order_id eve 2");
  }

  @Test
  void aPlanNamesWhoReadsTheColumnThatBreaks() {
    retype("day", "date", "string");

    assertThat(major())
        .filteredOn(change -> change.path().contains("/day/"))
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.observed()).containsExactly("product:sales/days");
              assertThat(change.hiddenObserved()).isZero();
              assertThat(change.reaches()).contains("finance/report@1", "sales/days@1");
            });
  }

  @Test
  void forgetsWhatIsNinetyDaysAgo() {
    mesh.clock.move(Duration.ofDays(91));
    mesh.reads.flush();
    retype("day", "date", "string");

    assertThat(major()).isNotEmpty().allSatisfy(one -> assertThat(one.observed()).isEmpty());
    assertThat(mesh.catalog.<List<ColumnRead>>read(reading -> reading.usage().of(ORDERS, 0)))
        .isEmpty();
  }

  @Test
  void whatAConsumerReadsIsNotRetired() {
    mesh.edit("sales/orders/product.yaml", "status: active", "status: retired");
    WeftException e =
        catchThrowableOfType(WeftException.class, () -> mesh.apply(ANN, "sales/orders"));
    assertThat(e.findings())
        .filteredOn(Finding::stops)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.PLAN_STILL_READ);
              assertThat(finding.message()).endsWith(": product:finance/report");
            });

    mesh.clock.move(Duration.ofDays(32));
    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
  }

  @Test
  void whoseAgreementEndedHoldsNothingUp() {
    mesh.edit("sales/agreements/report.yaml", "id: report", "status: retired\nid: report");
    mesh.apply(ANN);
    mesh.edit("sales/orders/product.yaml", "status: active", "status: retired");

    assertThat(mesh.apply(ANN, "sales/orders").changed()).isTrue();
  }
}
