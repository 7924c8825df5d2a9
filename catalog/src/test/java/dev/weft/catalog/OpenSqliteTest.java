package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening files in every state they may be found in.
class OpenSqliteTest {

  @TempDir private Path folder;
  private Path file = Path.of("weft.db");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("weft.db");
  }

  private Catalog open() {
    return Catalog.open("jdbc:sqlite:" + file, Clock.systemUTC());
  }

  private long head() {
    try (Catalog catalog = open()) {
      return catalog.read(r -> r.journal().head());
    }
  }

  private void write(Catalog catalog) {
    catalog.write(
        CatalogContract.ANN,
        w -> {
          w.journal("a", "s", Map.of());
          return "done";
        });
  }

  @Test
  void makesTheDatabaseAndLeavesOneFileWhenClosed() throws IOException {
    try (Catalog catalog = open()) {
      write(catalog);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
    assertThat(head()).isEqualTo(1);
  }

  @Test
  void saysThatTheFolderIsMissing() {
    file = folder.resolve("missing").resolve("weft.db");

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
        .hasMessageContaining(file + " cannot be opened")
        .hasMessageContaining("Check that the folder exists");
  }

  @Test
  void saysThatAFileIsNoDatabase() throws IOException {
    Files.writeString(file, "not a database, but long enough to be taken for a header".repeat(50));

    assertThatThrownBy(this::open)
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("cannot be opened");
    assertThat(Files.readString(file)).startsWith("not a database");
  }
}
