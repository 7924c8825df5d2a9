package dev.weft.capture.copy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// A table in the snapshot of one transaction.
final class OpenPostgresTable implements OpenTable {

  /// Types of which a copy writes what a cast would give, at less work for the server.
  private static final Set<String> SAME_TEXT =
      Set.of(
          "smallint",
          "integer",
          "bigint",
          "numeric",
          "real",
          "double precision",
          "text",
          "character varying",
          "uuid",
          "date",
          "time without time zone",
          "timestamp without time zone",
          "timestamp with time zone");

  private final Connection connection;
  private final String schema;
  private final String table;
  private final Map<String, String> types;
  private final CopyMeter meter;
  private final CopyErrors errors;

  private OpenPostgresTable(
      Connection connection,
      String schema,
      String table,
      Map<String, String> types,
      CopyMeter meter,
      CopyErrors errors) {
    this.connection = connection;
    this.schema = schema;
    this.table = table;
    this.types = types;
    this.meter = meter;
    this.errors = errors;
  }

  /// Throws `CAPTURE_NOTHING` when there is no such table.
  static OpenPostgresTable of(
      Connection connection, String schema, String table, CopyMeter meter, CopyErrors errors)
      throws SQLException {
    Map<String, String> types = PostgresCatalogue.types(connection, schema, table);
    if (types.isEmpty()) {
      throw errors.noTable(schema + "." + table);
    }
    return new OpenPostgresTable(connection, schema, table, types, meter, errors);
  }

  @Override
  public List<String> columns() {
    return List.copyOf(types.keySet());
  }

  @Override
  public DescribedTable describe() {
    try {
      return PostgresCatalogue.describe(connection, schema, table);
    } catch (SQLException e) {
      throw errors.failed(schema + "." + table, e);
    }
  }

  @Override
  public void copy(List<TakenColumn> columns, Path file) {
    try (OutputStream out = CopyFile.open(file)) {
      rows(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement(columns)), out);
    } catch (SQLException e) {
      meter.refuseWhenOver();
      throw errors.failed(schema + "." + table, e);
    } catch (IOException e) {
      throw CopyErrors.unwritable(file, e);
    }
  }

  /// The server sends one line at a time, the header first.
  private void rows(CopyOut copy, OutputStream out) throws SQLException, IOException {
    try {
      byte[] line = copy.readFromCopy();
      if (line != null) {
        out.write(line);
      }
      while ((line = copy.readFromCopy()) != null) {
        meter.take(1, line.length);
        out.write(line);
      }
    } finally {
      if (copy.isActive()) {
        hangUp();
      }
    }
  }

  private String statement(List<TakenColumn> columns) {
    String values =
        columns.stream()
            .map(column -> value(column) + " AS " + TableColumns.name(column.as()))
            .collect(Collectors.joining(", "));
    return "COPY (SELECT "
        + (values.isEmpty() ? "true AS _row" : values)
        + " FROM "
        + TableColumns.name(schema)
        + "."
        + TableColumns.name(table)
        + ") TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')";
  }

  /// As text that the engine reads as the wanted type.
  private String value(TakenColumn column) {
    String name = TableColumns.name(column.column());
    String type = types.getOrDefault(column.column(), "");
    if (column.isNested()) {
      return "to_jsonb(" + name + ")::text";
    }
    if (type.equals("bytea") && column.isBinary()) {
      return "translate(encode(" + name + ", 'base64'), E'\\n', '')";
    }
    if (type.equals("timestamp with time zone") && !column.isZoned()) {
      return "(" + name + " AT TIME ZONE 'UTC')";
    }
    return SAME_TEXT.contains(type) ? name : name + "::text";
  }

  @Override
  public void stop() {
    meter.stop();
    // whoever stops something does not wait for a network
    Thread.ofVirtual().name("copy-hang-up").start(this::hangUp);
  }

  /// Tells the server first, which would work on until it has something to send.
  private void hangUp() {
    try {
      connection.unwrap(PGConnection.class).cancelQuery();
    } catch (SQLException _) {
      // then hanging up has to do
    }
    try {
      connection.abort(Runnable::run);
    } catch (SQLException _) {
      // it is closed, then
    }
  }

  @Override
  public void close() {
    PostgresTable.close(connection);
  }
}
