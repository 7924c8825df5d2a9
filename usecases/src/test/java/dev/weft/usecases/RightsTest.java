package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.usecases.product.AppliedView;
import dev.weft.usecases.product.PlanView.NotYours;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may apply what: the rest is left out and said.
class RightsTest {

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
  void listsWhoMayApplyWhatIsLeftOut() {
    mesh.edit("sales/orders/sql/orders.sql", "select", "select /* all */");
    mesh.edit("sales/agreements/report.yaml", "wants a number", "wants numbers");
    mesh.edit("connections/files.yaml", "root: data", "root: ./data");
    AppliedView applied = mesh.apply(TestMesh.as("eve"));
    assertThat(applied.changed()).isFalse();
    assertThat(applied.notYours())
        .extracting(NotYours::kind, NotYours::who)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(
                "Connection", java.util.List.of("platform_engineer")),
            org.assertj.core.groups.Tuple.tuple("Agreement", java.util.List.of("ann")),
            org.assertj.core.groups.Tuple.tuple("DataProduct", java.util.List.of("ann")));
  }

  @Test
  void letsNobodyGiveThemselvesARole() {
    mesh.edit(
        "sales/domain.yaml",
        "who: ann, roles: [product_owner, data_engineer]",
        "who: ann, roles: [product_owner, data_engineer, data_scientist]");
    assertThat(refused("ann", "sales"))
        .isEqualTo("somebody else: nobody gives a role to themselves");
  }

  @Test
  void letsAnOwnerChangeMembersButNotStewards() {
    mesh.edit("sales/domain.yaml", "who: eve, roles: [analyst]", "who: eve, roles: [steward]");
    assertThat(refused("ann", "sales")).isEqualTo("gil");
    mesh.edit(
        "sales/domain.yaml", "who: eve, roles: [steward]", "who: eve, roles: [data_scientist]");
    assertThat(mesh.apply(TestMesh.as("ann"), "sales").documents()).isEqualTo(1);
  }

  @Test
  void letsAGovernanceLeadAppointAStewardAndChangeNothingElse() {
    mesh.edit("sales/domain.yaml", "members:", "members:\n  - { who: bo, roles: [steward] }");
    assertThat(mesh.apply(TestMesh.as("gil"), "sales").documents()).isEqualTo(1);
    mesh.edit("sales/domain.yaml", "title: sales", "title: Sales");
    assertThat(refused("gil", "sales")).isEqualTo("ann");
  }

  @Test
  void leavesPurposesToTheStewardOrTheLead() {
    mesh.edit(
        "sales/domain.yaml",
        "who: eve, roles: [analyst], purposes: [exploration]",
        "who: eve, roles: [analyst], purposes: [exploration, marketing]");
    mesh.edit("mesh.yaml", "exploration: Find out.", "exploration: Find out., marketing: Sell.");
    assertThat(refused("eve", "sales")).isEqualTo("gil");
    assertThat(refused("ann", "sales")).isEqualTo("gil");
  }

  @Test
  void keepsStrangersFromRewritingADomainEvenInItsWords() {
    mesh.edit("sales/domain.yaml", "title: sales", "title: sales # mine now");
    assertThat(refused("flo", "sales")).isEqualTo("ann");
  }

  @Test
  void leavesTheMeshToTheGovernanceLead() {
    mesh.edit("mesh.yaml", "Find out.", "Find out more.");
    AppliedView applied = mesh.apply(TestMesh.as("ann"));
    assertThat(applied.notYours()).singleElement().extracting(NotYours::name).isEqualTo("small");
    assertThat(applied.notYours().getFirst().who()).containsExactly("gil");
    assertThat(mesh.apply(TestMesh.as("gil")).documents()).isEqualTo(1);
  }

  @Test
  void leavesRetiringToTheOwner() {
    mesh.edit(
        "sales/domain.yaml", "who: eve, roles: [analyst]", "who: eve, roles: [data_engineer]");
    mesh.apply(TestMesh.as("ann"));
    mesh.edit("sales/days/product.yaml", "status: active", "status: retired");
    AppliedView applied = mesh.apply(TestMesh.as("eve"), "sales/days");
    assertThat(applied.changed()).isFalse();
    assertThat(applied.notYours().getFirst().who()).containsExactly("ann");
  }

  @Test
  void refusesAnAgreementAboutAnotherDomain() {
    mesh.with(
        "sales/agreements/theirs.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: sales_takes
        product: finance/report@1
        consumer: product:sales/days
        purposes: [exploration]
        reason: Because.
        """);
    var failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            dev.weft.model.error.WeftException.class, () -> mesh.plan(TestMesh.as("ann")));
    assertThat(failure.findings()).extracting(f -> f.code().code()).containsExactly("W-DOC-015");
  }

  /// Who could apply the one document of a domain that the caller may not.
  private String refused(String caller, String domain) {
    AppliedView applied = mesh.apply(TestMesh.as(caller), domain);
    assertThat(applied.changed()).isFalse();
    return String.join(", ", applied.notYours().getFirst().who());
  }
}
