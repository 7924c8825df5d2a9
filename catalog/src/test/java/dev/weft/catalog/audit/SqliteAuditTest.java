package dev.weft.catalog.audit;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/// The suite on SQLite, every test on a file of its own.
class SqliteAuditTest extends AuditContract {

  @TempDir private static Path folder;

  @Override
  String freshUrl() {
    return "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db");
  }
}
