package dev.weft.engine.duckdb.source;

import dev.weft.engine.Cancellation;
import dev.weft.engine.DatabaseFiles;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Opens database files of the engine in sessions of it.
public final class DuckDbDatabaseFiles implements DatabaseFiles {

  private final Sessions sessions;

  public DuckDbDatabaseFiles(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public OpenedTable open(Wanted wanted, Cancellation cancellation) {
    Path file = wanted.file().path();
    if (!Files.isRegularFile(file)) {
      throw SourceErrors.noFile(wanted.file());
    }
    if (hasLog(file)) {
      throw SourceErrors.logBeside(wanted.file());
    }
    var stop = new CopyStop(wanted.bounds(), cancellation);
    try {
      return open(wanted, sessions.session(stop.flag()), stop);
    } catch (RuntimeException e) {
      stop.close();
      throw e;
    }
  }

  private static OpenedTable open(Wanted wanted, Session session, CopyStop stop) {
    try {
      String database = "weft_given_" + UUID.randomUUID().toString().replace("-", "");
      attach(session, wanted, database);
      return new OpenedDatabase(
          session, wanted, DatabaseCatalogue.find(session, wanted, database), stop);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static void attach(Session session, Wanted wanted, String database) {
    try {
      session.attach(wanted.file().path(), database);
    } catch (WeftException e) {
      throw e.code() == ErrorCode.SQL_CANCELLED ? e : SourceErrors.noDatabase(wanted.file());
    }
  }

  /// What the last program wrote is not in the file then.
  private static boolean hasLog(Path file) {
    Path log = file.resolveSibling(file.getFileName() + ".wal");
    try {
      return Files.exists(log) && Files.size(log) > 0;
    } catch (IOException e) {
      return true;
    }
  }
}
