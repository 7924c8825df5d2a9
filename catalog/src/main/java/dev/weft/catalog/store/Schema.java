package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The schema of the database and its version. Flyway is slow to start, so it is called only when
/// there is something to migrate.
final class Schema {

  /// Number of the newest script in `migrations`.
  static final int VERSION = 23;

  private final Login login;
  private final Migrations migrations;
  private final Patience patience;

  Schema(Login login, Migrations migrations, Patience patience) {
    this.login = login;
    this.migrations = migrations;
    this.patience = patience;
  }

  void bringUpToDate(Database database) throws SQLException {
    int found = database.probe(this::version);
    while (found < migrations.version()) {
      found = migrate(database, found);
    }
    if (found > migrations.version()) {
      throw StoreProblems.newer(login.shown(), found, migrations.version());
    }
  }

  private @Nullable String password() {
    return login.password().isEmpty() ? null : login.password();
  }

  /// Flyway takes no lock on SQLite: of several that open one new file, those that come second fail
  /// and look again.
  private int migrate(Database database, int found) throws SQLException {
    boolean raced = false;
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(login.url(), null, password())
          .locations("classpath:" + migrations.location())
          .table(migrations.history())
          // Who shares a database comes after the catalog.
          .baselineOnMigrate(!migrations.equals(Migrations.CATALOG))
          .baselineVersion("0")
          .placeholders(login.dialect().types())
          .load()
          .migrate();
    } catch (FlywayException e) {
      raced = StoreProblems.isBusy(e) || database.probe(this::version) > found;
      if (!raced || !patience.waits()) {
        throw e;
      }
    }
    int reached = database.probe(this::version);
    if (reached == found && !raced) {
      throw new IllegalStateException(
          "scripts up to " + migrations.version() + " are expected, and end at " + reached);
    }
    return reached;
  }

  /// 0 when there is no schema yet.
  private int version(Handle handle) {
    if (!hasHistory(handle)) {
      return 0;
    }
    return handle
        .createQuery(
            """
            select coalesce(max(cast(version as integer)), 0) from %s
            where success = :done
            """
                .formatted(migrations.history()))
        .bind("done", true)
        .mapTo(Integer.class)
        .one();
  }

  private boolean hasHistory(Handle handle) {
    try {
      Connection connection = handle.getConnection();
      // Others may have schemas in the same database.
      String schema = connection.getSchema();
      try (ResultSet tables =
          connection.getMetaData().getTables(null, schema, migrations.history(), null)) {
        return tables.next();
      }
    } catch (SQLException e) {
      throw new ConnectionException(e);
    }
  }
}
