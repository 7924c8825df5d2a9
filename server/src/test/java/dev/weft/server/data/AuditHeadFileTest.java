package dev.weft.server.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.model.run.AuditHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Key and head of the audit lie beside the database, for the server's eyes only.
class AuditHeadFileTest {

  @TempDir private Path temp;

  @Test
  void keepsTheHeadAndTheKeyToItself() throws IOException {
    try (var folder = DataFolder.open(temp)) {
      assertThat(folder.auditHead().find()).isEmpty();
      var sealed = recorded(folder);
      assertThat(folder.auditHead().find()).contains(sealed);
      for (Path file : List.of(folder.auditKey(), folder.auditHead().file())) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
      // The same key signs after the next start.
      assertThat(recorded(folder).segment()).isEqualTo(2);
    }
  }

  @Test
  void takesADamagedHeadForNone() throws IOException {
    try (var folder = DataFolder.open(temp)) {
      recorded(folder);
      Files.writeString(folder.auditHead().file(), "1 nonsense");
      assertThat(folder.auditHead().find()).isEmpty();
    }
  }

  private static AuditHead recorded(DataFolder folder) {
    var key = AuditKey.of(SecretFile.get(folder.auditKey(), AuditKey::fresh));
    String url = "jdbc:sqlite:" + folder.audit();
    try (var log = AuditLog.open(url, key, folder.auditHead(), AuditLimits.STANDARD)) {
      log.append(
          new AuditRecord(
              AuditRecord.Kind.DISCOVERY,
              1,
              1,
              new AuditRecord.Who("ada", "", "rest", "t"),
              new AuditRecord.Question("list products", "", "", ""),
              new AuditRecord.Outcome(AuditRecord.Verdict.ALLOW, ""),
              List.of(),
              Collections.emptySortedMap(),
              0));
      log.seal();
      assertThat(log.verify(List.of()).breaches()).isEmpty();
      return log.head().orElseThrow();
    }
  }
}
