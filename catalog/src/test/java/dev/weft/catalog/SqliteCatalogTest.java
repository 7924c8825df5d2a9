package dev.weft.catalog;

import dev.weft.catalog.tck.TestSqlite;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/// All suites on SQLite, every test on a file of its own.
class SqliteCatalogTest {

  @TempDir private static Path folder;

  private static String fresh() {
    return TestSqlite.catalog(folder.resolve(UUID.randomUUID() + ".db"));
  }

  @Nested
  class AccessRequests extends AccessRequestContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Addresses extends AddressContract {
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
  class Lineage extends LineageContract {
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
  class Checks extends CheckContract {
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
  class Vouched extends VouchingContract {
    @Override
    String freshUrl() {
      return fresh();
    }
  }

  @Nested
  class Usage extends UsageContract {
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
  class Notices extends NoticeContract {
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
