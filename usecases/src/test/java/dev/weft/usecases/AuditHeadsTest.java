package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.HeadKeeper;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.usecases.audit.VerificationView;
import dev.weft.usecases.audit.VerifyAudit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody puts an older audit in place, and the head that was kept beside it with it: what
/// releases repeat of it tells.
class AuditHeadsTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller GIL = TestMesh.as("gil");
  private static final ProductId ORDERS = ProductId.of("sales/orders");

  private Path folder;
  private TestMesh mesh;

  @BeforeEach
  void open(@TempDir Path root) {
    folder = root;
    mesh = SmallMesh.applied(root);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private void look(String what) {
    mesh.audit.discovered(ANN, "show product", what);
    mesh.log.seal();
  }

  private Path copied(String name) {
    try {
      Path copy = Files.createDirectories(folder.resolve(name));
      for (String file : List.of("audit.db", "audit.db-wal")) {
        Files.copy(folder.resolve(file), copy.resolve(file));
      }
      return copy;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private AuditLog log(Path at, AuditKey key) {
    return AuditLog.open(
        "jdbc:sqlite:" + at.resolve("audit.db"), key, HeadKeeper.none(), AuditLimits.STANDARD);
  }

  private VerificationView verified(AuditLog log) {
    return new VerifyAudit(mesh.catalog, mesh.mesh, log).verify(GIL);
  }

  private Optional<AuditHead> head(long number) {
    return mesh.catalog.read(r -> r.releases().get(ORDERS, number)).release().audit();
  }

  @Test
  void releasesRepeatTheEndOfTheAudit() {
    mesh.run(ANN, "sales/orders");
    look("sales/orders");
    Optional<AuditHead> sealed = mesh.log.head();
    mesh.run(ANN, "sales/orders");
    mesh.rollbacks.rollBack(ANN, ORDERS, 1);

    assertThat(sealed).isPresent();
    assertThat(head(2)).isEqualTo(sealed);
    assertThat(head(3)).isPresent();
    assertThat(verified(mesh.log).whole()).isTrue();
    assertThat(verified(mesh.log).foreign()).isZero();
  }

  @Test
  void findsAnOlderAuditInPlaceOfThisOne() {
    look("sales/orders");
    Path older = copied("older");
    look("sales/days");
    mesh.run(ANN, "sales/orders");

    try (AuditLog log = log(older, mesh.auditKey)) {
      VerificationView found = verified(log);
      assertThat(found.whole()).isFalse();
      assertThat(found.breaches())
          .containsExactly(
              new VerificationView.Breach(
                  "cut",
                  "segment 2",
                  "a head that was kept elsewhere names it, and the audit ends before it or had"
                      + " another one there"));
    }
  }

  @Test
  void findsAnOlderAuditThatWentOn() {
    look("sales/orders");
    Path older = copied("older");
    look("sales/days");
    mesh.run(ANN, "sales/orders");

    try (AuditLog log = log(older, mesh.auditKey)) {
      log.append(mesh.log.list(AuditFilter.ALL, 2, 1).getFirst().record());
      log.seal();
      assertThat(verified(log).breaches())
          .extracting(VerificationView.Breach::kind, VerificationView.Breach::place)
          .containsExactly(tuple("cut", "segment 2"));
    }
  }

  @Test
  void countsWhatAnotherKeySigned() throws IOException {
    look("sales/orders");
    mesh.run(ANN, "sales/orders");
    Path other = Files.createDirectories(folder.resolve("other"));

    try (AuditLog log = log(other, AuditKey.of(AuditKey.fresh()))) {
      assertThat(verified(log).whole()).isTrue();
      assertThat(verified(log).foreign()).isEqualTo(1);
    }
  }
}
