package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `status: retired` does, and what the absence of a document does not.
class RetireTest {

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
  void keepsWhatTheFolderLacks() {
    mesh.remove("sales/agreements/report.yaml").remove("connections/files.yaml");
    mesh.remove("sales/days/product.yaml");
    mesh.remove("sales/days/build.yaml").remove("sales/days/contracts/days.yaml");
    mesh.remove("sales/days/sql/days.sql");
    assertThat(mesh.plan(TestMesh.OPERATOR).empty()).isTrue();
    assertThat(mesh.plan(TestMesh.as("ann")).empty()).isTrue();
    assertThat(mesh.run(TestMesh.as("ann"), "sales/orders").error()).isNull();
  }

  @Test
  void endsAnAgreementThatIsRetired() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    mesh.edit("sales/agreements/report.yaml", "id: report", "status: retired\nid: report");
    var plan = mesh.plan(TestMesh.as("ann"));
    assertThat(plan.documents()).extracting(d -> d.action()).containsExactly("remove");
    mesh.apply(TestMesh.as("ann"));
    assertThat(mesh.apply(TestMesh.as("ann")).changed()).isFalse();
    assertThat(mesh.run(TestMesh.as("fred"), "finance/report").error())
        .extracting("code")
        .isEqualTo("W-ACCESS-002");
  }

  @Test
  void buildsARetiredProductNoMoreAndChangesNothingTheSecondTime() {
    mesh.edit("sales/days/product.yaml", "status: active", "status: retired");
    assertThat(mesh.apply(TestMesh.as("ann")).changed()).isTrue();
    long head = mesh.catalog.read(reading -> reading.journal().head());
    assertThat(mesh.apply(TestMesh.as("ann")).changed()).isFalse();
    assertThat(mesh.catalog.<Long>read(reading -> reading.journal().head())).isEqualTo(head);
    var failure =
        catchThrowableOfType(WeftException.class, () -> mesh.run(TestMesh.as("ann"), "sales/days"));
    assertThat(failure.code().code()).isEqualTo("W-REGISTRY-001");
  }

  /// Who ends something sees that it ends, and that nothing is built for it.
  @Test
  void planTellsOfTheLifeOfAProduct() {
    mesh.edit("sales/days/product.yaml", "status: active", "status: deprecated");
    assertThat(mesh.plan(TestMesh.as("ann")).products())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.action()).isEqualTo("change");
              assertThat(change.fromStatus()).isEqualTo("active");
              assertThat(change.toStatus()).isEqualTo("deprecated");
            });
    mesh.edit("sales/days/product.yaml", "status: deprecated", "status: retired");
    assertThat(mesh.plan(TestMesh.as("ann")).products())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.action()).isEqualTo("remove");
              assertThat(change.toStatus()).isEqualTo("retired");
              assertThat(change.rebuilds()).isFalse();
            });
  }

  @Test
  void revivesARetiredProduct() {
    mesh.edit("sales/days/product.yaml", "status: active", "status: retired");
    mesh.apply(TestMesh.as("ann"));
    mesh.edit("sales/days/product.yaml", "status: retired", "status: active");
    mesh.apply(TestMesh.as("ann"));
    mesh.run(TestMesh.as("ann"), "sales/orders");
    assertThat(mesh.run(TestMesh.as("ann"), "sales/days").error()).isNull();
  }

  @Test
  void stopsABuildWhoseInputIsRetired() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    mesh.run(TestMesh.as("ann"), "sales/days");
    mesh.edit("sales/orders/product.yaml", "status: active", "status: retired");
    mesh.apply(TestMesh.as("ann"), "sales/orders");
    var run = mesh.run(TestMesh.as("ann"), "sales/days");
    assertThat(run.error()).extracting("code").isEqualTo("W-RUN-003");
    assertThat(run.error())
        .extracting("message")
        .asString()
        .isEqualTo("Cannot build sales/days: no product promises sales.orders.orders@1 any more");
    assertThat(mesh.query(TestMesh.as("eve"), "select count(*) as n from sales.days.days"))
        .isEqualTo("n\n3\n");
  }

  @Test
  void refusesANewConsumerOfARetiredProduct() {
    mesh.edit("sales/orders/product.yaml", "status: active", "status: retired");
    mesh.apply(TestMesh.as("ann"), "sales/orders");
    mesh.edit("sales/days/sql/days.sql", "select day", "select  day");
    var failure =
        catchThrowableOfType(
            WeftException.class, () -> mesh.apply(TestMesh.as("ann"), "sales/days"));
    assertThat(failure.findings()).extracting(f -> f.code().code()).containsExactly("W-DOC-013");
  }
}
