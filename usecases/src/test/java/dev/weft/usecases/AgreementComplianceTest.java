package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.Agreements;
import dev.weft.usecases.compliance.ComplianceView.DomainView;
import dev.weft.usecases.compliance.ComplianceView.PointView;
import dev.weft.usecases.compliance.ListJudgements;
import dev.weft.usecases.compliance.ShowCompliance;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.rules.JudgementView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agreements in force are held to the rules as products are, before the eyes of those who may see
/// them.
class AgreementComplianceTest {

  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller NIA = TestMesh.as("nia");
  private static final String RULE = "policies/agreements.yaml";
  private static final String AGREEMENT = "sales/agreements/report.yaml";

  @TempDir private Path root;
  private TestMesh mesh;
  private ShowCompliance compliance;
  private ListJudgements judgements;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    compliance = new ShowCompliance(mesh.catalog, mesh.mesh);
    judgements = new ListJudgements(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void rule(String require) {
    mesh.with(
        RULE,
        """
        apiVersion: weft/v1
        kind: Rule
        id: agreements_end
        scope: mesh
        on: agreement
        stage: warn
        reason: Because.
        require: "%s"
        message: "agreement.reason"
        """
            .formatted(require));
    mesh.apply(GIL);
  }

  private String day(int from) {
    return LocalDate.ofInstant(mesh.clock.instant(), ZoneOffset.UTC).plusDays(from).toString();
  }

  private List<JudgementView> list(Caller caller, boolean all) {
    var asked = new ListJudgements.Asked(Optional.empty(), Optional.empty(), all);
    return judgements.list(caller, asked, new PageRequest("", 50)).items();
  }

  private List<DomainView> sales(Caller caller) {
    return compliance.show(caller, Optional.of("sales"), 0).domains();
  }

  @Test
  void areListedWithTheirProductAndDomain() {
    rule("agreement.days > 0");
    assertThat(list(ANN, false))
        .extracting(
            JudgementView::on,
            JudgementView::target,
            JudgementView::domain,
            JudgementView::product,
            JudgementView::outcome,
            JudgementView::message)
        .containsExactly(
            tuple(
                "agreement",
                "agreement:report_reads_orders",
                "sales",
                "sales/orders",
                "broken",
                "The board wants a number."));
    assertThat(sales(ANN)).containsExactly(new DomainView("sales", 2, 1, 0, 0, 1, 0));
  }

  @Test
  void areCountedOnTheDaysOnWhichTheyWereInForce() {
    rule("agreement.days > 0");
    String before = day(0);
    mesh.clock.move(Duration.ofDays(2));
    new Agreements(mesh.catalog, mesh.mesh).revoke(ANN, "sales", "report_reads_orders");
    assertThat(compliance.show(ANN, Optional.of("sales"), 3).points())
        .containsExactly(
            new PointView(before, 0, 0, 1),
            new PointView(day(-1), 0, 0, 1),
            new PointView(day(0), 0, 0, 0));
    assertThat(sales(ANN)).containsExactly(new DomainView("sales", 2, 0, 0, 0, 0, 0));
    assertThat(list(ANN, true)).isEmpty();
  }

  @Test
  void endByThemselves() {
    mesh.edit(AGREEMENT, "reason:", "until: " + day(3) + "\nreason:");
    mesh.apply(ANN, "sales");
    rule("agreement.days == 0");
    assertThat(list(ANN, false)).hasSize(1);
    mesh.clock.move(Duration.ofDays(4));
    assertThat(list(ANN, true)).isEmpty();
    assertThat(compliance.show(ANN, Optional.of("sales"), 2).points())
        .containsExactly(new PointView(day(-1), 0, 0, 1), new PointView(day(0), 0, 0, 0));
  }

  @Test
  void areWaivedByName() {
    rule("agreement.days > 0");
    mesh.with(
        "policies/waiver.yaml",
        """
        apiVersion: weft/v1
        kind: Waiver
        rule: agreements_end
        target: agreement:report_reads_orders
        owner: ann
        until: %s
        reason: The board meets for good.
        """
            .formatted(day(7)));
    mesh.apply(GIL);
    assertThat(list(ANN, false)).extracting(JudgementView::outcome).containsExactly("waived");
    assertThat(sales(ANN)).containsExactly(new DomainView("sales", 2, 1, 0, 1, 0, 0));
  }

  @Test
  void areThereForThoseAloneWhoMaySeeThem() {
    rule("agreement.days > 0");
    assertThat(list(FLO, false)).as("a consumer's own domain").hasSize(1);
    assertThat(list(NIA, true)).isEmpty();
    assertThat(compliance.show(NIA, Optional.of("sales"), 1).points())
        .containsExactly(new PointView(day(0), 0, 0, 0));
    assertThat(sales(NIA)).containsExactly(new DomainView("sales", 2, 0, 0, 0, 0, 0));
  }

  @Test
  void sayNothingOfProductsThatOneMayNotKnow() {
    mesh.edit(
        "sales/orders/product.yaml",
        "customProperties: [",
        "customProperties: [{ property: weft.hidden, value: true }, ");
    mesh.apply(ANN);
    rule("agreement.days > 0");
    assertThat(list(ANN, false)).hasSize(1);
    assertThat(list(FLO, true)).isEmpty();
    assertThat(sales(FLO)).containsExactly(new DomainView("sales", 1, 0, 0, 0, 0, 0));
    var one =
        new ListJudgements.Asked(Optional.empty(), Optional.of(ProductId.of("sales/orders")), true);
    assertThat(judgements.list(FLO, one, new PageRequest("", 50)).items()).isEmpty();
  }

  @Test
  void knowWhetherTheyGivePersonalData() {
    rule("!agreement.personal");
    assertThat(list(ANN, false)).isEmpty();
    mesh.edit(
        "sales/orders/contracts/orders.yaml",
        "name: customer, logicalType: string, classification: public",
        "name: customer, logicalType: string, classification: personal");
    mesh.edit("sales/domain.yaml", "roles: [product_owner", "roles: [steward, product_owner");
    mesh.apply(GIL);
    mesh.apply(ANN);
    assertThat(list(ANN, false)).hasSize(1);
  }
}
