package dev.weft.catalog.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The schema of the database and its version. Flyway is slow to start, so it is called only when
/// there is something to migrate.
final class Schema {

  /// Number of the newest script in `migrations`.
  static final int VERSION = 7;

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = 50_000_000;
  static final String HISTORY = "flyway_schema_history";

  private final Login login;

  Schema(Login login) {
    this.login = login;
  }

  void bringUpToDate(Database database) throws SQLException {
    int found = database.probe(Schema::version);
    for (int attempt = 1; found < VERSION; attempt++) {
      found = migrate(database, found, attempt);
    }
    if (found > VERSION) {
      throw StoreProblems.newer(login.shown(), found, VERSION);
    }
  }

  private @Nullable String password() {
    return login.password().isEmpty() ? null : login.password();
  }

  /// Flyway takes no lock on SQLite: of several that open one new file, those that come second fail
  /// and look again.
  private int migrate(Database database, int found, int attempt) throws SQLException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(login.url(), null, password())
          .locations("classpath:dev/weft/catalog/store/migrations")
          .placeholders(login.dialect().types())
          .load()
          .migrate();
    } catch (FlywayException e) {
      boolean raced = StoreProblems.isBusy(e) || database.probe(Schema::version) > found;
      if (!raced || attempt == ATTEMPTS) {
        throw e;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return database.probe(Schema::version);
  }

  /// 0 when there is no schema yet.
  private static int version(Handle handle) {
    if (!hasHistory(handle)) {
      return 0;
    }
    return handle
        .createQuery(
            """
            select coalesce(max(cast(version as integer)), 0) from flyway_schema_history
            where success = :done
            """)
        .bind("done", true)
        .mapTo(Integer.class)
        .one();
  }

  private static boolean hasHistory(Handle handle) {
    try {
      Connection connection = handle.getConnection();
      // Others may have schemas in the same database.
      String schema = connection.getSchema();
      try (ResultSet tables = connection.getMetaData().getTables(null, schema, HISTORY, null)) {
        return tables.next();
      }
    } catch (SQLException e) {
      throw StoreProblems.of(e);
    }
  }
}
