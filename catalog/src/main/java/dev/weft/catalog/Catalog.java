package dev.weft.catalog;

import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.JournalClock;
import dev.weft.catalog.journal.JournalWriter;
import dev.weft.catalog.store.Database;
import dev.weft.catalog.store.Login;
import dev.weft.catalog.store.Snapshot;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What exists and what happened, in one database: a file, or one of a PostgreSQL server. Threads
/// and processes may share it: any number read, one writes at a time.
public final class Catalog implements AutoCloseable {

  private final Database database;
  private final JournalClock clock;

  private Catalog(Database database, JournalClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Opens the database and brings its schema up to date; makes it when it does not exist.
  ///
  /// @param url of JDBC, `jdbc:sqlite:/path/to/weft.db` or `jdbc:postgresql://host/database`
  /// @param clock may jump back: times in the catalog never do
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when it cannot be opened, or was
  ///   written by a newer Weft
  public static Catalog open(String url, Clock clock) {
    return open(Login.of(url), clock);
  }

  /// The same with a password.
  public static Catalog open(Login login, Clock clock) {
    return new Catalog(Database.open(login), new JournalClock(clock));
  }

  /// Reads from one consistent snapshot. Never waits for writers. Not to be nested: the inner one
  /// sees another moment and may wait for a connection that the outer one has.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the database fails
  public <T extends @Nullable Object> T read(Function<Reading, T> work) {
    return database.read(
        handle -> work.apply(new Reading(new Snapshot(handle, clock.now(handle)))));
  }

  /// Changes things in one transaction: when `work` throws, whatever it is, nothing happened; when
  /// this returns, everything is durable. Waits for the writer before it. No files, networks or
  /// engines inside `work`, and no further `write`; it may be run again when the database undid it
  /// in favour of somebody else's, so it changes nothing but the catalog.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the database fails or the disk is
  ///   full
  public <T extends @Nullable Object> T write(Cause cause, Function<Writing, T> work) {
    return database.write(
        handle -> {
          var change = new Change(handle, clock.now(handle), cause);
          T result = work.apply(new Writing(change));
          new JournalWriter(change).append();
          return result;
        });
  }

  /// Does what `write` would do, answers, and takes all of it back: to know what things would be
  /// like. Waits for the writer before it and keeps others waiting meanwhile, so it is for what is
  /// rare.
  ///
  /// @throws dev.weft.model.error.WeftException SERVER_STORE when the database fails
  public <T> T attempt(Cause cause, Function<Writing, T> work) {
    var answer = new AtomicReference<T>();
    try {
      write(
          cause,
          writing -> {
            answer.set(work.apply(writing));
            throw new TakenBack();
          });
    } catch (TakenBack _) {
      // Nothing of it is left.
    }
    return Objects.requireNonNull(answer.get());
  }

  /// Ends an attempt.
  private static final class TakenBack extends RuntimeException {
    private static final long serialVersionUID = 1;

    TakenBack() {
      super("An attempt is over", null, false, false);
    }
  }

  /// Waits for the transactions under way and closes all connections. Closing it again does
  /// nothing.
  @Override
  public void close() {
    database.close();
  }
}
