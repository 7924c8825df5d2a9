package dev.weft.governance.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Principal ADA = new Principal.OfPerson("ada");
  private static final Principal CY = new Principal.OfPerson("cy");

  private final WorkedMesh mesh = new WorkedMesh();

  @Test
  void letsOnlyOwnersAndEngineersBuild() {
    mesh.domains.put(
        "operations",
        List.of(
            WorkedMesh.member("ada", Role.PRODUCT_OWNER), WorkedMesh.member("cy", Role.ANALYST)));
    AccessKernel kernel = mesh.kernel();
    assertThat(kernel.inDomain(ADA, Action.BUILD, "operations").allowed()).isTrue();
    assertThat(kernel.inDomain(ADA, Action.BUILD, "safety").allowed()).isFalse();
    assertThat(kernel.inDomain(CY, Action.BUILD, "operations"))
        .isEqualTo(
            new Decision.Deny(
                ErrorCode.ACCESS_ROLE,
                "cy may not build products in domain operations: that takes data_engineer,"
                    + " product_owner",
                "Ask ada."));
    assertThat(kernel.onMesh(new Principal.Operator(), Action.PLATFORM).allowed()).isTrue();
    assertThat(kernel.onMesh(ADA, Action.PLATFORM).allowed()).isFalse();
  }

  @Test
  void letsARoleOfTheMeshActInEveryDomain() {
    var gil = new Principal.OfPerson("gil");
    assertThat(mesh.kernel().inDomain(gil, Action.LOCAL_POLICY, "customer").allowed()).isTrue();
    assertThat(mesh.kernel().inDomain(gil, Action.READ_PORT, "customer").allowed()).isFalse();
  }

  @Test
  void ignoresARoleOfTheMeshThatADomainGivesAway() {
    mesh.domains.put("operations", List.of(WorkedMesh.member("eve", Role.GOVERNANCE_LEAD)));
    assertThat(
            mesh.kernel()
                .inDomain(new Principal.OfPerson("eve"), Action.LOCAL_POLICY, "operations")
                .allowed())
        .isFalse();
  }

  @Test
  void letsAnyoneAskAndLookAround() {
    for (Action action : List.of(Action.DISCOVER, Action.ASK_FOR_ACCESS, Action.AUDIT_SELF)) {
      assertThat(mesh.kernel().inDomain(CY, action, "customer").allowed()).isTrue();
      assertThat(mesh.kernel().onMesh(CY, action).allowed()).isTrue();
    }
  }

  /// The table of standing, one line per action.
  @Test
  void isTheTableOfStanding() {
    var table =
        Arrays.stream(Action.values())
            .map(
                action ->
                    action
                        + ": "
                        + (action.anyone()
                            ? "anyone"
                            : Arrays.stream(Role.values())
                                .filter(action.roles()::contains)
                                .map(Role::word)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining("\n"));
    assertThat(table)
        .isEqualTo(
            """
            DISCOVER: anyone
            ASK_FOR_ACCESS: anyone
            READ_PORT: product_owner, data_engineer, analyst, data_scientist
            READ_INTERNAL: data_engineer, data_scientist
            PROPOSE_CHANGE: product_owner, data_engineer
            PROPOSE_DASHBOARD: product_owner, data_engineer, analyst
            PROPOSE_MODEL: product_owner, data_engineer, data_scientist
            PROPOSE_DOCS: product_owner, data_engineer, analyst, data_scientist
            PROPOSE_POLICY: steward
            PROPOSE_GLOBAL: governance_lead
            BUILD: product_owner, data_engineer
            APPROVE_BREAKING: product_owner
            RETIRE: product_owner
            MOVE: product_owner
            DECIDE_ACCESS: product_owner
            DECIDE_PERSONAL_ACCESS: steward
            LOCAL_POLICY: steward, governance_lead
            LABELS: steward, governance_lead
            GLOBAL_POLICY: governance_lead
            MEMBERS: product_owner
            FIRST_OWNER: platform_engineer
            APPOINT_STEWARDS: governance_lead
            APPOINT_LEADS: governance_lead
            PLATFORM: platform_engineer
            OPERATE: platform_engineer, governance_lead
            AUDIT_DOMAIN: product_owner, steward, governance_lead
            AUDIT_MESH: governance_lead
            AUDIT_SELF: anyone
            GLOSSARY: product_owner, data_engineer, steward, governance_lead\
            """);
  }
}
