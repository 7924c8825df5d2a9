package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.mesh.DomainView;
import dev.weft.usecases.mesh.ListDomains;
import dev.weft.usecases.product.Backing;
import dev.weft.usecases.product.PlanView.NotYours;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sales as a part of a larger whole.
class NestedDomainTest {

  private static final Caller GIL = TestMesh.as("gil");
  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller OLE = TestMesh.as("ole");
  private static final Caller STU = TestMesh.as("stu");
  private static final String SALES = "sales/domain.yaml";

  @TempDir private Path root;
  private TestMesh mesh;

  @BeforeEach
  void apply() {
    mesh = SmallMesh.applied(root);
    mesh.with(
        "commerce/domain.yaml",
        """
        apiVersion: weft/v1
        kind: Domain
        name: commerce
        title: Commerce
        members:
          - { who: ole, roles: [product_owner], purposes: [exploration] }
          - { who: stu, roles: [steward] }
          - { who: flo, roles: [analyst], purposes: [exploration] }
        """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(GIL);
    mesh.run(ANN, "sales/orders");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void nest() {
    mesh.edit(SALES, "title: sales", "title: sales\nparent: commerce");
    together();
  }

  private void unnest() {
    mesh.edit(SALES, "\nparent: commerce", "");
    together();
  }

  /// Nobody moves a domain alone.
  private void together() {
    List<Principal> all =
        Stream.of(ANN, FRED, GIL, TestMesh.OPERATOR).map(Caller::principal).toList();
    mesh.folders.apply(
        ANN, mesh.files(), new Backing(all, ANN.principal(), Set.of(), false), _ -> {});
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    WeftException e = catchThrowableOfType(WeftException.class, call);
    assertThat(e).as("it was done").isNotNull();
    return e.code();
  }

  @Test
  void membersOfTheWholeAreMembersOfItsParts() {
    String amounts = "select amount from sales.orders.orders";
    assertThat(code(() -> mesh.query(FLO, amounts))).isEqualTo(ErrorCode.ACCESS_NO_GRANT);

    nest();
    mesh.query(FLO, amounts);
    DomainView shown = new ListDomains(mesh.catalog, mesh.mesh).show(EVE, "sales");
    assertThat(shown.parent()).isEqualTo("commerce");
    assertThat(shown.inherited())
        .extracting(DomainView.InheritedView::from, DomainView.InheritedView::who)
        .containsExactly(
            tuple("commerce", "ole"), tuple("commerce", "stu"), tuple("commerce", "flo"));
    assertThat(new ListDomains(mesh.catalog, mesh.mesh).show(EVE, "commerce").domains())
        .containsExactly("sales");

    unnest();
    assertThat(code(() -> mesh.query(FLO, amounts))).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @Test
  void ofTheWholesPartsNothingIsInherited() {
    nest();
    mesh.edit("finance/domain.yaml", "title: finance", "title: finance\nparent: sales");
    together();
    mesh.run(FRED, "finance/report");

    // eve is of sales, of which finance is a part; flo and fred are no members of sales by that
    mesh.query(EVE, "select orders from finance.report.report");
    assertThat(code(() -> mesh.query(FRED, "select amount from sales.orders.orders")))
        .isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @Test
  void policiesOfTheWholeHoldInItsParts() {
    nest();
    mesh.with(
        "commerce/policies/customers.yaml",
        """
        apiVersion: weft/v1
        kind: AccessPolicy
        id: customers
        scope: commerce
        stage: enforce
        reason: Because.
        match: "column.name == 'customer'"
        effect: { hide: true }
        """);
    mesh.apply(STU);

    String customers = "select customer from sales.orders.orders";
    assertThat(code(() -> mesh.query(EVE, customers))).isEqualTo(ErrorCode.SQL_UNKNOWN_COLUMN);
    unnest();
    mesh.query(EVE, customers);
  }

  @Test
  void aPartTurnsAKnobFromWhereTheWholeTurnedItTo() {
    nest();
    mesh.with(
        "policies/fresh.yaml",
        """
        apiVersion: weft/v1
        kind: Rule
        id: fresh
        scope: mesh
        on: contract
        stage: warn
        reason: Because.
        knobs: { max_hours: { value: 24, domains: lower } }
        require: contract.sla.exists(s, s.property == 'freshness' && s.hours <= knobs.max_hours)
        """);
    mesh.edit(
        "commerce/domain.yaml",
        "title: Commerce",
        "title: Commerce\nknobs: { fresh: { max_hours: 6 } }");
    mesh.apply(GIL);
    mesh.apply(OLE);
    mesh.edit(SALES, "parent: commerce", "parent: commerce\nknobs: { fresh: { max_hours: 12 } }");

    WeftException e = catchThrowableOfType(WeftException.class, () -> mesh.plan(ANN));
    assertThat(e.findings())
        .filteredOn(Finding::stops)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message())
                    .contains("to 12, the domain that it is part of has 6", "lower"));
    mesh.edit(SALES, "max_hours: 12", "max_hours: 3");
    assertThat(mesh.plan(ANN).documents()).hasSize(1);
  }

  @Test
  void ownersOfTheWholeCreatePartsAndAppointTheirOwners() {
    mesh.with(
        "garden/domain.yaml",
        """
        apiVersion: weft/v1
        kind: Domain
        name: garden
        title: Garden
        parent: commerce
        members: [{ who: eve, roles: [product_owner], purposes: [exploration] }]
        """);
    assertThat(mesh.plan(FLO).notYours()).extracting(NotYours::name).contains("garden");
    assertThat(mesh.apply(OLE).documents()).isEqualTo(1);

    mesh.edit("garden/domain.yaml", "title: Garden", "title: The garden");
    assertThat(mesh.plan(OLE).documents()).hasSize(1);
  }

  @Test
  void whoIsAskedWhenADomainMoves() {
    mesh.edit(SALES, "title: sales", "title: sales\nparent: commerce");
    // ann owns sales, and neither commerce nor the platform; and the steward has a say
    assertThat(mesh.plan(ANN).notYours()).extracting(NotYours::name).containsExactly("sales");
    assertThat(mesh.plan(OLE).notYours()).extracting(NotYours::name).contains("sales");
  }

  @Test
  void domainsStayATree() {
    nest();
    mesh.edit("commerce/domain.yaml", "title: Commerce", "title: Commerce\nparent: sales");
    assertThat(refusal(TestMesh.OPERATOR)).contains("would be part of itself");

    mesh.edit("commerce/domain.yaml", "parent: sales", "parent: nowhere");
    assertThat(refusal(TestMesh.OPERATOR)).contains("There is no domain `nowhere`");

    mesh.edit("commerce/domain.yaml", "parent: nowhere", "status: retired");
    assertThat(refusal(TestMesh.OPERATOR))
        .contains("cannot end while others are part of it: sales");
  }

  private String refusal(Caller caller) {
    WeftException e = catchThrowableOfType(WeftException.class, () -> mesh.plan(caller));
    assertThat(e).as("the plan was made").isNotNull();
    List<String> messages =
        e.findings().stream().filter(Finding::stops).map(Finding::message).distinct().toList();
    return String.join("; ", messages);
  }
}
