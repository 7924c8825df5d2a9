package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.Catalog;
import dev.weft.lake.table.Lake;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.storage.ClaimLake;
import dev.weft.usecases.storage.StorageView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
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
  void aLakeThatHoldsTablesIsRefusedAtAnotherPlace() throws IOException {
    try (TestMesh mesh = SmallMesh.applied(root.resolve("1"))) {
      assertThat(mesh.run(TestMesh.as("ann"), "sales/orders").error()).isNull();
    }
    claim("1/catalog.db", "1/lake");
    copy(root.resolve("1"), root.resolve("2"));
    WeftException moved =
        catchThrowableOfType(WeftException.class, () -> claim("2/catalog.db", "2/lake"));
    assertThat(moved.code()).isEqualTo(ErrorCode.LAKE_MOVED);
    assertThat(moved.sentence()).contains("2/lake was written elsewhere", "1/lake/sales/orders/1/");
    assertThat(moved.remedy()).contains("absolute paths", "where it was");
    claim("1/catalog.db", "1/lake");
  }

  @Test
  void aLakeWithoutTablesMayBeMoved() throws IOException {
    claim("a.db", "lake");
    Files.move(root.resolve("lake"), root.resolve("moved"));
    claim("a.db", "moved");
    assertThat(root.resolve("moved/lake.id")).isNotEmptyFile();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
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
