package dev.weft.capture.copy;

import dev.weft.model.product.Build.FileFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/// A table of an SQLite file, which SQLite itself writes as lines of JSON, many at a time. The file
/// is opened to be read only.
public final class SqliteTable implements SourceTable {

  /// The largest value that SQLite makes, which is held in memory.
  static final int LARGEST = 64 << 20;

  private static final int NO_DATABASE = 26;

  private final Path database;
  private final String table;
  private final CopyWords words;
  private final CopyLimits limits;

  public SqliteTable(Path database, String table, CopyWords words, CopyLimits limits) {
    this.database = database;
    this.table = table;
    this.words = words;
    this.limits = limits;
  }

  /// For people who name the file themselves.
  public SqliteTable(Path database, String table) {
    this(database, table, CopyWords.ofServer(String.valueOf(database)), CopyLimits.GENEROUS);
  }

  @Override
  public String name() {
    return table;
  }

  @Override
  public FileFormat format() {
    return FileFormat.JSON_LINES;
  }

  @Override
  public OpenTable open() {
    var errors = new CopyErrors(words);
    if (!Files.isRegularFile(database)) {
      throw errors.noFile();
    }
    var meter = new CopyMeter(table, limits, errors);
    try {
      Connection connection = connect(database);
      try {
        return OpenSqliteTable.of(connection, table, meter, errors);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw e.getErrorCode() == NO_DATABASE ? errors.noDatabase() : errors.failed(table, e);
    }
  }

  /// Views and triggers of the file may call nothing that reaches outside of it.
  private static Connection connect(Path file) throws SQLException {
    var properties = new Properties();
    properties.setProperty("open_mode", "1");
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), properties);
    try (Statement statement = connection.createStatement()) {
      statement.execute("pragma trusted_schema = off");
      statement.execute("pragma cell_size_check = on");
      connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LARGEST);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /// Writes the wanted columns that the table has. Throws `CAPTURE_UNREADABLE`, `CAPTURE_NOTHING`
  /// when there is no such table.
  ///
  /// @param file is made or replaced
  public void copy(List<CopiedColumn> wanted, Path file) {
    try (OpenTable open = open()) {
      open.copy(TableColumns.find(open.columns(), wanted), file);
    }
  }
}
