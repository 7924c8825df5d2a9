package dev.weft.capture.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.sqlite.ProgressHandler;

/// A table of a file in one transaction.
final class OpenSqliteTable implements OpenTable {

  private static final int TOGETHER = 2_000;
  private static final int STEPS_BETWEEN_LOOKS = 10_000;
  private static final int TOO_BIG = 18;
  private static final byte[] LINE_END = {'\n'};

  private final Connection connection;
  private final String table;
  private final List<SqliteCatalogue.Column> columns;
  private final CopyMeter meter;
  private final CopyErrors errors;

  private OpenSqliteTable(
      Connection connection,
      String table,
      List<SqliteCatalogue.Column> columns,
      CopyMeter meter,
      CopyErrors errors) {
    this.connection = connection;
    this.table = table;
    this.columns = columns;
    this.meter = meter;
    this.errors = errors;
  }

  /// Throws `CAPTURE_NOTHING` when there is no such table.
  static OpenSqliteTable of(Connection connection, String table, CopyMeter meter, CopyErrors errors)
      throws SQLException {
    ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, new Watch(meter));
    Base64Text.offer(connection);
    List<SqliteCatalogue.Column> columns = SqliteCatalogue.columns(connection, table);
    if (columns.isEmpty()) {
      throw errors.noTable(table);
    }
    return new OpenSqliteTable(connection, table, columns, meter, errors);
  }

  @Override
  public List<String> columns() {
    return columns.stream().map(SqliteCatalogue.Column::name).toList();
  }

  @Override
  public DescribedTable describe() {
    try {
      return SqliteCatalogue.describe(connection, table, columns);
    } catch (SQLException e) {
      throw errors.failed(table, e);
    }
  }

  @Override
  public void copy(List<TakenColumn> taken, Path file) {
    try {
      try {
        copy(taken, TOGETHER, file);
      } catch (SQLException e) {
        if (e.getErrorCode() != TOO_BIG) {
          throw e;
        }
        meter.restart();
        copy(taken, 1, file);
      }
    } catch (SQLException e) {
      meter.refuseWhenOver();
      throw e.getErrorCode() == TOO_BIG
          ? errors.tooMuch(table, "a row of " + SqliteTable.LARGEST + " bytes")
          : errors.failed(table, e);
    }
  }

  private void copy(List<TakenColumn> taken, int together, Path file) throws SQLException {
    try (OutputStream out = CopyFile.open(file);
        Statement statement = connection.createStatement();
        ResultSet chunks = statement.executeQuery(lines(taken, together))) {
      while (chunks.next()) {
        byte[] lines = chunks.getString(1).getBytes(StandardCharsets.UTF_8);
        meter.take(chunks.getLong(2), lines.length + 1L);
        out.write(lines);
        out.write(LINE_END);
      }
    } catch (IOException e) {
      throw CopyErrors.unwritable(file, e);
    }
  }

  private String lines(List<TakenColumn> taken, int together) {
    String values =
        taken.stream()
            .map(column -> text(column.as()) + ", " + value(column))
            .collect(Collectors.joining(", "));
    String line = "json_object(" + values + ")";
    String from = " from " + TableColumns.name(table);
    return together == 1
        ? "select " + line + ", 1" + from
        : "select group_concat(line, char(10)), count(*) from (select "
            + line
            + " as line, (row_number() over () - 1) / "
            + together
            + " as chunk"
            + from
            + ") group by chunk";
  }

  /// SQLite has neither truth values nor, in JSON, bytes.
  private static String value(TakenColumn column) {
    String name = TableColumns.name(column.column());
    if (column.isBoolean()) {
      return "case " + name + " when 0 then 'false' when 1 then 'true' else " + name + " end";
    }
    if (column.isNested()) {
      return "case when json_valid(" + name + ") then json(" + name + ") else " + name + " end";
    }
    String bytes = column.isBinary() ? Base64Text.NAME : "hex";
    return "case typeof("
        + name
        + ") when 'blob' then "
        + bytes
        + "("
        + name
        + ") else "
        + name
        + " end";
  }

  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void stop() {
    meter.stop();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // nothing was written, so nothing is lost
    }
  }

  /// Ends a statement when its meter says so, also one that has no row yet.
  private static final class Watch extends ProgressHandler {

    private final CopyMeter meter;

    Watch(CopyMeter meter) {
      this.meter = meter;
    }

    @Override
    protected int progress() {
      return meter.isOver() ? 1 : 0;
    }
  }
}
