package dev.weft.usecases;

import dev.weft.catalog.tck.OnPostgres;
import dev.weft.catalog.tck.TestPostgres;
import java.nio.file.Path;

/// Moves on PostgreSQL: the same behaviour as on SQLite.
@OnPostgres
class PostgresMoveTest extends MoveTest {

  @Override
  TestMesh applied(Path folder) {
    var place = new TestMesh.Place(TestPostgres.server().fresh(), folder.resolve("lake"), "node-1");
    return SmallMesh.applied(new TestMesh(folder, place));
  }
}
