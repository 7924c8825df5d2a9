package dev.weft.server;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;

/// The same journey with the catalog in PostgreSQL.
@OnPostgres
class PostgresJourneyTest extends JourneyTest {

  @Override
  String database() {
    return TestPostgres.server().empty();
  }
}
