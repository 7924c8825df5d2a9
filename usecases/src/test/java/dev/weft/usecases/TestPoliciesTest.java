package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.formats.folder.FolderReader;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.offline.TestPolicies;
import dev.weft.usecases.offline.TestPolicies.Tested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tests inside the policies of a folder, run without a server.
class TestPoliciesTest {

  private static final String MESH =
      """
      apiVersion: weft/v1
      kind: Mesh
      name: small
      labels:
        privacy: { order: [none, personal], default: none }
      purposes: { exploration: Find out., contact: Write to somebody. }
      members: [{ who: gil, roles: [governance_lead] }]
      """;

  private static final String REDACT =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: redact
      scope: mesh
      stage: draft
      reason: Personal data is for contact only.
      match: column.privacy >= privacy.personal
      effect: { mask: redact }
      except: [{ when: purpose == 'contact', effect: { show: true } }]
      tests:
        - { given: { purpose: exploration, column: { name: email, privacy: personal } }, expect: redact }
        - { name: in contact, given: { purpose: contact, column: { name: email, privacy: personal } }, expect: show }
        - { name: hoped for, given: { purpose: exploration, column: { name: tier, privacy: none } }, expect: hide }
      """;

  private static final String ROWS =
      """
      apiVersion: weft/v1
      kind: AccessPolicy
      id: rows
      scope: sales
      stage: enforce
      reason: Big orders are for owners.
      match: table.name == 'orders'
      effect: { filter: row.amount < decimal('100.00') }
      tests:
        - { given: { table: { name: orders } }, expect: { filter: row.amount < decimal('100.00') } }
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    with("mesh.yaml", MESH);
    with("policies/redact.yaml", REDACT);
    with("sales/policies/rows.yaml", ROWS);
    with(
        "sales/domain.yaml",
        """
        apiVersion: weft/v1
        kind: Domain
        name: sales
        title: Sales
        members: [{ who: ann, roles: [product_owner] }]
        """);
  }

  private void with(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<Tested> tested() {
    return new TestPolicies(new FolderReader()).test(folder);
  }

  @Test
  void runsEveryTestWhateverTheStage() {
    assertThat(tested())
        .extracting(one -> one.scope() + "/" + one.policy() + " " + one.name(), Tested::passed)
        .containsExactly(
            tuple("mesh/redact 1", true),
            tuple("mesh/redact in contact", true),
            tuple("mesh/redact hoped for", false),
            tuple("sales/rows 1", true));
  }

  @Test
  void saysWhereATestIsAndWhatCameOut() {
    Tested failed = tested().get(2);

    assertThat(failed.expected()).isEqualTo("hide");
    assertThat(failed.actual()).isEqualTo("show");
    assertThat(failed.place().file()).isEqualTo("policies/redact.yaml");
    assertThat(failed.place().line()).isEqualTo(13);
  }

  @Test
  void runsNoTestOfAFolderThatIsNotUnderstood() throws IOException {
    with("policies/redact.yaml", REDACT.replace("mask: redact", "masc: redact"));

    var refused = catchThrowableOfType(WeftException.class, this::tested);

    assertThat(refused.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
    assertThat(refused.findings()).extracting(Finding::place).isNotEmpty();
  }

  @Test
  void failsTheTestsOfAPolicyWhoseExpressionsDoNotType() throws IOException {
    with("policies/redact.yaml", REDACT.replace("column.privacy >=", "column.privasy >="));

    assertThat(tested()).filteredOn(one -> one.policy().equals("redact")).noneMatch(Tested::passed);
    assertThat(tested()).filteredOn(one -> one.policy().equals("rows")).allMatch(Tested::passed);
  }

  @Test
  void wantsTheWholeMesh() {
    var tests = new TestPolicies(new FolderReader());
    assertThat(catchThrowableOfType(WeftException.class, () -> tests.test(folder.resolve("sales"))))
        .hasMessageContaining("The folder has no mesh.yaml");
  }
}
