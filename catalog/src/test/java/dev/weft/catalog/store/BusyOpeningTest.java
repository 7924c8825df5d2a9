package dev.weft.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Opening a new file while somebody else is about to write to it.
class BusyOpeningTest {

  @TempDir private Path folder;
  private Login login = Login.of("jdbc:sqlite:");
  private Connection other;

  @BeforeEach
  void holdTheFile() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("weft.db");
    login = Login.of(url);
    other = DriverManager.getConnection(url);
    execute("begin immediate");
  }

  @AfterEach
  void letGo() throws SQLException {
    other.close();
  }

  private void execute(String sql) throws SQLException {
    try (var statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  private Database open(Patience patience) {
    return Database.open(login, Migrations.CATALOG, patience);
  }

  @Test
  void beginsAnewUntilTheOtherOneLetsGo() {
    var waited = new AtomicInteger();
    Patience untilTheThird =
        () -> {
          if (waited.incrementAndGet() == 3) {
            commit();
          }
          return true;
        };

    try (Database database = open(untilTheThird)) {
      assertThat(waited).hasValue(3);
      int scripts =
          database.read(
              handle ->
                  handle
                      .createQuery("select count(*) from flyway_schema_history")
                      .mapTo(Integer.class)
                      .one());
      assertThat(scripts).isEqualTo(Schema.VERSION);
    }
  }

  private void commit() {
    try {
      execute("commit");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void saysThatAnotherOneHoldsItWhenPatienceIsOver() {
    assertThatThrownBy(() -> open(() -> false))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
        .hasMessageContaining("weft.db cannot be opened: another process has held it")
        .hasMessageContaining("stop it if it hangs");
  }

  @Test
  void patienceHasAnEnd() {
    assertThat(Patience.of(Duration.ZERO).waits()).isFalse();
    assertThat(Patience.of(Duration.ofDays(1)).waits()).isTrue();
  }
}
