package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.duckdb.frontend.DuckDbFrontEnd;
import dev.weft.engine.duckdb.frontend.Profile;
import dev.weft.formats.folder.FolderReader;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.offline.Validate;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValidateTest {

  private final Validate validate =
      new Validate(
          new FolderReader(),
          new ProductCompiler(new DuckDbFrontEnd(Profile.BUILD)),
          Clock.systemUTC());

  @Test
  void findsNothingWrongWithTheSampleMesh() {
    var report = validate.validate(Path.of("../examples/air-travel").toAbsolutePath());
    assertThat(report.findings()).isEmpty();
    assertThat(report.kind()).isEqualTo("mesh");
    assertThat(report.statements()).isEqualTo(12);
  }

  @Test
  void saysWhatItIsLookingAt(@TempDir Path root) {
    try (var mesh = SmallMesh.written(root)) {
      assertThat(of(mesh, "").kind()).isEqualTo("mesh");
      assertThat(of(mesh, "sales").kind()).isEqualTo("domain");
      assertThat(of(mesh, "sales/orders").kind()).isEqualTo("product");
      assertThat(of(mesh, "sales").findings()).isEmpty();
      assertThat(of(mesh, "sales").statements()).isEqualTo(2);
    }
  }

  @Test
  void typesPoliciesRunsTheirTestsAndBindsTheirFilters(@TempDir Path root) {
    try (var mesh = SmallMesh.written(root)) {
      mesh.with(
          "policies/p.yaml",
          """
          apiVersion: weft/v1
          kind: AccessPolicy
          id: misspelt
          reason: r
          match: column.privcy >= privacy.personal
          effect: { hide: true }
          ---
          apiVersion: weft/v1
          kind: AccessPolicy
          id: unbound
          reason: r
          match: table.name == 'orders'
          effect: { filter: row.region == 'EU' }
          ---
          apiVersion: weft/v1
          kind: AccessPolicy
          id: untrue
          reason: r
          match: column.privacy >= privacy.personal
          effect: { mask: redact }
          tests: [{ given: { column: { name: a, privacy: none } }, expect: redact }]
          """);
      mesh.edit(
          "sales/agreements/report.yaml", "reason:", "rows: { orders: row.amount > 'x' }\nreason:");
      assertThat(of(mesh, "").findings())
          .extracting(finding -> finding.place().text() + " " + finding.message())
          .containsExactly(
              "policies/p.yaml:5:15 There is no field `privcy` of `column`",
              "policies/p.yaml:13:23 There is no field `region` of `row`, for table"
                  + " sales/orders:orders",
              "policies/p.yaml:21:9 Test 1 of policy `untrue` expects `redact`, but it is `show`",
              "sales/agreements/report.yaml:7:28 One side is a number, the other a text, for table"
                  + " sales/orders:orders");
      assertThat(of(mesh, "sales").findings())
          .as("a domain alone does not know the labels")
          .hasSize(0);
    }
  }

  @Test
  void warnsWhenAnInputWasNotFetchedAndBindsItOnceItWas(@TempDir Path root) {
    try (var mesh = SmallMesh.written(root)) {
      mesh.edit("finance/report/sql/report.sql", "count(*)", "count(nothing)");
      var alone = of(mesh, "finance/report");
      assertThat(alone.sound()).isTrue();
      assertThat(alone.findings())
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.message()).contains("sales.orders.orders of major 1");
                assertThat(finding.hint()).contains("weft fetch");
                assertThat(finding.place().file()).isEqualTo("product.yaml");
              });
      assertThat(validate.contents(mesh.folder.resolve("finance/report")).inputs())
          .extracting(input -> input.contractId())
          .containsExactly("sales.orders.orders");
      mesh.with("finance/report/.weft/inputs/sales.orders.orders@1.yaml", SmallMesh.ORDERS);
      var fetched = of(mesh, "finance/report");
      assertThat(fetched.findings()).extracting(f -> f.code().code()).containsExactly("W-SQL-004");
      mesh.edit("finance/report/sql/report.sql", "count(nothing)", "count(amount)");
      assertThat(of(mesh, "finance/report").findings()).isEmpty();
    }
  }

  @Test
  void bindsTwoFetchedMajorsOfOneContract(@TempDir Path root) {
    try (var mesh = SmallMesh.written(root)) {
      mesh.edit(
          "finance/report/product.yaml",
          "inputPorts: [",
          "inputPorts: [{ name: new, version: 2.0.0, contractId: sales.orders.orders }, ");
      mesh.edit("finance/report/sql/report.sql", "count(*)", "count(size)");
      mesh.with("finance/report/.weft/inputs/sales.orders.orders@1.yaml", SmallMesh.ORDERS);
      mesh.with(
          "finance/report/.weft/inputs/sales.orders.orders@2.yaml",
          SmallMesh.ORDERS
              .replace("version: 1.0.0", "version: 2.0.0")
              .replace("id: customer, name: customer", "id: size, name: size"));
      assertThat(of(mesh, "finance/report").findings()).isEmpty();
      mesh.edit("finance/report/sql/report.sql", "sales.orders.", "sales.\"orders@1\".");
      assertThat(of(mesh, "finance/report").findings())
          .extracting(f -> f.code().code())
          .containsExactly("W-SQL-004");
    }
  }

  @Test
  void findsAllThatIsWrongAtOnceAndInOrder(@TempDir Path root) {
    try (var mesh = SmallMesh.written(root)) {
      mesh.edit("sales/orders/build.yaml", "drift:", "drift: [");
      mesh.edit("sales/days/sql/days.sql", "sum(amount)", "sum(nowhere)");
      mesh.edit("finance/domain.yaml", "title:", "titel:");
      mesh.edit("finance/report/sql/report.sql", "sales.orders.orders", "sales.days.days");
      var report = of(mesh, "");
      assertThat(report.sound()).isFalse();
      assertThat(report.findings())
          .extracting(finding -> finding.place().file())
          .isSorted()
          .containsOnly(
              "finance/domain.yaml",
              "finance/report/sql/report.sql",
              "sales/days/sql/days.sql",
              "sales/orders/build.yaml");
    }
  }

  @Test
  void refusesAFolderThatIsNotThere(@TempDir Path root) {
    var failure =
        catchThrowableOfType(WeftException.class, () -> validate.validate(root.resolve("nowhere")));
    assertThat(failure.code().code()).isEqualTo("W-DOC-001");
    assertThat(validate.validate(root).kind()).isEqualTo("unknown");
    assertThat(validate.validate(root).sound()).isFalse();
  }

  private Validate.Report of(TestMesh mesh, String part) {
    return validate.validate(mesh.folder.resolve(part));
  }
}
