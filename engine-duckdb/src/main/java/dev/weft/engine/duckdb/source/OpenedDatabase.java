package dev.weft.engine.duckdb.source;

import dev.weft.engine.DatabaseFiles.CopiedAs;
import dev.weft.engine.DatabaseFiles.FileColumn;
import dev.weft.engine.DatabaseFiles.OpenedTable;
import dev.weft.engine.DatabaseFiles.Wanted;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A table of an attached file.
record OpenedDatabase(Session session, Wanted wanted, DatabaseCatalogue table, CopyStop stop)
    implements OpenedTable {

  /// What Parquet would write as something else.
  private static final Pattern ODD =
      Pattern.compile(
          ".*\\b(U?HUGEINT|UNION|BIT|BIGNUM|VARINT|VARIANT|GEOMETRY|INTERVAL|TIMETZ"
              + "|TIME WITH TIME ZONE)\\b.*",
          Pattern.DOTALL);

  @Override
  public String comment() {
    return table.comment();
  }

  @Override
  public List<FileColumn> columns() {
    return table.columns();
  }

  @Override
  public void copy(List<CopiedAs> columns, Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "its folder");
    Path made = session.outbox(folder).resolve("copy-" + UUID.randomUUID() + ".parquet");
    try {
      stop.during(made, () -> write(columns, made));
      stop.passed().ifPresent(this::refuse);
      deliver(made, file);
    } catch (WeftException e) {
      stop.passed().ifPresent(this::refuse);
      throw e.code() == ErrorCode.SQL_RUN ? SourceErrors.noDatabase(wanted.file()) : e;
    } catch (IOException e) {
      throw EngineErrors.unwritable(folder, e);
    } finally {
      discard(made);
    }
  }

  private void write(List<CopiedAs> columns, Path made) {
    long most = wanted.bounds().rows();
    String limit = most == Long.MAX_VALUE ? "" : " LIMIT " + (most + 1);
    String values = columns.stream().map(this::value).collect(Collectors.joining(", "));
    String select =
        "SELECT " + (values.isEmpty() ? "true AS _row" : values) + " FROM " + table.from() + limit;
    String to = SqlText.text(made.toString());
    long rows =
        session
            .rows(
                "COPY (" + select + ") TO " + to + " (FORMAT parquet, RETURN_STATS)",
                row -> row.number(row.place("count")))
            .stream()
            .mapToLong(Long::longValue)
            .sum();
    if (rows > most) {
      refuse(most + " rows");
    }
  }

  private String value(CopiedAs column) {
    String name = SqlText.name(column.column());
    String value = isOdd(column.column()) ? "CAST(" + name + " AS VARCHAR)" : name;
    return value + " AS " + SqlText.name(column.as());
  }

  private boolean isOdd(String column) {
    return table.columns().stream()
        .anyMatch(one -> one.name().equals(column) && ODD.matcher(one.type()).matches());
  }

  private void refuse(String bound) {
    throw SourceErrors.tooMuch(wanted.file(), wanted.table(), bound);
  }

  /// A process of its own is not believed: what is no plain file is refused.
  private static void deliver(Path made, Path file) throws IOException {
    if (!Files.isRegularFile(made, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("a file that was not made here");
    }
    if (made.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rw-------"));
    }
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void discard(Path made) {
    try {
      Files.deleteIfExists(made);
    } catch (IOException e) {
      throw EngineErrors.unwritable(made, e);
    }
  }

  @Override
  public void close() {
    stop.close();
    session.close();
  }
}
