package dev.weft.catalog.tck;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.audit.AuditKey;
import dev.weft.catalog.audit.AuditLimits;
import dev.weft.catalog.audit.AuditLog;
import dev.weft.catalog.audit.HeadKeeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// Files of SQLite that have their schema and nothing in it: making one takes longer than most
/// tests, so it is made once per test process.
public final class TestSqlite {

  private TestSqlite() {}

  private static final class Templates {
    static final Path CATALOG = made("catalog");
    static final Path AUDIT = made("audit");

    static {
      Catalog.open(url(CATALOG), Clock.systemUTC()).close();
      AuditLog.open(
              url(AUDIT), AuditKey.of(AuditKey.fresh()), HeadKeeper.none(), AuditLimits.STANDARD)
          .close();
    }

    private static Path made(String name) {
      try {
        Path file = Files.createTempFile("weft-" + name + "-", ".db");
        file.toFile().deleteOnExit();
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The address of a catalog, empty unless there was one.
  public static String catalog(Path file) {
    return copy(Templates.CATALOG, file);
  }

  /// The address of an audit, empty unless there was one.
  public static String audit(Path file) {
    return copy(Templates.AUDIT, file);
  }

  private static String copy(Path template, Path file) {
    try {
      if (!Files.exists(file)) {
        Files.copy(template, file);
      }
      return url(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String url(Path file) {
    return "jdbc:sqlite:" + file;
  }
}
