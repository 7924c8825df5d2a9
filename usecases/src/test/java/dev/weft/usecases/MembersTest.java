package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.mesh.ChangeMembers;
import dev.weft.usecases.mesh.DomainView.MemberView;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members changed by a command are changed like the document would be.
class MembersTest {

  @TempDir private Path root;
  private TestMesh mesh;
  private ChangeMembers members;

  @BeforeEach
  void apply() {
    mesh =
        SmallMesh.written(root)
            .with(
                "people.yaml",
                """
                { apiVersion: weft/v1, kind: Person, name: cy, title: Cy }
                ---
                { apiVersion: weft/v1, kind: Person, name: eve, title: Eve }
                ---
                { apiVersion: weft/v1, kind: Person, name: ann, title: Ann }
                """);
    mesh.apply(TestMesh.OPERATOR);
    mesh.apply(TestMesh.as("ann"));
    members = new ChangeMembers(mesh.catalog, mesh.mesh);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  @Test
  void addsAMemberWhoReadsFromThenOn() {
    mesh.run(TestMesh.as("ann"), "sales/orders");
    String question = "select count(*) as n from sales.orders.orders";
    assertThatThrownBy(() -> mesh.query(TestMesh.as("cy"), question))
        .hasMessageContaining("no grant");

    members.put(TestMesh.as("ann"), "sales", "cy", List.of("analyst"), List.of());

    assertThatThrownBy(() -> mesh.query(TestMesh.as("cy"), question))
        .hasMessageContaining("A steward approves purposes");
    members.put(TestMesh.as("gil"), "sales", "cy", List.of("analyst"), EXPLORATION);
    assertThat(mesh.query(TestMesh.as("cy"), question)).isEqualTo("n\n3\n");
    members.remove(TestMesh.as("ann"), "sales", "cy");
    assertThatThrownBy(() -> mesh.query(TestMesh.as("cy"), question))
        .hasMessageContaining("no grant");
  }

  @Test
  void replacesRolesAndKeepsTheOrderOfTheDocument() {
    members.put(TestMesh.as("ann"), "sales", "cy", List.of("analyst"), List.of());
    members.put(TestMesh.as("ann"), "sales", "eve", List.of("data_scientist"), EXPLORATION);

    assertThat(members.list(TestMesh.as("zoe"), "sales").items())
        .containsExactly(
            new MemberView("ann", List.of("data_engineer", "product_owner"), EXPLORATION),
            new MemberView("eve", List.of("data_scientist"), EXPLORATION),
            new MemberView("cy", List.of("analyst"), List.of()));
  }

  private static final List<String> EXPLORATION = List.of("exploration");

  @Test
  void writesNothingWhenNothingChanges() {
    long head = head();
    members.put(TestMesh.as("ann"), "sales", "eve", List.of("analyst"), EXPLORATION);
    members.remove(TestMesh.as("ann"), "sales", "cy");
    assertThat(head()).isEqualTo(head);
  }

  @Test
  void leavesTheDocumentToThoseWhoMayApplyIt() {
    assertThat(code(() -> put("eve", "cy", "analyst"))).isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThatThrownBy(() -> put("ann", "cy", "steward")).hasMessageContaining("Ask gil");
    assertThatThrownBy(() -> put("ann", "ann", "data_scientist"))
        .hasMessageContaining("nobody gives a role to themselves");
    // purposes of memberships are a steward's to agree to
    assertThat(
            code(
                () ->
                    members.put(
                        TestMesh.as("ann"), "sales", "cy", List.of("analyst"), EXPLORATION)))
        .isEqualTo(ErrorCode.ACCESS_ROLE);
    assertThat(members.list(TestMesh.as("ann"), "sales").items()).hasSize(2);
  }

  @Test
  void refusesPeopleRolesAndPurposesThatNobodyKnows() {
    assertThatThrownBy(() -> put("ann", "zoe", "analyst")).hasMessageContaining("nobody called");
    assertThatThrownBy(() -> put("ann", "team:zoes", "analyst"))
        .hasMessageContaining("nobody called team:zoes");
    assertThatThrownBy(() -> put("ann", "person:cy", "analyst"))
        .hasMessageContaining("nobody called person:cy");
    assertThatThrownBy(() -> put("ann", "cy", "king")).hasMessageContaining("is no role");
    assertThatThrownBy(() -> put("ann", "cy", "governance_lead")).hasMessageContaining("no role");
    assertThatThrownBy(
            () ->
                members.put(TestMesh.as("ann"), "sales", "cy", List.of("analyst"), List.of("fun")))
        .hasMessageContaining("knows no purpose fun");
    assertThat(code(() -> members.put(TestMesh.as("ann"), "sales", "cy", List.of(), List.of())))
        .isEqualTo(ErrorCode.ACCESS_MEMBER);
    assertThat(code(() -> members.list(TestMesh.as("ann"), "nothing")))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  private MemberView put(String by, String who, String role) {
    return members.put(TestMesh.as(by), "sales", who, List.of(role), List.of());
  }

  private long head() {
    return mesh.catalog.read(reading -> reading.journal().head());
  }

  private static ErrorCode code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(WeftException.class, call).code();
  }
}
