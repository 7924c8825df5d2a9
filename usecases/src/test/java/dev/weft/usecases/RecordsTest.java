package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.audit.DropOldRecords;
import dev.weft.usecases.mesh.ChangeMembers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the platform recorded, served by products of the mesh: who sees which rows of them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordsTest {

  private static final Path SKELETON =
      Path.of("../cli/src/main/resources/dev/weft/cli/folder/skeleton/records");

  private static final Caller ANN = TestMesh.as("ann"); // owns sales
  private static final Caller EVE = TestMesh.as("eve"); // analyst of sales
  private static final Caller FRED = TestMesh.as("fred"); // owns finance
  private static final Caller GIL = TestMesh.as("gil"); // leads governance
  private static final Caller NOBODY = TestMesh.as("zoe");

  private TestMesh mesh;

  @BeforeAll
  void release(@TempDir Path folder) {
    mesh = SmallMesh.applied(folder);
    records(mesh);
    assertThat(mesh.plan(TestMesh.OPERATOR).findings()).extracting(Finding::message).isEmpty();
    mesh.apply(TestMesh.OPERATOR);
    mesh.run(ANN, "sales/orders");
    mesh.run(FRED, "finance/report");
    mesh.query(EVE, "select customer from sales.orders.orders");
    mesh.query(FRED, "select orders from finance.report.report");
    assertThat(mesh.run(GIL, "mesh/audit").error()).isNull();
    assertThat(mesh.run(GIL, "mesh/usage").error()).isNull();
  }

  @AfterAll
  void stop() {
    mesh.close();
  }

  private static TestMesh records(TestMesh mesh) {
    try (Stream<Path> files = Files.walk(SKELETON)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        mesh.with(
            "mesh/" + SKELETON.relativize(file),
            Files.readString(file)
                .replace("{owner}", "gil")
                .replace("{label}", ", classification: internal"));
      }
      return mesh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> rows(Caller by, String sql) {
    return mesh.query(by, sql).lines().skip(1).sorted().toList();
  }

  private ErrorCode refused(Caller by, String sql) {
    return refusal(() -> mesh.query(by, sql)).code();
  }

  private static WeftException refusal(ThrowingCallable deed) {
    return catchThrowableOfType(WeftException.class, deed);
  }

  @Test
  void governanceLeadsSeeEverybody() {
    assertThat(rows(GIL, "select distinct principal from mesh.audit.decided_tables"))
        .contains("eve", "fred", "product:finance/report");
    assertThat(
            rows(
                GIL,
                "select statement from mesh.audit.decisions where principal = 'eve' and kind ="
                    + " 'decision'"))
        .containsExactly("SELECT customer FROM sales.orders.orders");
  }

  @Test
  void everybodySeesTheirOwnAndNothingElse() {
    assertThat(rows(EVE, "select distinct principal from mesh.audit.decisions"))
        .containsExactly("eve");
    assertThat(rows(EVE, "select distinct principal from mesh.audit.decided_columns"))
        .containsExactly("eve");
    assertThat(rows(EVE, "select distinct principal from mesh.usage.column_reads"))
        .containsExactly("eve");
    assertThat(rows(NOBODY, "select record from mesh.audit.decisions")).isEmpty();
  }

  @Test
  void ownersSeeWhatConcernsTheirDomain() {
    assertThat(rows(ANN, "select distinct domain from mesh.audit.decided_tables"))
        .containsExactly("sales");
    assertThat(rows(ANN, "select distinct principal from mesh.usage.column_reads"))
        .contains("eve", "product:finance/report")
        .doesNotContain("fred");
    assertThat(rows(FRED, "select distinct principal, domain from mesh.usage.column_reads"))
        .contains("fred,finance", "product:finance/report,sales")
        .doesNotContain("eve,sales");
  }

  /// A statement may name tables of several domains.
  @Test
  void statementsAreShownToWhoMadeThem() {
    assertThat(rows(ANN, "select distinct principal from mesh.audit.decisions"))
        .doesNotContain("eve", "fred", "gil");
  }

  @Test
  void rowsWithoutAPersonAreOnlyForThoseWhoAudit() {
    assertThat(
            rows(ANN, "select column_name, readers from mesh.usage.column_use where readers > 0"))
        .contains("customer,1");
    assertThat(rows(ANN, "select distinct domain from mesh.usage.column_use"))
        .containsExactly("sales");
    assertThat(refused(EVE, "select reads from mesh.usage.column_use"))
        .isEqualTo(ErrorCode.ACCESS_NO_GRANT);
  }

  @Test
  void nobodyElseReadsWhatIsCapturedOrBuildsIt() {
    assertThat(refused(ANN, "select record from mesh.audit.raw_decisions"))
        .isEqualTo(ErrorCode.SQL_UNKNOWN_TABLE);
    assertThat(catchThrowableOfType(WeftException.class, () -> mesh.run(ANN, "mesh/audit")).code())
        .isEqualTo(ErrorCode.ACCESS_ROLE);
  }

  @Test
  void otherDomainsDoNotCaptureRecords(@TempDir Path folder) {
    try (TestMesh other = SmallMesh.applied(folder)) {
      other.edit(
          "sales/orders/build.yaml",
          "connection: sales_files\n    files: orders.csv",
          "records: decisions");
      assertThat(refusal(() -> other.plan(ANN)).findings())
          .extracting(Finding::message)
          .contains("Records of the platform are not given to the domain `sales`");
    }
  }

  @Test
  void theDomainOfTheMeshHasNoMembers(@TempDir Path folder) {
    try (TestMesh other = records(SmallMesh.applied(folder))) {
      other.edit(
          "mesh/domain.yaml",
          "contact:",
          "members: [{ who: eve, roles: [product_owner] }]\ncontact:");
      assertThat(refusal(() -> other.plan(TestMesh.OPERATOR)).findings())
          .extracting(Finding::message)
          .anyMatch(sentence -> sentence.contains("has no members of its own"));
    }
  }

  @Test
  void nobodyBecomesAMemberOfTheMeshsDomain() {
    var members = new ChangeMembers(mesh.catalog, mesh.mesh);
    assertThat(
            refusal(
                    () ->
                        members.put(
                            GIL, "mesh", "eve", List.of("data_engineer"), List.of("exploration")))
                .code())
        .isEqualTo(ErrorCode.ACCESS_MEMBER);
  }

  @Test
  void keepsRecordsForAsLongAsTheMeshSays(@TempDir Path folder) {
    try (TestMesh other = SmallMesh.applied(folder)) {
      var old = new DropOldRecords(other.catalog, other.mesh, other.log, "node-1");
      for (int i = 0; i < 2; i++) {
        refusal(() -> other.query(EVE, "select customer from sales.orders.orders")); // no release
        other.log.seal();
        other.clock.move(Duration.ofHours(1));
      }
      other.clock.move(Duration.ofDays(91));
      assertThat(old.drop()).isZero();

      other.edit("mesh.yaml", "members:", "retention: { audit: 90 }\nmembers:");
      other.apply(GIL);
      assertThat(old.drop()).isPositive();
      assertThat(old.drop()).isZero();
      assertThat(other.log.verify(List.of()).isWhole()).isTrue();
    }
  }

  @Test
  void nothingIsMadeOfAnAuditThatWasChanged(@TempDir Path folder) throws SQLException {
    try (TestMesh other = records(SmallMesh.applied(folder))) {
      other.apply(TestMesh.OPERATOR);
      other.run(ANN, "sales/orders");
      other.query(EVE, "select customer from sales.orders.orders");
      other.log.seal();
      try (var database = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("audit.db"));
          var change = database.createStatement()) {
        change.execute("update audit_record set body = x'00' where id = 1");
      }
      assertThat(TestMesh.error(other.run(GIL, "mesh/audit")).code())
          .isEqualTo(ErrorCode.AUDIT_CHANGED.code());
    }
  }
}
