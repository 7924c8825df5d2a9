package dev.weft.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// All suites on SQLite, every test on a file of its own.
class SqliteCatalogTest {

  @TempDir private static Path folder;

  /// Making the schema takes longer than most tests.
  @BeforeAll
  static void makeTheSchemaOnce() {
    Catalog.open("jdbc:sqlite:" + folder.resolve("template.db"), Clock.systemUTC()).close();
  }

  private static String fresh() {
    Path file = folder.resolve(UUID.randomUUID() + ".db");
    try {
      Files.copy(folder.resolve("template.db"), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "jdbc:sqlite:" + file;
  }

  @Nested
  class AccessRequests extends AccessRequestContract {
    @Override
    String freshUrl() {
      return fresh();
    }
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

  @Nested
  class Registry extends RegistryContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Revisions extends RevisionContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Releases extends ReleaseContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Retention extends RetentionContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Runs extends RunContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Overview extends OverviewContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Access extends AccessContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Idempotency extends IdempotencyContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Leases extends LeaseContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Opening extends OpeningContract {
    @Override
    String freshUrl() {
      return fresh();
    }

    @Override
    String emptyUrl() {
      return "jdbc:sqlite:" + folder.resolve(UUID.randomUUID() + ".db");
    }
  }

  @Nested
  class Kill extends KillContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class EveryWrite extends EveryWriteContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }
}
