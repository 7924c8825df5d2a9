package dev.weft.catalog;

import static dev.weft.catalog.JournalContract.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
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
  void opensOneNewFileFromSeveralThreads() throws Exception {
    Runnable openAndWrite =
        () -> {
          try (Catalog catalog = open()) {
            write(catalog);
          }
        };

    inParallel(Stream.generate(() -> openAndWrite).limit(4).toList());

    assertThat(head()).isEqualTo(4);
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

  @Test
  void refusesADatabaseOfANewerVersion() throws SQLException {
    open().close();
    change(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time,
           success)
        values (99, '99', 'later', 'SQL', 'V99__later.sql', '', 1, 1)
        """);

    assertThatThrownBy(this::open)
        .isInstanceOf(WeftException.class)
        .hasMessageContaining("has schema 99, but this version of Weft knows only up to 5")
        .hasMessageContaining("newer version");
  }

  /// The check before Flyway must know the newest script.
  @Test
  void knowsItsOwnNewestVersion() throws SQLException {
    open().close();

    assertThat(answer("select max(cast(version as integer)) from flyway_schema_history"))
        .isEqualTo("5");
  }

  @Test
  void bringsAnOlderDatabaseUpToDate() throws SQLException {
    open().close();
    change("drop table token");
    change("drop table setting");
    change("delete from flyway_schema_history where version = '5'");

    assertThat(head()).isZero();
    assertThat(answer("select count(*) from setting")).isEqualTo("0");
  }

  private void change(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String answer(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.getString(1);
    }
  }
}
