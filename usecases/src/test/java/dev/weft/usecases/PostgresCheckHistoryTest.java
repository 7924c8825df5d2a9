package dev.weft.usecases;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.nio.file.Path;

/// The history of checks on PostgreSQL: the same behaviour as on SQLite.
@OnPostgres
class PostgresCheckHistoryTest extends CheckHistoryTest {

  @Override
  TestMesh.Place place(Path folder) {
    return new TestMesh.Place(TestPostgres.server().fresh(), folder.resolve("lake"), "node-1");
  }
}
