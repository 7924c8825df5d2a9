package dev.weft.catalog;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import org.junit.jupiter.api.Nested;

/// All suites on PostgreSQL, every test in a database of its own.
@OnPostgres
class PostgresCatalogTest {

  @Nested
  class AccessRequests extends AccessRequestContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Addresses extends AddressContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Transactions extends TransactionContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Journal extends JournalContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Registry extends RegistryContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Revisions extends RevisionContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Releases extends ReleaseContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Retention extends RetentionContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Runs extends RunContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Checks extends CheckContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Overview extends OverviewContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Vouched extends VouchingContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Usage extends UsageContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Access extends AccessContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Idempotency extends IdempotencyContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Leases extends LeaseContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Notices extends NoticeContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class Opening extends OpeningContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }

    @Override
    String emptyUrl() {
      return TestPostgres.server().empty();
    }
  }

  @Nested
  class Kill extends KillContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }

  @Nested
  class EveryWrite extends EveryWriteContract {
    @Override
    String freshUrl() {
      return TestPostgres.server().fresh();
    }
  }
}
