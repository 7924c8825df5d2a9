package dev.weft.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What durability and isolation rest on.
class DialectTest {

  @TempDir private Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("weft.db");
  }

  private static String pragma(Connection connection, String name) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("pragma " + name)) {
      return rows.getString(1);
    }
  }

  @Test
  void writesSyncedToDiskAndChecksReferences() throws SQLException {
    try (Connection writer = Dialect.SQLITE.writer(Login.of(url()))) {
      assertThat(pragma(writer, "journal_mode")).isEqualTo("wal");
      assertThat(pragma(writer, "synchronous")).as("FULL").isEqualTo("2");
      assertThat(pragma(writer, "foreign_keys")).isEqualTo("1");
      assertThat(Integer.parseInt(pragma(writer, "busy_timeout"))).isGreaterThan(5_000);
    }
  }

  @Test
  void readsThroughConnectionsThatCannotWrite() throws SQLException {
    try (Connection reader = Dialect.SQLITE.reader(Login.of(url()));
        var statement = reader.createStatement()) {
      assertThat(pragma(reader, "query_only")).isEqualTo("1");
      assertThatThrownBy(() -> statement.execute("create table t (a integer)"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void hasATypeForEveryPlaceholderOnBothDatabases() {
    assertThat(Dialect.SQLITE.types().keySet()).isEqualTo(Dialect.POSTGRESQL.types().keySet());
    assertThat(Login.of("jdbc:sqlite:/x").dialect()).isEqualTo(Dialect.SQLITE);
    assertThat(Login.of("jdbc:postgresql://h/x").dialect()).isEqualTo(Dialect.POSTGRESQL);
  }

  @Test
  void showsAnAddressWithoutSettingsAndPassword() {
    var login = new Login("jdbc:postgresql://h:5433/x?user=weft&ssl=true", "hush");
    assertThat(login).hasToString("jdbc:postgresql://h:5433/x");
  }
}
