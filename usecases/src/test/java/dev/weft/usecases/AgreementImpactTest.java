package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.access.AgreementImpactView;
import dev.weft.usecases.access.AgreementImpactView.Hit;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.access.ShowAgreementImpact;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What breaks when an agreement ends, as far as whoever asks may know.
class AgreementImpactTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FRED = TestMesh.as("fred");
  private static final String REPORT = "finance/report/product.yaml";

  @TempDir private Path root;
  private TestMesh mesh;
  private ShowAgreementImpact impact;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.with(
        "finance/agreements/eve.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: eve_reads_report
        product: finance/report@1
        consumer: person:eve
        purposes: [exploration]
        reason: To compare.
        """);
    mesh.apply(FRED, "finance");
    impact = new ShowAgreementImpact(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void namesTheBuildsThatStopAndThoseWhoReadThem() {
    AgreementImpactView view = impact.show(FRED, "sales", "report_reads_orders");
    assertThat(view.consumer()).isEqualTo("product:finance/report");
    assertThat(view.product()).isEqualTo("sales/orders@1");
    assertThat(view.broken())
        .containsExactly(
            new Hit("finance/report@1", "builds stop", null),
            new Hit("person:eve", "gets nothing new", "finance/report@1"));
    assertThat(view.hidden()).isZero();
  }

  @Test
  void saysThatItDoesNotNameAll() {
    AgreementImpactView whole = impact.show(FRED, "sales", "report_reads_orders");
    assertThat(whole.more()).isFalse();
    AgreementImpactView part =
        new ShowAgreementImpact(mesh.catalog, mesh.mesh, 1)
            .show(FRED, "sales", "report_reads_orders");
    assertThat(part.broken()).containsExactly(whole.broken().getFirst());
    assertThat(part.more()).isTrue();
    assertThat(
            new ShowAgreementImpact(mesh.catalog, mesh.mesh, 2)
                .show(FRED, "sales", "report_reads_orders"))
        .isEqualTo(whole);
  }

  @Test
  void countsThoseOfWhomOneMayNotKnow() {
    mesh.edit(
            REPORT,
            "customProperties: [",
            "customProperties: [{ property: weft.hidden, value: true }, ")
        .edit(REPORT, "version: 1.0.0\nstatus", "version: 1.0.1\nstatus");
    mesh.apply(FRED, "finance");

    AgreementImpactView view = impact.show(ANN, "sales", "report_reads_orders");
    assertThat(view.broken()).isEmpty();
    assertThat(view.hidden()).isEqualTo(2);
  }

  @Test
  void namesAPersonsOwnRefusal() {
    AgreementImpactView view = impact.show(TestMesh.as("eve"), "finance", "eve_reads_report");
    assertThat(view.broken()).containsExactly(new Hit("person:eve", "is refused", null));
  }

  @Test
  void namesAgreementsThatGoOn() {
    mesh.with(
        "sales/agreements/more.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: report_reads_days_of_orders
        product: sales/orders@1
        consumer: product:finance/report
        purposes: [exploration]
        columns: { orders: [day] }
        reason: The same again.
        """);
    mesh.apply(ANN, "sales");
    assertThat(impact.show(ANN, "sales", "report_reads_orders").others())
        .containsExactly("report_reads_days_of_orders");
  }

  @Test
  void breaksNothingWhereItIsOverAndIsNotThereForStrangers() {
    new Agreements(mesh.catalog, mesh.mesh).revoke(ANN, "sales", "report_reads_orders");
    assertThat(impact.show(ANN, "sales", "report_reads_orders").broken()).isEmpty();
    assertThat(
            catchThrowableOfType(
                    WeftException.class,
                    () -> impact.show(TestMesh.as("stranger"), "sales", "report_reads_orders"))
                .code())
        .isEqualTo(ErrorCode.ACCESS_AGREEMENT_NOT_FOUND);
  }
}
