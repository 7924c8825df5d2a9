package dev.weft.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;

/// The schema of the database and its version. Flyway is slow to start, so it is called only when
/// there is something to migrate.
final class Schema {

  /// Number of the newest script in `migrations`.
  static final int VERSION = 6;

  private static final int ATTEMPTS = 100;
  private static final long PAUSE_NANOS = 50_000_000;
  private static final String HISTORY = "flyway_schema_history";

  private final String url;
  private final String where;

  /// @param where the URL as it may be shown
  Schema(String url, String where) {
    this.url = url;
    this.where = where;
  }

  void bringUpToDate(Database database) throws SQLException {
    int found = database.probe(Schema::version);
    for (int attempt = 1; found < VERSION; attempt++) {
      found = migrate(database, found, attempt);
    }
    if (found > VERSION) {
      throw StoreProblems.newer(where, found, VERSION);
    }
  }

  /// Flyway takes no lock on SQLite: of several that open one new file, those that come second fail
  /// and look again.
  private int migrate(Database database, int found, int attempt) throws SQLException {
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(url, null, null)
          .locations("classpath:dev/weft/catalog/store/migrations")
          .placeholders(Dialect.of(url).types())
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
    try (ResultSet tables =
        handle.getConnection().getMetaData().getTables(null, null, HISTORY, null)) {
      return tables.next();
    } catch (SQLException e) {
      throw StoreProblems.of(e);
    }
  }
}
