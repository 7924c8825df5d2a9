package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.release.ReleaseView;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The path from a folder of documents to released data, and back.
class PathTest {

  private static final ProductId ORDERS = ProductId.of("sales/orders");

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void goesFromDocumentsToReleasedRows() {
    RunView run = mesh.run(TestMesh.as("ann"), "sales/orders");
    assertThat(run.error()).isNull();
    assertThat(run.release()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(mesh.query(TestMesh.as("eve"), "select * from sales.orders.orders order by 1"))
        .isEqualTo(
            """
            order_id,day,amount,customer
            1,2026-01-02,10.5,c1
            2,2026-01-03,20.5,c2
            3,2026-01-01,30.5,c3
            """);
  }

  @Test
  void movesBadRowsAsideAndShowsWhy() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    var ann = TestMesh.as("ann");
    assertThat(mesh.query(ann, "select rule, class from sales.orders._quarantine_orders"))
        .isEqualTo("rule,class\nrange(amount),range\n");
    assertThat(
            mesh.query(ann, "select class, _file, _row from sales.orders._quarantine_raw_orders"))
        .isEqualTo("class,_file,_row\ntype,orders.csv,5\n");
    assertThatThrownBy(
            () -> mesh.query(TestMesh.as("eve"), "select * from sales.orders._quarantine_orders"))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SQL_UNKNOWN_TABLE));
  }

  @Test
  void readsAcrossDomainsUnderAnAgreementOnly() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    mesh.run(TestMesh.as("fred"), "finance/report");
    assertThat(mesh.query(TestMesh.as("flo"), "select orders from finance.report.report"))
        .isEqualTo("orders\n3\n");
    assertThatThrownBy(() -> mesh.query(TestMesh.as("flo"), "select 1 from sales.orders.orders"))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ACCESS_NO_GRANT));
  }

  @Test
  void blocksARunWhoseInputHasNoRelease() {
    RunView run = mesh.run(TestMesh.as("ann"), "sales/days");
    assertThat(run.state()).isEqualTo("failed");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-003");
  }

  @Test
  void keepsTheReleaseWhenAPreviewBreaksAContract() {
    mesh.source("data/twice.csv", SmallMesh.orders(2).replace("\n2,", "\n1,"));
    var ann = TestMesh.as("ann");
    mesh.run(ann, "sales/orders");
    RunView broken = mesh.preview(ann, "sales/orders", Map.of("raw_orders", "twice.csv"));
    assertThat(broken.state()).isEqualTo("failed");
    assertThat(broken.error())
        .extracting("message")
        .asString()
        .contains("primary_key(order_id)", "orders.order_id");
    assertThat(mesh.releases.list(ann, ORDERS, new PageRequest("", 10)).items()).hasSize(1);
  }

  @Test
  void showsAPreviewToMembersOnly() {
    mesh.source("data/more.csv", SmallMesh.orders(5));
    var ann = TestMesh.as("ann");
    mesh.run(ann, "sales/orders");
    RunView preview = mesh.preview(ann, "sales/orders", Map.of("raw_orders", "more.csv"));
    assertThat(preview.error()).isNull();
    assertThat(preview.preview()).isEqualTo("sales.\"orders@1.0.0-preview.1\"");
    assertThat(mesh.query(ann, "select count(*) as n from " + preview.preview() + ".orders"))
        .isEqualTo("n\n5\n");
    assertThat(mesh.query(ann, "select count(*) as n from sales.orders.orders"))
        .isEqualTo("n\n3\n");
    assertThatThrownBy(
            () -> mesh.query(TestMesh.as("flo"), "select 1 from " + preview.preview() + ".orders"))
        .isInstanceOf(WeftException.class);
  }

  @Test
  void namesAPinnedReleaseThatIsNotThere() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    assertThatThrownBy(() -> count("sales.\"orders@1.0.0+77\".orders"))
        .isInstanceOfSatisfying(
            WeftException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_NOT_FOUND);
              assertThat(e.sentence()).isEqualTo("There is no release sales/orders@1.0.0+77");
              assertThat(e.remedy()).contains("weft release list sales/orders");
            });
    assertThatThrownBy(() -> count("sales.\"orders@7\".orders"))
        .hasMessageContaining("There is no release sales/orders@7");
    assertThatThrownBy(() -> count("sales.days.days"))
        .hasMessageContaining("sales/days has no release yet");
  }

  @Test
  void rollsBackAsANewRelease() {
    var ann = TestMesh.as("ann");
    mesh.run(ann, "sales/orders");
    mesh.source("data/orders.csv", SmallMesh.orders(6));
    mesh.run(ann, "sales/orders");
    assertThat(count("sales.orders.orders")).isEqualTo("n\n6\n");
    ReleaseView rolled = mesh.rollbacks.rollBack(ann, ORDERS, 1);
    assertThat(rolled.release()).isEqualTo("sales/orders@1.0.0+3");
    assertThat(rolled.rollbackOf()).isEqualTo(1L);
    assertThat(count("sales.orders.orders")).isEqualTo("n\n3\n");
    assertThat(count("sales.\"orders@1.0.0+2\".orders")).isEqualTo("n\n6\n");
    mesh.run(ann, "sales/orders");
    assertThat(count("sales.\"orders@1\".orders")).isEqualTo("n\n6\n");
    var storage = mesh.storage.inspect(TestMesh.OPERATOR);
    assertThat(storage.missing()).isZero();
    assertThat(storage.unreachable()).isZero();
  }

  @Test
  void leavesNothingBehindWhenARunFails() {
    mesh.source("data/orders.csv", "order_id,day\n1,2026-01-01\n");
    RunView run = mesh.run(TestMesh.as("ann"), "sales/orders");
    assertThat(run.state()).isEqualTo("failed");
    assertThat(run.error()).extracting("code").isEqualTo("W-CAPTURE-005");
    assertThat(mesh.storage.inspect(TestMesh.OPERATOR).unreachable()).isZero();
  }

  private String count(String table) {
    return mesh.query(TestMesh.as("ann"), "select count(*) as n from " + table);
  }
}
