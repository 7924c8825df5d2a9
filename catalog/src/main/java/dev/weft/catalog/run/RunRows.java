package dev.weft.catalog.run;

import dev.weft.catalog.store.Columns;
import dev.weft.catalog.store.Json;
import dev.weft.model.error.Severity;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Measured;
import dev.weft.model.run.RunState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/// Rows of runs as records.
final class RunRows {

  static final RowMapper<Run> RUN =
      (row, context) ->
          new Run(
              row.getString("id"),
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getLong("revision"),
              RunKind.valueOf(row.getString("kind")),
              RunState.valueOf(row.getString("state")),
              Columns.text(row, "run_key"),
              row.getString("started_by"),
              row.getLong("queued_at"),
              Columns.number(row, "started_at"),
              Columns.number(row, "ended_at"),
              Columns.number(row, "release_number"),
              failure(row),
              row.getString("progress"));

  static final RowMapper<RunStep> STEP =
      (row, context) ->
          new RunStep(
              row.getString("run"),
              row.getInt("ordinal"),
              row.getString("name"),
              row.getString("kind"),
              RunState.valueOf(row.getString("state")),
              row.getLong("row_count"),
              Columns.number(row, "started_at"),
              Columns.number(row, "ended_at"),
              row.getString("message"));

  static final RowMapper<RunCheck> CHECK =
      (row, context) ->
          new RunCheck(
              row.getString("run"),
              Columns.product(row, "product"),
              row.getInt("major"),
              row.getString("table_name"),
              row.getInt("ordinal"),
              row.getString("name"),
              row.getString("element"),
              Severity.valueOf(row.getString("severity")),
              Outcome.valueOf(row.getString("outcome")),
              row.getLong("failing"),
              row.getString("actual"),
              row.getString("expected"),
              row.getString("message"),
              List.of(Json.read(row.getString("measured"), Measured[].class)),
              row.getLong("checked_at"));

  private RunRows() {}

  private static Optional<Run.Failure> failure(ResultSet row) throws SQLException {
    String message = row.getString("error_message");
    String remedy = Columns.text(row, "error_remedy").orElse("");
    return Columns.text(row, "error_code").map(code -> new Run.Failure(code, message, remedy));
  }
}
