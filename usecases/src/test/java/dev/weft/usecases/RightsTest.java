package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.access.Caller;
import dev.weft.usecases.product.PlanView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may apply which change of a document.
class RightsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller GIL = TestMesh.as("gil");

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
  void leavesThePurposesOfMembershipsToStewards() throws IOException {
    change(
        "sales/domain.yaml",
        "eve, roles: [analyst], purposes: [exploration]",
        "eve, roles: [analyst], purposes: []");
    refused(EVE);
    refused(ANN);
    refused(TestMesh.as("flo"));
    allowed(GIL);
  }

  @Test
  void leavesWordsThatNobodyReadsToTheOwner() throws IOException {
    change("sales/domain.yaml", "kind: Domain", "kind: Domain # mine now");
    refused(EVE);
    refused(TestMesh.as("flo"));
    allowed(ANN);
  }

  @Test
  void letsTheOwnerTakeSomebodyInAndNobodyTakeARole() throws IOException {
    change(
        "sales/domain.yaml",
        "  - { who: eve,",
        "  - { who: max, roles: [analyst], purposes: [exploration] }\n  - { who: eve,");
    refused(EVE);
    refused(GIL);
    allowed(ANN);
    change(
        "sales/domain.yaml",
        "roles: [analyst], purposes: [exploration] }\n  - { who: eve",
        "roles: [data_engineer], purposes: [exploration] }\n  - { who: eve");
    refused(TestMesh.as("max"));
  }

  private void change(String file, String from, String to) throws IOException {
    Path path = mesh.folder.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private void refused(Caller caller) {
    PlanView plan = mesh.plan(caller);
    assertThat(plan.empty()).isTrue();
    assertThat(plan.notYours()).isNotEmpty();
  }

  private void allowed(Caller caller) {
    PlanView plan = mesh.plan(caller);
    assertThat(plan.notYours()).isEmpty();
    assertThat(plan.empty()).isFalse();
  }
}
