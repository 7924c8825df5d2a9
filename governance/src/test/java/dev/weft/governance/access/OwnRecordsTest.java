package dev.weft.governance.access;

import static dev.weft.governance.access.WorkedMesh.CLEO;
import static dev.weft.governance.access.WorkedMesh.CY;
import static dev.weft.governance.access.WorkedMesh.EVE;
import static dev.weft.governance.access.WorkedMesh.LOYALTY;
import static dev.weft.governance.access.WorkedMesh.ask;
import static dev.weft.governance.access.WorkedMesh.column;
import static dev.weft.governance.access.WorkedMesh.internal;
import static dev.weft.governance.access.WorkedMesh.member;
import static dev.weft.governance.access.WorkedMesh.table;
import static dev.weft.governance.policy.Policies.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What everybody may read of the mesh's own products.
class OwnRecordsTest {

  private static final ProductId AUDIT = ProductId.of("mesh/audit");
  private static final Principal GIL = new Principal.OfPerson("gil");
  private static final TableFacts DECISIONS =
      table(
          AUDIT,
          "decisions",
          column("principal", Primitive.STRING, "none", true),
          column("domain", Primitive.STRING, "none", true));

  private final WorkedMesh mesh = new WorkedMesh();

  private StatementDecision decide(Principal who, TableFacts table) {
    return mesh.kernel().decide(ask(who, "", table));
  }

  private AllowedTable allowed(Principal who, TableFacts table) {
    return ((StatementDecision.Allow) decide(who, table)).tables().getFirst();
  }

  private ErrorCode denied(Principal who, TableFacts table) {
    return ((StatementDecision.Deny) decide(who, table)).code();
  }

  @Test
  void givesEverybodyTheRowsAboutThemselves() {
    AllowedTable read = allowed(CY, DECISIONS);
    assertThat(read.grant().text()).isEqualTo("membership mesh");
    assertThat(read.purpose()).isEmpty();
    assertThat(read.obligations().filters().toString()).contains("cy").doesNotContain("customer");
    assertThat(read.obligations().filters()).hasSize(1);
    assertThat(
            allowed(new Principal.OfService("bot"), DECISIONS).obligations().filters().toString())
        .contains("service:bot");
  }

  @Test
  void addsTheDomainsThatOneAudits() {
    assertThat(allowed(CLEO, DECISIONS).obligations().filters().toString())
        .contains("cleo", "customer")
        .doesNotContain("loyalty");
    assertThat(allowed(EVE, DECISIONS).obligations().filters().toString())
        .doesNotContain("customer");
  }

  @Test
  void givesGovernanceLeadsAllRows() {
    AllowedTable read = allowed(GIL, DECISIONS);
    assertThat(read.obligations().filters()).isEmpty();
    assertThat(allowed(GIL, internal(DECISIONS)).obligations().filters()).isEmpty();
    assertThat(mesh.kernel().counts(GIL, DECISIONS).allowed()).isTrue();
    assertThat(mesh.kernel().counts(CLEO, DECISIONS).allowed()).isFalse();
  }

  @Test
  void keepsTheRestClosed() {
    assertThat(denied(CLEO, internal(DECISIONS))).isEqualTo(ErrorCode.ACCESS_INTERNAL);
    assertThat(denied(LOYALTY, DECISIONS)).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    assertThat(denied(new Principal.Operator(), DECISIONS)).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    TableFacts nobodys = table(AUDIT, "totals", column("reads", Primitive.LONG, "none", false));
    assertThat(denied(CLEO, nobodys)).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    TableFacts numbered =
        table(AUDIT, "numbered", column("principal", Primitive.LONG, "none", false));
    assertThat(denied(CLEO, numbered)).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
    TableFacts elsewhere =
        table(
            ProductId.of("loyalty/audit"),
            "decisions",
            column("principal", Primitive.STRING, "none", true));
    assertThat(denied(CLEO, elsewhere)).isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  /// Whoever could make themselves a member would see everything.
  @Test
  void takesNobodyForAMemberWhomTheDomainNames() {
    mesh.domains.put("mesh", List.of(member("cy", Role.PRODUCT_OWNER, "exploration")));
    assertThat(allowed(CY, DECISIONS).obligations().filters()).hasSize(1);
    assertThat(denied(CY, internal(DECISIONS))).isEqualTo(ErrorCode.ACCESS_INTERNAL);
    assertThat(mesh.kernel().inDomain(CY, Action.BUILD, "mesh").allowed()).isFalse();
    assertThat(mesh.kernel().inDomain(GIL, Action.BUILD, "mesh").allowed()).isTrue();
  }

  @Test
  void policiesNarrowItFurther() {
    mesh.with(policy("no_records").match("product.domain == 'mesh'").deny());
    assertThat(denied(CY, DECISIONS)).isEqualTo(ErrorCode.ACCESS_POLICY);
  }

  @Test
  void aStatementThatReadsMoreHasAPurpose() {
    var both = ask(EVE, "", DECISIONS, WorkedMesh.members());
    var read = (StatementDecision.Allow) mesh.kernel().decide(both);
    assertThat(read.purpose()).contains("exploration");
  }
}
