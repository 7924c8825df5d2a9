package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.Catalog;
import dev.weft.lake.table.Lake;
import dev.weft.usecases.storage.ClaimLake;
import dev.weft.usecases.storage.StorageView;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which catalog may judge which files.
class ClaimLakeTest {

  @TempDir private Path root;

  private void claim(String database, String lake) {
    try (Catalog catalog =
        Catalog.open("jdbc:sqlite:" + root.resolve(database), Clock.systemUTC())) {
      new ClaimLake(catalog, new Lake(root.resolve(lake))).claim();
    }
  }

  @Test
  void aCatalogFindsItsLakeAgain() {
    claim("a.db", "lake");
    claim("a.db", "lake");
    assertThat(root.resolve("lake/lake.id")).isNotEmptyFile();
  }

  @Test
  void anotherCatalogIsRefusedAndChangesNothing() {
    claim("a.db", "lake");
    assertThatThrownBy(() -> claim("b.db", "lake")).hasMessageContaining("belongs to another");
    claim("a.db", "lake");
  }

  @Test
  void aCatalogIsNotGivenAnotherLake() {
    claim("a.db", "lake");
    assertThatThrownBy(() -> claim("a.db", "empty")).hasMessageContaining("has its lake elsewhere");
  }

  @Test
  void theMarkIsNeitherSweptNorCounted() {
    claim("a.db", "1/lake");
    try (TestMesh mesh = new TestMesh(root.resolve("1"))) {
      assertThat(mesh.sweeps.sweepAtStart()).isZero();
      StorageView storage = mesh.storage.inspect(TestMesh.OPERATOR);
      assertThat(storage.unreachable()).isZero();
    }
    assertThat(root.resolve("1/lake/lake.id")).exists();
  }
}
