package dev.weft.catalog;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// All suites on SQLite, every test on a file of its own.
class SqliteCatalogTest {

  @TempDir private Path folder;

  private String fresh() {
    return "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db");
  }

  @Nested
  class Transactions extends TransactionContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Journal extends JournalContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }
}
