package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.weft.catalog.registry.Proposal;
import dev.weft.model.access.Caller;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.run.RunView;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A source that is not what its contract says, from the file to the released table.
class DriftTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final String BUILD = "sales/orders/build.yaml";
  private static final String WIDER =
      """
      order_id,day,amount,customer,note
      1,2026-01-02,10.5,c1,call
      2,2026-01-03,20.5,c2,write
      """;
  private static final String NARROWER = "order_id,day,amount\n1,2026-01-02,10.5\n";
  private static final String ILL_TYPED =
      "order_id,day,amount,customer\n1,2026-01-02,10.5,c1\n2,someday,20.5,c2\n";

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
  void failsOnANewColumn() {
    assertThat(TestMesh.error(run("new_column: fail", WIDER)).message())
        .contains("column 'note' is new");
  }

  @Test
  void leavesOutANewColumn() {
    assertThat(run("new_column: ignore", WIDER).error()).isNull();
    assertThat(count()).isEqualTo("n\n2\n");
    assertThat(proposals()).isEmpty();
  }

  /// The documents are not accepted: all rows would be set aside.
  @ParameterizedTest
  @ValueSource(strings = {"new_column", "missing_column"})
  void refusesToSetAsideEveryRowForAColumn(String what) {
    var refused =
        catchThrowableOfType(WeftException.class, () -> run(what + ": quarantine", WIDER));
    assertThat(refused.findings())
        .singleElement()
        .extracting(Finding::message)
        .asString()
        .startsWith("`" + what + "` cannot be `quarantine`");
  }

  @Test
  void addsANewColumnLabelledHighestAndProposesIt() {
    assertThat(run("new_column: evolve", WIDER).error()).isNull();
    assertThat(count()).isEqualTo("n\n2\n");
    assertThat(proposals())
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.capture()).isEqualTo("raw_orders");
              assertThat(proposal.text()).contains("internal/raw_orders.yaml", "\"note\"");
            });
    var released =
        mesh.catalog.read(r -> r.releases().current(ProductId.of("sales/orders"), 1)).orElseThrow();
    assertThat(
            Objects.requireNonNull(released.release().tables().get("raw_orders"))
                .labels()
                .get("note"))
        .containsExactly(entry("confidentiality", "confidential"), entry("privacy", "sensitive"));
  }

  @Test
  void withdrawsAProposalWhenNothingDriftsAnyMore() {
    run("new_column: evolve", WIDER);
    mesh.source("data/orders.csv", WIDER.replace(",note", "").replaceAll(",(call|write)", ""));
    assertThat(mesh.run(ANN, "sales/orders").error()).isNull();
    assertThat(proposals()).isEmpty();
  }

  @Test
  void keepsAStarToWhatTheContractDeclares() {
    mesh.with("sales/orders/sql/all_raw.sql", "select * from raw_orders\n");
    mesh.edit(BUILD, "tables:\n", "tables:\n  all_raw: {}\n");
    RunView run = run("new_column: evolve", WIDER);
    assertThat(run.error()).isNull();
    assertThat(
            mesh.query(
                ANN, "select * exclude (_file) from sales.orders.all_raw where order_id = 1"))
        .isEqualTo("order_id,day,amount,customer,_row\n1,2026-01-02,10.5,c1,1\n");
  }

  @Test
  void failsOnAMissingColumn() {
    RunView run = run("missing_column: fail", NARROWER);
    assertThat(TestMesh.error(run).message()).contains("column 'customer' is missing");
    assertThat(TestMesh.error(run).remedy()).contains("drift");
  }

  @Test
  void fillsAMissingColumnWithNulls() {
    assertThat(run("missing_column: ignore", NARROWER).error()).isNull();
    assertThat(mesh.query(ANN, "select order_id, customer from sales.orders.orders"))
        .isEqualTo("order_id,customer\n1,\n");
    assertThat(proposals()).isEmpty();
  }

  @Test
  void proposesToDropAMissingColumn() {
    assertThat(run("missing_column: evolve", NARROWER).error()).isNull();
    assertThat(proposals())
        .singleElement()
        .extracting(Proposal::text)
        .asString()
        .contains("customer");
  }

  @Test
  void failsOnAnIllTypedValueAndNamesItsPlace() {
    RunView run = run("bad_value: fail", ILL_TYPED);
    assertThat(TestMesh.error(run).message()).contains("day has 1 value not of type date");
  }

  @Test
  void neverWidensATypeByItself() {
    assertThat(run("bad_value: evolve", ILL_TYPED).error()).isNotNull();
    assertThat(proposals()).isEmpty();
  }

  @Test
  void setsAnIllTypedRowAside() {
    assertThat(run("bad_value: quarantine", ILL_TYPED).error()).isNull();
    assertThat(count()).isEqualTo("n\n1\n");
    assertThat(mesh.query(ANN, "select class, _row from sales.orders._quarantine_raw_orders"))
        .isEqualTo("class,_row\ntype,2\n");
  }

  @Test
  void makesAnIllTypedValueNull() {
    mesh.edit("sales/orders/sql/orders.sql", "day,", "coalesce(day, date '2026-01-01') as day,");
    assertThat(run("bad_value: ignore", ILL_TYPED).error()).isNull();
    assertThat(count()).isEqualTo("n\n2\n");
  }

  private RunView run(String drift, String source) {
    mesh.edit(
        BUILD,
        "{ new_column: ignore, missing_column: fail, bad_value: quarantine }",
        "{ " + drift + " }");
    mesh.apply(ANN);
    mesh.source("data/orders.csv", source);
    return mesh.run(ANN, "sales/orders");
  }

  private String count() {
    return mesh.query(ANN, "select count(*) as n from sales.orders.orders");
  }

  private List<Proposal> proposals() {
    return mesh.catalog.read(r -> r.registry().proposals(ProductId.of("sales/orders"), "", 10));
  }
}
